// Tokens to parse trees, by the rules of text/template/parse.
#ifndef KSP_GOTEMPLATE_PARSER_H_
#define KSP_GOTEMPLATE_PARSER_H_

#include <string>
#include <string_view>

#include "gotemplate/ast.h"
#include "gotemplate/budget.h"

namespace ksp::gotemplate {

// Adds to `*set` the templates that `text` defines, itself under `name`. Fails with Go's text where
// it cannot be parsed.
void ParseTemplates(std::string_view name, std::string_view text, TemplateSet* set, Budget* budget);

// "name:line:column" of a position in the text of a template.
std::string Location(std::string_view name, std::string_view text, std::size_t position);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_PARSER_H_
