#include "yaml/resolve.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include "value/decimal.h"
#include "value/utf8.h"
#include "yaml/characters.h"
#include "yaml/timestamp.h"

namespace ksp::yaml {
namespace {

using Type = Scalar::Type;

Scalar Bool(bool value) {
  Scalar scalar;
  scalar.type = Type::kBool;
  scalar.boolean = value;
  return scalar;
}
Scalar Float(double value) {
  Scalar scalar;
  scalar.type = Type::kFloat;
  scalar.number = value;
  return scalar;
}
Scalar Null() {
  Scalar scalar;
  scalar.type = Type::kNull;
  return scalar;
}

// yes, Yes or YES, but not yEs.
bool IsWordOf(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  bool all_lower = text == lower;
  bool all_upper = std::equal(text.begin(), text.end(), lower.begin(),
                              [&](char a, char b) { return a == upper(b); });
  bool capital = text[0] == upper(lower[0]) && text.substr(1) == lower.substr(1);
  return all_lower || all_upper || capital;
}

bool IsAnyOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return IsWordOf(text, word); });
}

std::optional<Scalar> ResolveWord(std::string_view text) {
  if (text.size() > 5) return std::nullopt;
  if (text.empty() || text == "~" || IsWordOf(text, "null")) return Null();
  if (IsAnyOf(text, {"y", "yes", "true", "on"})) return Bool(true);
  if (IsAnyOf(text, {"n", "no", "false", "off"})) return Bool(false);
  if (text == ".nan" || text == ".NaN" || text == ".NAN") {
    return Float(std::numeric_limits<double>::quiet_NaN());
  }
  double sign = text[0] == '-' ? -1 : 1;
  std::string_view rest = text.substr(text[0] == '-' || text[0] == '+' ? 1 : 0);
  if (rest == ".inf" || rest == ".Inf" || rest == ".INF") {
    return Float(sign * std::numeric_limits<double>::infinity());
  }
  return std::nullopt;
}

// An unsigned number in base 2 to 16, all of `digits`; nothing else, and at most 64 bits.
std::optional<std::uint64_t> Digits(std::string_view digits, int base) {
  std::uint64_t value = 0;
  if (digits.empty() || HexDigit(digits[0]) < 0) return std::nullopt;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<Scalar> Integer(bool sign, bool negative, std::optional<std::uint64_t> value) {
  constexpr std::uint64_t kMaxInt64 = std::numeric_limits<std::int64_t>::max();
  if (!value) return std::nullopt;
  Scalar scalar;
  scalar.type = Type::kInt;
  if (negative) {
    if (*value > kMaxInt64 + 1) return std::nullopt;
    scalar.text = (*value == 0 ? "" : "-") + std::to_string(*value);
  } else {
    if (*value > kMaxInt64) {
      if (sign) return std::nullopt;  // only without a sign may it have 64 bits
      scalar.type = Type::kUnsigned;
    }
    scalar.text = std::to_string(*value);
  }
  return scalar;
}

// An integer as strconv.ParseInt and ParseUint read it with base 0.
std::optional<Scalar> ResolveInteger(std::string_view text) {
  bool sign = !text.empty() && (text[0] == '-' || text[0] == '+');
  bool negative = sign && text[0] == '-';
  std::string_view digits = text.substr(sign ? 1 : 0);
  int base = 10;
  if (digits.size() >= 3 && digits[0] == '0') {
    char letter = static_cast<char>(digits[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (base != 10) digits.remove_prefix(2);
  }
  if (base == 10 && digits.size() >= 2 && digits[0] == '0') base = 8;
  return Integer(sign, negative, Digits(digits, base));
}

// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool IsFloat(std::string_view text) {
  std::size_t pos = 0;
  auto digits = [&] {
    std::size_t begin = pos;
    while (pos < text.size() && IsDigit(text[pos])) ++pos;
    return pos - begin;
  };
  if (pos < text.size() && (text[pos] == '-' || text[pos] == '+')) ++pos;
  std::size_t whole = digits();
  if (pos < text.size() && text[pos] == '.') {
    ++pos;
    std::size_t part = digits();
    if (whole + part == 0) return false;
  } else if (whole == 0) {
    return false;
  }
  if (pos < text.size() && (text[pos] == 'e' || text[pos] == 'E')) {
    ++pos;
    if (pos < text.size() && (text[pos] == '-' || text[pos] == '+')) ++pos;
    if (digits() == 0) return false;
  }
  return pos == text.size();
}

// A text for which IsFloat holds; none if it is too large.
std::optional<Scalar> ResolveFloat(std::string_view text) {
  if (!IsFloat(text)) return std::nullopt;
  double value = ReadDouble(text);
  if (std::isinf(value)) return std::nullopt;
  return Float(value);
}

std::string WithoutUnderscores(std::string_view text) {
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), '_'), plain.end());
  return plain;
}

