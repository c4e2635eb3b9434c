#include "gotemplate/escape_text.h"

#include <cstdint>

#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

constexpr char kHex[] = "0123456789ABCDEF";

// "" for a character that stays.
std::string_view HtmlEntity(char c) {
  switch (c) {
    case '\0':
      return "\xEF\xBF\xBD";
    case '"':
      return "&#34;";
    case '&':
      return "&amp;";
    case '\'':
      return "&#39;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    default:
      return "";
  }
}

std::string_view JsEscape(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '\'':
      return "\\'";
    case '"':
      return "\\\"";
    case '<':
      return "\\u003C";
    case '>':
      return "\\u003E";
    case '&':
      return "\\u0026";
    case '=':
      return "\\u003D";
    default:
      return "";
  }
}

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

std::string EscapeForHtml(std::string_view text) {
  std::string out;
  for (char c : text) {
    const std::string_view entity = c == '+' ? "&#43;" : HtmlEntity(c);
    entity.empty() ? out.push_back(c) : static_cast<void>(out.append(entity));
  }
  return out;
}

std::string HtmlEscapeString(std::string_view text) {
  std::string out;
  for (char c : text) {
    const std::string_view entity = HtmlEntity(c);
    entity.empty() ? out.push_back(c) : static_cast<void>(out.append(entity));
  }
  return out;
}

std::string JsEscapeString(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Decoded decoded = DecodeRune(text);
    const char first = text[0];
    const std::string_view bytes = text.substr(0, decoded.size);
    text.remove_prefix(decoded.size);
    if (const std::string_view escape = JsEscape(first); !escape.empty()) {
      out.append(escape);
    } else if (decoded.rune < ' ' || (decoded.rune >= 0x80 && !IsPrintable(decoded.rune))) {
      AppendJsUnicode(decoded.rune, &out);
    } else {
      out.append(bytes);
    }
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
