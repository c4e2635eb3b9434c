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
bool IsHexDigit(char c) { return HexDigit(c) >= 0; }

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
bool ParseUnsigned(std::string_view text, std::uint64_t* result) {
  if (text.empty() || !UnderscoresSeparateDigits(text)) return false;
  std::uint64_t base = 10;
  if (text.size() >= 3 && HasBasePrefix(text)) {
    base = Lower(text[1]) == 'b' ? 2 : Lower(text[1]) == 'o' ? 8 : 16;
    text.remove_prefix(2);
  } else if (text[0] == '0') {
    base = 8;
  }
  std::uint64_t number = 0;
  for (char c : text) {
    if (c == '_') continue;
    const int digit = HexDigit(c);
    if (digit < 0) return false;
    const auto value = static_cast<std::uint64_t>(digit);
    if (value >= base || number > (std::numeric_limits<std::uint64_t>::max() - value) / base) {
      return false;
    }
    number = number * base + value;
  }
  *result = number;
  return true;
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
bool ParseFloat(std::string_view text, double* result) {
  if (!IsFloatLiteral(text)) return false;
  std::string plain(text);
  std::erase(plain, '_');
  *result = ReadDouble(plain);
  return !std::isinf(*result);
}

// A float is the integers, too, of the same value.
void AddIntegers(Constant* constant) {
  const double number = constant->complex.real();
  constant->is_real = true;
  if (std::trunc(number) != number) return;
  if (number >= -0x1p63 && number < 0x1p63) {
    constant->is_integer = true;
    constant->integer = static_cast<std::int64_t>(number);
  }
  if (number >= 0 && number < 0x1p64) {
    constant->is_unsigned = true;
    constant->unsigned_integer = static_cast<std::uint64_t>(number);
  }
}

Constant ComplexConstant(double real, double imaginary) {
  Constant constant;
  constant.is_complex = true;
  constant.complex = {real, imaginary};
  if (imaginary == 0) AddIntegers(&constant);
  return constant;
}

Constant ParseCharacter(std::string_view text, std::string* error) {
  std::string_view rest = text.substr(1);
  char32_t character = 0;
  bool is_byte = false;
  Constant constant;
  if (!TakeCharacter(&rest, '\'', &character, &is_byte)) {
    *error = "invalid syntax";
  } else if (rest != "'") {
    error->append("malformed character constant: ").append(text);
  }
  constant.complex = static_cast<double>(character);
  AddIntegers(&constant);
  return constant;
}

Constant ParseSum(std::string_view text, std::string* error) {
  // The sign between the parts is the first one that does not belong to an exponent.
  const std::string_view digits = WithoutSign(text);
  const char exponent = digits.starts_with("0x") || digits.starts_with("0X") ? 'p' : 'e';
  std::size_t split = 1;
  while (split + 1 < text.size() &&
         ((text[split] != '+' && text[split] != '-') || Lower(text[split - 1]) == exponent)) {
    ++split;
  }
  double real = 0;
  double imaginary = 0;
  if (!ParseFloat(text.substr(0, split), &real) ||
      !ParseFloat(text.substr(split, text.size() - 1 - split), &imaginary)) {
    *error = "syntax error scanning complex number";
  }
  return ComplexConstant(real, imaginary);
}

}  // namespace

Constant ParseConstant(std::string_view text, bool is_sum, std::string* error) {
  if (text[0] == '\'') return ParseCharacter(text, error);
  if (is_sum) return ParseSum(text, error);
  double number = 0;
  if (text.back() == 'i' && ParseFloat(text.substr(0, text.size() - 1), &number)) {
    return ComplexConstant(0, number);
  }
  Constant constant;
  constant.is_unsigned = ParseUnsigned(text, &constant.unsigned_integer);
  // strconv.ParseInt(text, 0, 64).
  std::uint64_t magnitude = 0;
  const bool negative = text[0] == '-';
  constexpr std::uint64_t kLeast = std::uint64_t{1} << 63;
  if (ParseUnsigned(WithoutSign(text), &magnitude) && magnitude < kLeast + (negative ? 1 : 0)) {
    constant.is_integer = true;
    constant.integer = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
    if (magnitude == 0) constant.is_unsigned = true;  // -0
  }
  if (constant.is_integer || constant.is_unsigned) {
    constant.is_real = true;
    constant.complex = constant.is_integer ? static_cast<double>(constant.integer)
                                           : static_cast<double>(constant.unsigned_integer);
  } else if (!ParseFloat(text, &number)) {
    error->append("illegal number syntax: ").append(Quote(text));
  } else if (text.find_first_of(".eEpP") == text.npos) {
    error->append("integer overflow: ").append(Quote(text));
  } else {
    constant.complex = number;
    AddIntegers(&constant);
  }
  return constant;
}

}  // namespace ksp::gotemplate
