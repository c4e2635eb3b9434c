// html/template's pass over the templates before they run: it puts an escaper at the end of every
// pipeline that prints. A text without '<' never leaves the plain HTML text context (controller
// E13), and that is the only one known here.
#ifndef KSP_GOTEMPLATE_HTML_ESCAPER_H_
#define KSP_GOTEMPLATE_HTML_ESCAPER_H_

#include <string_view>

#include "gotemplate/ast.h"
#include "gotemplate/budget.h"

namespace ksp::gotemplate {

// Rewrites the templates that can be reached from `name`. Fails with Go's text where an escaper is
// misplaced or a template is missing. `text` is what the set was parsed from.
void EscapeTemplates(std::string_view name, std::string_view text, TemplateSet* set,
                     Budget* budget);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_HTML_ESCAPER_H_
