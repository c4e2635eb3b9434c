#include "gotemplate/quote.h"

#include <cstdint>

#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

constexpr char kLowerHex[] = "0123456789abcdef";
constexpr char kUpperHex[] = "0123456789ABCDEF";

void AppendHex(char32_t number, int digits, std::string* out) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out->push_back(kLowerHex[number >> shift & 0xF]);
  }
}

// The letter of a one-letter escape, 0 where there is none.
char EscapeLetter(char32_t rune) {
  switch (rune) {
    case '\a':
      return 'a';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\v':
      return 'v';
    default:
      return 0;
  }
}

void AppendQuoted(char32_t rune, char quote, bool ascii_only, std::string* out) {
  if (rune == static_cast<char32_t>(quote) || rune == '\\') {
    out->push_back('\\');
    out->push_back(static_cast<char>(rune));
  } else if (IsPrintable(rune) && (rune < 0x80 || !ascii_only)) {
    AppendRune(rune, out);
  } else if (char letter = EscapeLetter(rune); letter != 0) {
    out->push_back('\\');
    out->push_back(letter);
  } else if (rune < ' ' || rune == 0x7F) {
    out->append("\\x");
    AppendHex(rune, 2, out);
  } else if (!IsValidRune(rune) || rune < 0x10000) {
    out->append("\\u");
    AppendHex(IsValidRune(rune) ? rune : kRuneError, 4, out);
  } else {
    out->append("\\U");
    AppendHex(rune, 8, out);
  }
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The rest of \xhh, \uhhhh, \Uhhhhhhhh or \ooo: `count` digits of `base`.
std::optional<char32_t> TakeDigits(std::string_view* text, std::size_t count, int base) {
  if (text->size() < count) return std::nullopt;
  std::uint64_t number = 0;
  for (char c : text->substr(0, count)) {
    int digit = HexDigit(c);
    if (digit < 0 || digit >= base) return std::nullopt;
    number = number * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit);
  }
  text->remove_prefix(count);
  return static_cast<char32_t>(number);
}

std::optional<Character> TakeEscape(std::string_view* text, char quote) {
  if (text->size() < 2) return std::nullopt;
  const char letter = (*text)[1];
  const std::string_view at_letter = text->substr(1);
  text->remove_prefix(2);
  switch (letter) {
    case 'a':
      return Character{'\a', false};
    case 'b':
      return Character{'\b', false};
    case 'f':
      return Character{'\f', false};
    case 'n':
      return Character{'\n', false};
    case 'r':
      return Character{'\r', false};
    case 't':
      return Character{'\t', false};
    case 'v':
      return Character{'\v', false};
    case '\\':
      return Character{'\\', false};
    case '\'':
    case '"':
      if (letter != quote) return std::nullopt;
      return Character{static_cast<char32_t>(letter), false};
    case 'x':
      if (auto byte = TakeDigits(text, 2, 16)) return Character{*byte, true};
      return std::nullopt;
    case 'u':
    case 'U':
      if (auto rune = TakeDigits(text, letter == 'u' ? 4 : 8, 16); rune && IsValidRune(*rune)) {
        return Character{*rune, false};
      }
      return std::nullopt;
    default:
      *text = at_letter;
      if (auto byte = TakeDigits(text, 3, 8); byte && *byte <= 0xFF) return Character{*byte, true};
      return std::nullopt;
  }
}

}  // namespace

std::string Quote(std::string_view text, bool ascii_only) {
  std::string out = "\"";
  while (!text.empty()) {
    const Decoded decoded = DecodeRune(text);
    if (decoded.rune == kRuneError && decoded.size == 1) {
      out.append("\\x");
      AppendHex(static_cast<std::uint8_t>(text[0]), 2, &out);
    } else {
      AppendQuoted(decoded.rune, '"', ascii_only, &out);
    }
    text.remove_prefix(decoded.size);
  }
  out.push_back('"');
  return out;
}

std::string QuoteRune(char32_t rune, bool ascii_only) {
  std::string out = "'";
  AppendQuoted(IsValidRune(rune) ? rune : kRuneError, '\'', ascii_only, &out);
  out.push_back('\'');
  return out;
}

bool CanBackquote(std::string_view text) {
  while (!text.empty()) {
    const Decoded decoded = DecodeRune(text);
    text.remove_prefix(decoded.size);
    if (decoded.size > 1) {
      if (decoded.rune == 0xFEFF) return false;
      continue;
    }
    const char32_t rune = decoded.rune;
    if (rune == kRuneError || (rune < ' ' && rune != '\t') || rune == '`' || rune == 0x7F) {
      return false;
    }
  }
  return true;
}

std::string UnicodePoint(char32_t rune) {
  std::string digits;
  for (char32_t rest = rune; rest != 0; rest >>= 4) digits.insert(0, 1, kUpperHex[rest & 0xF]);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  std::string out = "U+" + digits;
  if (IsPrintable(rune)) {
    out.append(" '");
    AppendRune(rune, &out);
    out.push_back('\'');
  }
  return out;
}

std::optional<Character> TakeCharacter(std::string_view* text, char quote) {
  if (text->empty() || text->front() == quote) return std::nullopt;
  if (text->front() == '\\') return TakeEscape(text, quote);
  const Decoded decoded = DecodeRune(*text);
  text->remove_prefix(decoded.size);
  return Character{decoded.rune, false};
}

std::optional<std::string> Unquote(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != literal.back()) return std::nullopt;
  const char quote = literal.front();
  std::string_view text = literal.substr(1, literal.size() - 2);
  std::string out;
  if (quote == '`') {
    if (text.find('`') != text.npos) return std::nullopt;
    for (char c : text) {
      if (c != '\r') out.push_back(c);
    }
    return out;
  }
  if (quote != '"') return std::nullopt;
  while (!text.empty()) {
    if (text.front() == '\n') return std::nullopt;
    std::optional<Character> character = TakeCharacter(&text, quote);
    if (!character) return std::nullopt;
    if (character->is_byte) {
      out.push_back(static_cast<char>(character->rune));
    } else {
      AppendRune(character->rune, &out);
    }
  }
  return out;
}

}  // namespace ksp::gotemplate
