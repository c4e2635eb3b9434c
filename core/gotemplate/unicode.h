// Runes as Go sees them: the classes that text/template and strconv ask for.
#ifndef KSP_GOTEMPLATE_UNICODE_H_
#define KSP_GOTEMPLATE_UNICODE_H_

#include <cstddef>
#include <string_view>

#include "value/utf8.h"

namespace ksp::gotemplate {

std::size_t CountRunes(std::string_view text);

bool IsSpace(char32_t rune);         // unicode.IsSpace
bool IsPrintable(char32_t rune);     // strconv.IsPrint
bool IsAlphaNumeric(char32_t rune);  // a letter, a decimal digit or '_'

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_UNICODE_H_
