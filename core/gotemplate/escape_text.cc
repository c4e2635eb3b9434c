#include "gotemplate/escape_text.h"

#include <cstdint>

#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

void AppendJsUnicode(char32_t rune, std::string* out) {
  out->append("\\u");
  for (int shift = rune > 0xFFFFF ? 20 : rune > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) {
    out->push_back(kHex[rune >> shift & 15]);
  }
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == '~';
}

}  // namespace

std::string EscapeForHtml(std::string_view text, bool plus) {
  constexpr std::string_view kSpecial("\0\"&'<>+", 7);
  constexpr const char* kEntities[] = {"\xEF\xBF\xBD", "&#34;", "&amp;", "&#39;",
                                       "&lt;",         "&gt;",  "&#43;"};
  std::string out;
  for (char c : text) {
    const std::size_t i = kSpecial.find(c);
    if (i == kSpecial.npos || (c == '+' && !plus)) {
      out.push_back(c);
    } else {
      out.append(kEntities[i]);
    }
  }
  return out;
}

std::string JsEscapeString(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Decoded decoded = DecodeRune(text);
    const char32_t rune = decoded.rune;
    const bool ascii = rune < 0x80;
    if (rune == '\\' || rune == '\'' || rune == '"') out.push_back('\\');
    if (ascii ? rune < ' ' || std::string_view("<>&=").find(text[0]) != text.npos
              : !IsPrintable(rune)) {
      AppendJsUnicode(rune, &out);
    } else {
      out.append(text.substr(0, decoded.size));
    }
    text.remove_prefix(decoded.size);
  }
  return out;
}

std::string QueryEscape(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (IsUnreserved(c)) {
      out.push_back(c);
    } else if (c == ' ') {
      out.push_back('+');
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return out;
}

}  // namespace ksp::gotemplate
