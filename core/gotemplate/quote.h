// Go's quoted literals, as strconv writes and reads them.
#ifndef KSP_GOTEMPLATE_QUOTE_H_
#define KSP_GOTEMPLATE_QUOTE_H_

#include <optional>
#include <string>
#include <string_view>

namespace ksp::gotemplate {

std::string Quote(std::string_view text, bool ascii_only = false);  // "a\n"
std::string QuoteRune(char32_t rune, bool ascii_only = false);      // 'a'
bool CanBackquote(std::string_view text);                           // fits `…` as it is
std::string UnicodePoint(char32_t rune);                            // %#U: U+0022 '"'

// The text of a "…" or `…` literal, quotes included; none where it is not one.
std::optional<std::string> Unquote(std::string_view literal);

// One character or escape at the start of `*text`, which loses it; `quote` is the literal's.
struct Character {
  char32_t rune;
  bool is_byte;  // \x and octal escapes: a byte, not a rune
};
std::optional<Character> TakeCharacter(std::string_view* text, char quote);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_QUOTE_H_
