#include "gotemplate/number.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gotemplate/quote.h"
#include "value/decimal.h"

namespace ksp::gotemplate {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHexDigit(char c) { return IsDigit(c) || (Lower(c) >= 'a' && Lower(c) <= 'f'); }

bool HasBasePrefix(std::string_view text) {
  return text.size() >= 2 && text[0] == '0' &&
         (Lower(text[1]) == 'b' || Lower(text[1]) == 'o' || Lower(text[1]) == 'x');
}

std::string_view WithoutSign(std::string_view text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return text;
}

// Each '_' stands between two digits; a base prefix counts as a digit.
bool UnderscoresSeparateDigits(std::string_view text) {
  text = WithoutSign(text);
  const bool prefix = HasBasePrefix(text);
  const bool hex = prefix && Lower(text[1]) == 'x';
  bool after_digit = prefix;
  bool after_underscore = false;
  for (std::size_t i = prefix ? 2 : 0; i < text.size(); ++i) {
    const bool digit = IsDigit(text[i]) || (hex && IsHexDigit(text[i]));
    const bool underscore = text[i] == '_';
    if (underscore ? !after_digit : (after_underscore && !digit)) return false;
    after_digit = digit;
    after_underscore = underscore;
  }
  return !after_underscore;
}

// strconv.ParseUint(text, 0, 64).
std::optional<std::uint64_t> ParseUnsigned(std::string_view text) {
  if (text.empty() || !UnderscoresSeparateDigits(text)) return std::nullopt;
  std::uint64_t base = 10;
  std::string_view digits = text;
  if (text.size() >= 3 && HasBasePrefix(text)) {
    base = Lower(text[1]) == 'b' ? 2 : Lower(text[1]) == 'o' ? 8 : 16;
    digits = text.substr(2);
  } else if (text[0] == '0') {
    base = 8;
    digits = text.substr(1);
  }
  std::uint64_t number = 0;
  for (char c : digits) {
    if (c == '_') continue;
    if (!IsHexDigit(c)) return std::nullopt;
    const std::uint64_t digit = IsDigit(c) ? static_cast<std::uint64_t>(c - '0')
                                           : static_cast<std::uint64_t>(Lower(c) - 'a' + 10);
    if (digit >= base || number > (std::numeric_limits<std::uint64_t>::max() - digit) / base) {
      return std::nullopt;
    }
    number = number * base + digit;
  }
  return number;
}

// strconv.ParseInt(text, 0, 64).
std::optional<std::int64_t> ParseSigned(std::string_view text) {
  const bool negative = !text.empty() && text[0] == '-';
  const std::optional<std::uint64_t> magnitude = ParseUnsigned(WithoutSign(text));
  constexpr std::uint64_t kLeast = std::uint64_t{1} << 63;
  if (!magnitude || *magnitude > kLeast || (*magnitude == kLeast && !negative)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - *magnitude : *magnitude);
}

// True if `text` is a decimal or hexadecimal floating-point literal of Go.
bool IsFloatLiteral(std::string_view text) {
  if (!UnderscoresSeparateDigits(text)) return false;
  std::string_view rest = WithoutSign(text);
  const bool hex = rest.size() > 2 && HasBasePrefix(rest) && Lower(rest[1]) == 'x';
  if (hex) rest.remove_prefix(2);
  bool digits = false;
  bool dot = false;
  std::size_t i = 0;
  for (; i < rest.size(); ++i) {
    if (rest[i] == '.' && !dot) {
      dot = true;
    } else if (hex ? IsHexDigit(rest[i]) : IsDigit(rest[i])) {
      digits = true;
    } else if (rest[i] != '_') {
      break;
    }
  }
  if (!digits) return false;
  rest.remove_prefix(i);
  if (rest.empty()) return !hex;
  if (Lower(rest[0]) != (hex ? 'p' : 'e')) return false;
  rest = WithoutSign(rest.substr(1));
  return !rest.empty() && IsDigit(rest[0]) &&
         std::all_of(rest.begin(), rest.end(), [](char c) { return IsDigit(c) || c == '_'; });
}

// strconv.ParseFloat(text, 64); what is too large for a float is an error.
std::optional<double> ParseFloat(std::string_view text) {
  if (!IsFloatLiteral(text)) return std::nullopt;
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), '_'), plain.end());
  const double number = ReadDouble(plain);
  if (std::isinf(number)) return std::nullopt;
  return number;
}

void AddIntegersOf(double number, Constant* constant) {
  if (!constant->integer && number >= -0x1p63 && number < 0x1p63 && std::trunc(number) == number) {
    constant->integer = static_cast<std::int64_t>(number);
  }
  if (!constant->unsigned_integer && number >= 0 && number < 0x1p64 &&
      std::trunc(number) == number) {
    constant->unsigned_integer = static_cast<std::uint64_t>(number);
  }
}

Constant ComplexConstant(std::complex<double> number) {
  Constant constant;
  constant.complex = number;
  if (number.imag() == 0) {
    constant.real = number.real();
    AddIntegersOf(number.real(), &constant);
  }
  return constant;
}

}  // namespace

Constant ParseCharacterConstant(std::string_view text, std::string* error) {
  std::string_view rest = text.substr(1);
  const std::optional<Character> character = TakeCharacter(&rest, '\'');
  if (!character) {
    *error = "invalid syntax";
    return {};
  }
  if (rest != "'") {
    *error = "malformed character constant: " + std::string(text);
    return {};
  }
  Constant constant;
  constant.integer = static_cast<std::int64_t>(character->rune);
  constant.unsigned_integer = character->rune;
  constant.real = static_cast<double>(character->rune);
  return constant;
}

Constant ParseComplexConstant(std::string_view text, std::string* error) {
  // The sign between the parts is the last one that does not belong to an exponent.
  std::size_t split = text.npos;
  const bool hex = WithoutSign(text).starts_with("0x") || WithoutSign(text).starts_with("0X");
  for (std::size_t i = 1; i < text.size() && split == text.npos; ++i) {
    const bool sign = text[i] == '+' || text[i] == '-';
    if (sign && Lower(text[i - 1]) != (hex ? 'p' : 'e')) split = i;
  }
  std::optional<double> real;
  std::optional<double> imaginary;
  if (split != text.npos) {
    real = ParseFloat(text.substr(0, split));
    imaginary = ParseFloat(text.substr(split, text.size() - 1 - split));
  }
  if (!real || !imaginary) {
    *error = "syntax error scanning complex number";
    return {};
  }
  return ComplexConstant({*real, *imaginary});
}

Constant ParseNumberConstant(std::string_view text, std::string* error) {
  if (!text.empty() && text.back() == 'i') {
    if (std::optional<double> imaginary = ParseFloat(text.substr(0, text.size() - 1))) {
      return ComplexConstant({0, *imaginary});
    }
  }
  Constant constant;
  constant.unsigned_integer = ParseUnsigned(text);
  constant.integer = ParseSigned(text);
  if (constant.integer == 0) constant.unsigned_integer = 0;  // -0
  if (constant.integer) {
    constant.real = static_cast<double>(*constant.integer);
  } else if (constant.unsigned_integer) {
    constant.real = static_cast<double>(*constant.unsigned_integer);
  } else if (std::optional<double> number = ParseFloat(text)) {
    if (text.find_first_of(".eEpP") == text.npos) {
      *error = "integer overflow: " + Quote(text);
      return {};
    }
    constant.real = number;
    AddIntegersOf(*number, &constant);
  } else {
    *error = "illegal number syntax: " + Quote(text);
  }
  return constant;
}

}  // namespace ksp::gotemplate
