#include "gotemplate/quote.h"

#include <cstdint>

#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

constexpr char kLowerHex[] = "0123456789abcdef";

void AppendHex(char32_t number, int digits, std::string* out) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out->push_back(kLowerHex[number >> shift & 0xF]);
  }
}

// The letters that stand for \a, \b … \r, which follow one another.
constexpr std::string_view kEscapeLetters = "abtnvfr";

void AppendQuoted(char32_t rune, char quote, bool ascii_only, std::string* out) {
  if (rune == static_cast<char32_t>(quote) || rune == '\\') {
    out->push_back('\\');
    out->push_back(static_cast<char>(rune));
  } else if (IsPrintable(rune) && (rune < 0x80 || !ascii_only)) {
    AppendRune(rune, out);
  } else if (rune >= '\a' && rune <= '\r') {
    out->push_back('\\');
    out->push_back(kEscapeLetters[rune - '\a']);
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

// The rest of \xhh, \uhhhh, \Uhhhhhhhh or \ooo: `count` digits of `base`.
bool TakeDigits(std::string_view* text, std::size_t count, int base, char32_t* result) {
  if (text->size() < count) return false;
  std::uint64_t number = 0;
  for (char c : text->substr(0, count)) {
    const int digit = HexDigit(c);
    if (digit < 0 || digit >= base) return false;
    number = number * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit);
  }
  text->remove_prefix(count);
  *result = static_cast<char32_t>(number);
  return true;
}

bool TakeEscape(std::string_view* text, char quote, char32_t* rune, bool* is_byte) {
  if (text->size() < 2) return false;
  const char letter = (*text)[1];
  if (letter >= '0' && letter <= '9') {
    text->remove_prefix(1);
    *is_byte = true;
    return TakeDigits(text, 3, 8, rune) && *rune <= 0xFF;
  }
  text->remove_prefix(2);
  *is_byte = letter == 'x';
  if (*is_byte) return TakeDigits(text, 2, 16, rune);
  if (letter == 'u' || letter == 'U') {
    return TakeDigits(text, letter == 'u' ? 4 : 8, 16, rune) && IsValidRune(*rune);
  }
  if (const std::size_t i = kEscapeLetters.find(letter); i != kEscapeLetters.npos) {
    *rune = '\a' + static_cast<char32_t>(i);
    return true;
  }
  *rune = static_cast<char32_t>(letter);
  return letter == '\\' || letter == quote;
}

}  // namespace

std::string Quote(std::string_view text, bool ascii_only) {
  std::string out = "\"";
  while (!text.empty()) {
    const Decoded decoded = DecodeRune(text);
    if (!decoded.valid()) {
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

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string UnicodePoint(std::uint64_t rune, std::size_t digits, bool with_character) {
  std::string out;
  for (std::uint64_t rest = rune; rest != 0; rest >>= 4) {
    out.insert(0, 1, "0123456789ABCDEF"[rest & 0xF]);
  }
  if (out.size() < digits) out.insert(0, digits - out.size(), '0');
  out.insert(0, "U+");
  if (with_character && rune <= kMaxRune && IsPrintable(static_cast<char32_t>(rune))) {
    out.append(" '");
    AppendRune(static_cast<char32_t>(rune), &out);
    out.push_back('\'');
  }
  return out;
}

bool TakeCharacter(std::string_view* text, char quote, char32_t* rune, bool* is_byte) {
  if (text->empty() || text->front() == quote) return false;
  if (text->front() == '\\') return TakeEscape(text, quote, rune, is_byte);
  const Decoded decoded = DecodeRune(*text);
  text->remove_prefix(decoded.size);
  *rune = decoded.rune;
  *is_byte = false;
  return true;
}

bool Unquote(std::string_view literal, std::string* out) {
  if (literal.size() < 2 || literal.front() != literal.back()) return false;
  const char quote = literal.front();
  std::string_view text = literal.substr(1, literal.size() - 2);
  if (quote == '`') {
    out->append(text);
    std::erase(*out, '\r');
    return text.find('`') == text.npos;
  }
  if (quote != '"') return false;
  while (!text.empty()) {
    char32_t rune = 0;
    bool is_byte = false;
    if (text.front() == '\n' || !TakeCharacter(&text, quote, &rune, &is_byte)) return false;
    if (is_byte) {
      out->push_back(static_cast<char>(rune));
    } else {
      AppendRune(rune, out);
    }
  }
  return true;
}

}  // namespace ksp::gotemplate
