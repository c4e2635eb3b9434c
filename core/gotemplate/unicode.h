// Runes as Go sees them: UTF-8 in and out, and the classes that text/template and strconv ask for.
#ifndef KSP_GOTEMPLATE_UNICODE_H_
#define KSP_GOTEMPLATE_UNICODE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace ksp::gotemplate {

inline constexpr char32_t kRuneError = 0xFFFD;
inline constexpr char32_t kMaxRune = 0x10FFFF;

struct Decoded {
  char32_t rune = kRuneError;
  std::size_t size = 0;  // 0 at the end of the text; 1 where the text is not UTF-8
};

// The first rune of `text`, by the rules of unicode/utf8.DecodeRuneInString.
Decoded DecodeRune(std::string_view text);
// A rune that is not one (a surrogate, too large) is appended as U+FFFD.
void AppendRune(char32_t rune, std::string* out);
std::size_t CountRunes(std::string_view text);

bool IsValidRune(char32_t rune);
bool IsSpace(char32_t rune);         // unicode.IsSpace
bool IsPrintable(char32_t rune);     // strconv.IsPrint
bool IsAlphaNumeric(char32_t rune);  // a letter, a decimal digit or '_'

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_UNICODE_H_
