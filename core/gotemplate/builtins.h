// The functions of text/template, and the escapers that html/template adds to pipelines.
#ifndef KSP_GOTEMPLATE_BUILTINS_H_
#define KSP_GOTEMPLATE_BUILTINS_H_

#include <string_view>

#include "gotemplate/go_value.h"

namespace ksp::gotemplate {

// Null if there is no such function. `and`, `or` and `call` have no Function::call: how they take
// their arguments is the executor's business.
const Function* FindBuiltin(std::string_view name);

inline constexpr std::string_view kHtmlEscaper = "_html_template_htmlescaper";
inline constexpr std::string_view kEvalArgs = "_eval_args_";
// One of those two, which a template's text cannot name.
const Function* FindEscaper(std::string_view name);

// False, zero, empty and nil are not true, as {{if}} has it.
bool IsTrue(const GoValue& value);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_BUILTINS_H_