// Go allows an underscore between two digits.
bool UnderscoresSeparateDigits(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') continue;
    bool digits = i > 0 && IsDigit(text[i - 1]) && i + 1 < text.size() && IsDigit(text[i + 1]);
    if (!digits) return false;
  }
  return true;
}

std::optional<Scalar> ResolveNumber(std::string_view text) {
  if (text[0] == '.') {
    if (!UnderscoresSeparateDigits(text)) return std::nullopt;
    return ResolveFloat(WithoutUnderscores(text));
  }
  std::string plain = WithoutUnderscores(text);
  if (auto integer = ResolveInteger(plain)) return integer;
  if (auto number = ResolveFloat(plain)) return number;
  // What ParseInt refuses after 0b may still have a sign of its own.
  std::string_view rest = plain;
  if (rest.starts_with("0b") && rest.size() > 3 && (rest[2] == '-' || rest[2] == '+')) {
    return Integer(true, rest[2] == '-', Digits(rest.substr(3), 2));
  }
  return std::nullopt;
}

// Without regard to a tag, but not for the tag !!str.
Scalar ResolvePlain(std::string_view text) {
  static constexpr std::string_view kFirst = "yYnNtTfFoO~";
  if (text.empty()) return Null();
  char c = text[0];
  bool number = IsDigit(c) || c == '+' || c == '-' || c == '.';
  if (number || kFirst.find(c) != std::string_view::npos) {
    if (auto word = ResolveWord(text)) return *word;
    if (number) {
      if (auto value = ResolveNumber(text)) return *value;
    }
  }
  return Scalar();
}

constexpr std::string_view kPrefix = "tag:yaml.org,2002:";

Scalar RefusedScalar() {
  Scalar scalar;
  scalar.refused = true;
  return scalar;
}

// encoding/base64's StdEncoding: padded, line breaks ignored.
std::optional<std::string> Base64(std::string_view text) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  int padding = 0;
  for (char c : text) {
    if (c == '\r' || c == '\n') continue;
    if (c == '=') {
      ++padding;
      bits <<= 6;
    } else {
      std::size_t digit = kAlphabet.find(c);
      if (digit == std::string_view::npos || padding > 0) return std::nullopt;
      bits = bits << 6 | static_cast<std::uint32_t>(digit);
    }
    if (++count < 4) continue;
    if (padding > 2) return std::nullopt;
    for (int i = 0; i < 3 - padding; ++i) out.push_back(static_cast<char>(bits >> (16 - 8 * i)));
    if (padding > 0)
      count = -1000;  // nothing may follow
    else
      count = 0;
    bits = 0;
  }
  if (count != 0 && count != -1000) return std::nullopt;
  return out;
}

}  // namespace

Scalar Resolve(std::string_view tag, std::string_view text) {
  if (tag.empty()) return ResolvePlain(text);
  if (!tag.starts_with(kPrefix)) return Scalar();
  std::string_view name = tag.substr(kPrefix.size());
  if (name == "binary") {
    auto bytes = Base64(text);
    if (!bytes) return RefusedScalar();
    Scalar scalar;
    scalar.written = false;
    scalar.text = ValidUtf8(*bytes);  // JSON holds nothing else
    return scalar;
  }
  if (name == "timestamp") return IsTimestamp(text) ? Scalar() : RefusedScalar();
  std::optional<Type> wanted;
  if (name == "bool") wanted = Type::kBool;
  if (name == "int") wanted = Type::kInt;
  if (name == "float") wanted = Type::kFloat;
  if (name == "null") wanted = Type::kNull;
  if (!wanted) return Scalar();
  Scalar scalar = ResolvePlain(text);
  if (scalar.type == *wanted) return scalar;
  if (*wanted == Type::kInt && scalar.type == Type::kUnsigned) return scalar;
  if (*wanted == Type::kFloat && scalar.type == Type::kInt) {
    std::int64_t integer = 0;
    std::from_chars(scalar.text.data(), scalar.text.data() + scalar.text.size(), integer);
    return Float(static_cast<double>(integer));
  }
  return RefusedScalar();
}

std::string KeyFloat(double number) {
  float value = static_cast<float>(number);
  if (std::isnan(value)) return ".nan";
  if (std::isinf(value)) return value < 0 ? "-.inf" : ".inf";
  return GeneralText(ShortestDecimal(value));
}

}  // namespace ksp::yaml
