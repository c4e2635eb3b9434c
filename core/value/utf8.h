// UTF-8 by RFC 3629, and as Go reads and writes it: shortest form, no surrogates, nothing above
// U+10FFFF. Go calls a character a rune.
#ifndef KSP_VALUE_UTF8_H_
#define KSP_VALUE_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace ksp {

inline constexpr char32_t kRuneError = 0xFFFD;
inline constexpr char32_t kMaxRune = 0x10FFFF;

struct Decoded {
  char32_t rune = kRuneError;
  std::size_t size = 0;  // 0 at the end of the text; 1 where the text is not UTF-8
  bool valid() const { return rune != kRuneError || size > 1; }
};

// The first rune of `text`, by the rules of unicode/utf8.DecodeRuneInString.
Decoded DecodeRune(std::string_view text);
// A rune that is not one (a surrogate, too large) is appended as U+FFFD.
void AppendRune(char32_t rune, std::string* out);
bool IsValidRune(char32_t rune);

bool IsUtf8(std::string_view text);

// Each byte that is not UTF-8 replaced by U+FFFD, as Go's encoding/json does it.
std::string ValidUtf8(std::string_view text);

}  // namespace ksp

#endif  // KSP_VALUE_UTF8_H_
