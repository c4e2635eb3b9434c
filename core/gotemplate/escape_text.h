// Texts made safe for a place: the escapers behind html, js and urlquery, and html/template's own.
#ifndef KSP_GOTEMPLATE_ESCAPE_TEXT_H_
#define KSP_GOTEMPLATE_ESCAPE_TEXT_H_

#include <string>
#include <string_view>

namespace ksp::gotemplate {

// text/template's html. With `plus` that character, too, as html/template does it to the result of
// an action in plain HTML text (controller E.2).
std::string EscapeForHtml(std::string_view text, bool plus);
std::string JsEscapeString(std::string_view text);  // text/template: js
std::string QueryEscape(std::string_view text);     // net/url: urlquery

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_ESCAPE_TEXT_H_
