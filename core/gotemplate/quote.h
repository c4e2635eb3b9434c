// Go's quoted literals, as strconv writes and reads them.
#ifndef KSP_GOTEMPLATE_QUOTE_H_
#define KSP_GOTEMPLATE_QUOTE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ksp::gotemplate {

std::string Quote(std::string_view text, bool ascii_only = false);  // "a\n"
std::string QuoteRune(char32_t rune, bool ascii_only = false);      // 'a'
bool CanBackquote(std::string_view text);                           // fits `…` as it is
int HexDigit(char c);                                               // -1 if it is none

// %U: U+0022, with so many digits at least; %#U: U+0022 '"', if it is printable.
std::string UnicodePoint(std::uint64_t rune, std::size_t digits = 4, bool with_character = true);

// Appends the text of a "…" or `…` literal, quotes included; false where it is not one.
bool Unquote(std::string_view literal, std::string* out);

// One character or escape at the start of `*text`, which loses it; `quote` is the literal's. The
// escapes \x and octal ones are a byte, not a rune. False where there is none.
bool TakeCharacter(std::string_view* text, char quote, char32_t* rune, bool* is_byte);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_QUOTE_H_
