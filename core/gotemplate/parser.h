// Tokens to parse trees, by the rules of text/template/parse.
#ifndef KSP_GOTEMPLATE_PARSER_H_
#define KSP_GOTEMPLATE_PARSER_H_

#include <string>
#include <string_view>

#include "gotemplate/ast.h"

namespace ksp::gotemplate {

// The templates that `text` defines, itself under `name`. Throws a Failure with Go's text where it
// cannot be parsed.
TemplateSet ParseTemplates(const std::string& name, std::string_view text);

// "name:line:column" of a position in the text of a template.
std::string Location(const std::string& name, std::string_view text, std::size_t position);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_PARSER_H_
