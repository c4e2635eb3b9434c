// The characters of YAML 1.1, as libyaml classifies them: also NEL, LS and PS break a line.
#ifndef KSP_YAML_CHARACTERS_H_
#define KSP_YAML_CHARACTERS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp::yaml {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

inline bool IsBlank(char c) { return c == ' ' || c == '\t'; }
inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
// What anchors, tag handles and directive names are made of.
inline bool IsWord(char c) {
  return IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

// -1 if it is none.
inline int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Bytes of the line break at `pos`; 0 if there is none.
inline std::size_t BreakSize(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return 0;
  switch (text[pos]) {
    case '\n':
      return 1;
    case '\r':
      return pos + 1 < text.size() && text[pos + 1] == '\n' ? 2 : 1;
    case '\xC2':
      return text.substr(pos, 2) == "\xC2\x85" ? 2 : 0;
    case '\xE2': {
      std::string_view three = text.substr(pos, 3);
      return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" ? 3 : 0;
    }
    default:
      return 0;
  }
}

// Bytes of a character by its first byte; 0 if no character begins with it.
inline std::size_t LeadingByteSize(char c) {
  unsigned char byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return 1;
  if ((byte & 0xE0) == 0xC0) return 2;
  if ((byte & 0xF0) == 0xE0) return 3;
  if ((byte & 0xF8) == 0xF0) return 4;
  return 0;
}

struct BadCharacter {
  const char* code = nullptr;  // null if there is none
  std::size_t pos = 0;
  Map args;
};

// The first character that YAML does not allow in a text, quoted or not.
BadCharacter FindBadCharacter(std::string_view text);

}  // namespace ksp::yaml

#endif  // KSP_YAML_CHARACTERS_H_
