#include "yaml/resolve.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "value/decimal.h"
#include "value/utf8.h"
#include "yaml/characters.h"
#include "yaml/timestamp.h"

namespace ksp::yaml {
namespace {

using Type = Scalar::Type;

// The readers below give false, and leave the scalar as it was, where the text is not theirs.

bool ReadAs(Type type, double number, Scalar* out) {
  out->type = type;
  out->number = number;
  return true;
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

struct Word {
  char lower[6];
  Type type;
  bool boolean;
};
constexpr Word kWords[] = {{"~", Type::kNull, false},     {"null", Type::kNull, false},
                           {"y", Type::kBool, true},      {"yes", Type::kBool, true},
                           {"true", Type::kBool, true},   {"on", Type::kBool, true},
                           {"n", Type::kBool, false},     {"no", Type::kBool, false},
                           {"false", Type::kBool, false}, {"off", Type::kBool, false}};

bool ReadWord(std::string_view text, Scalar* out) {
  if (text.size() > 5) return false;
  for (const Word& word : kWords) {
    if (!IsWordOf(text, word.lower)) continue;
    out->boolean = word.boolean;
    return ReadAs(word.type, 0, out);
  }
  if (text == ".nan" || text == ".NaN" || text == ".NAN") {
    return ReadAs(Type::kFloat, std::numeric_limits<double>::quiet_NaN(), out);
  }
  double sign = text[0] == '-' ? -1 : 1;
  std::string_view rest = text.substr(text[0] == '-' || text[0] == '+' ? 1 : 0);
  if (rest == ".inf" || rest == ".Inf" || rest == ".INF") {
    return ReadAs(Type::kFloat, sign * std::numeric_limits<double>::infinity(), out);
  }
  return false;
}

// An integer in base 2 to 16 of at most 64 bits, or 63 with a sign; `digits` come behind that.
bool ReadDigits(char sign, std::string_view digits, int base, Scalar* out) {
  constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
  constexpr std::uint64_t kMaxInt64 = kMax / 2;
  if (digits.empty()) return false;
  std::uint64_t value = 0;
  for (char c : digits) {
    int digit = HexDigit(c);
    if (digit < 0 || digit >= base) return false;
    std::uint64_t last = static_cast<std::uint64_t>(digit);
    std::uint64_t radix = static_cast<std::uint64_t>(base);
    if (value > (kMax - last) / radix) return false;
    value = value * radix + last;
  }
  if (sign != 0 && value > kMaxInt64 + (sign == '-' ? 1 : 0)) return false;
  bool negative = sign == '-' && value != 0;
  if (negative) out->text = "-";
  out->text += std::to_string(value);
  double number = static_cast<double>(value);
  return ReadAs(value > kMaxInt64 && !negative ? Type::kUnsigned : Type::kInt,
                negative ? -number : number, out);
}

bool IsSign(char c) { return c == '-' || c == '+'; }

// An integer as strconv.ParseInt and ParseUint read it with base 0.
bool ReadInteger(std::string_view text, Scalar* out) {
  char sign = !text.empty() && IsSign(text[0]) ? text[0] : '\0';
  std::string_view digits = text.substr(sign != 0 ? 1 : 0);
  int base = 10;
  if (digits.size() >= 3 && digits[0] == '0') {
    char letter = static_cast<char>(digits[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    if (base != 10) digits.remove_prefix(2);
  }
  if (base == 10 && digits.size() >= 2 && digits[0] == '0') base = 8;
  return ReadDigits(sign, digits, base, out);
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

// Not one that is too large.
bool ReadFloat(std::string_view text, Scalar* out) {
  if (!IsFloat(text)) return false;
  double value = ReadDouble(text);
  return !std::isinf(value) && ReadAs(Type::kFloat, value, out);
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

bool ReadNumber(std::string_view text, Scalar* out) {
  std::string plain = WithoutUnderscores(text);
  if (text[0] == '.') return UnderscoresSeparateDigits(text) && ReadFloat(plain, out);
  if (ReadInteger(plain, out) || ReadFloat(plain, out)) return true;
  // What ParseInt refuses after 0b may still have a sign of its own.
  std::string_view rest = plain;
  return rest.starts_with("0b") && rest.size() > 3 && IsSign(rest[2]) &&
         ReadDigits(rest[2], rest.substr(3), 2, out);
}

// Without regard to a tag, but not for the tag !!str.
void ReadPlain(std::string_view text, Scalar* out) {
  static constexpr std::string_view kFirst = "yYnNtTfFoO~";
  if (text.empty()) {
    out->type = Type::kNull;
    return;
  }
  bool number = IsDigit(text[0]) || IsSign(text[0]) || text[0] == '.';
  if (!number && kFirst.find(text[0]) == std::string_view::npos) return;
  if (!ReadWord(text, out) && number) ReadNumber(text, out);
}

constexpr std::string_view kPrefix = "tag:yaml.org,2002:";

// encoding/base64's StdEncoding: padded, line breaks ignored.
bool ReadBase64(std::string_view text, std::string* out) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
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
      if (digit == std::string_view::npos || padding > 0) return false;
      bits = bits << 6 | static_cast<std::uint32_t>(digit);
    }
    if (++count < 4) continue;
    if (padding > 2) return false;
    for (int i = 0; i < 3 - padding; ++i) out->push_back(static_cast<char>(bits >> (16 - 8 * i)));
    if (padding > 0)
      count = -1000;  // nothing may follow
    else
      count = 0;
    bits = 0;
  }
  return count == 0 || count == -1000;
}

}  // namespace

Scalar Resolve(std::string_view tag, std::string_view text) {
  Scalar scalar;
  if (tag.empty()) {
    ReadPlain(text, &scalar);
    return scalar;
  }
  if (!tag.starts_with(kPrefix)) return scalar;
  std::string_view name = tag.substr(kPrefix.size());
  if (name == "binary") {
    std::string bytes;
    scalar.refused = !ReadBase64(text, &bytes);
    scalar.written = false;
    scalar.text = ValidUtf8(bytes);  // JSON holds nothing else
  } else if (name == "timestamp") {
    scalar.refused = !IsTimestamp(text);
  } else if (name == "bool" || name == "int" || name == "float" || name == "null") {
    ReadPlain(text, &scalar);
    Type type = scalar.type;
    Type wanted = name == "bool"    ? Type::kBool
                  : name == "int"   ? Type::kInt
                  : name == "float" ? Type::kFloat
                                    : Type::kNull;
    bool integer_as_float = wanted == Type::kFloat && type == Type::kInt;
    if (integer_as_float) scalar.type = Type::kFloat;
    scalar.refused =
        type != wanted && !integer_as_float && !(wanted == Type::kInt && type == Type::kUnsigned);
  }
  return scalar;
}

std::string KeyFloat(double number) {
  float value = static_cast<float>(number);
  if (std::isnan(value)) return ".nan";
  if (std::isinf(value)) return value < 0 ? "-.inf" : ".inf";
  return GeneralText(ShortestDecimal(value));
}

}  // namespace ksp::yaml
