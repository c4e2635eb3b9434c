// Floating-point numbers as strconv.FormatFloat writes them.
#ifndef KSP_GOTEMPLATE_FLOAT_TEXT_H_
#define KSP_GOTEMPLATE_FLOAT_TEXT_H_

#include <string>

namespace ksp::gotemplate {

// `format` is one of b e E f g G x X; a precision of -1 asks for the fewest digits that give the
// same float again.
std::string FormatFloat(double number, char format, int precision);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_FLOAT_TEXT_H_
