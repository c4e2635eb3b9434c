// The functions of text/template, and the escapers that html/template adds to pipelines.
#ifndef KSP_GOTEMPLATE_BUILTINS_H_
#define KSP_GOTEMPLATE_BUILTINS_H_

#include <string_view>

#include "gotemplate/go_value.h"

namespace ksp::gotemplate {

inline constexpr const char* kHtmlEscaper = "_html_template_htmlescaper";
inline constexpr const char* kEvalArgs = "_eval_args_";

// The variants of the functions that have no Function::call: how they take their arguments is the
// executor's business.
enum : int { kAnd, kOr, kCall };

// Null if there is no such function.
const Function* FindBuiltin(std::string_view name);
// The same with the two escapers, which a template's text cannot name.
const Function* FindBuiltinOrEscaper(std::string_view name);

// False, zero, empty and nil are not true, as {{if}} has it.
bool IsTrue(const GoValue& value);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_BUILTINS_H_
