#include "k8s/quantity.h"

#include <algorithm>
#include <limits>

#include "k8s/go_text.h"

namespace ksp::k8s {
namespace {

constexpr std::string_view kFormatWrong =
    "quantities must match the regular expression "
    "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
constexpr std::string_view kNumericWrong = "unable to parse numeric part of quantity";
constexpr std::string_view kSuffixWrong = "unable to parse quantity's suffix";

enum class Format { kDecimalSi, kBinarySi, kDecimalExponent };

// The exponent is one of 2 for kBinarySi, else of 10.
struct Suffix {
  std::string_view text;
  int exponent;
  Format format;
};
constexpr Suffix kSuffixes[] = {
    {"", 0, Format::kDecimalSi},   {"n", -9, Format::kDecimalSi}, {"u", -6, Format::kDecimalSi},
    {"m", -3, Format::kDecimalSi}, {"k", 3, Format::kDecimalSi},  {"M", 6, Format::kDecimalSi},
    {"G", 9, Format::kDecimalSi},  {"T", 12, Format::kDecimalSi}, {"P", 15, Format::kDecimalSi},
    {"E", 18, Format::kDecimalSi}, {"Ki", 10, Format::kBinarySi}, {"Mi", 20, Format::kBinarySi},
    {"Gi", 30, Format::kBinarySi}, {"Ti", 40, Format::kBinarySi}, {"Pi", 50, Format::kBinarySi},
    {"Ei", 60, Format::kBinarySi},
};

// digits × 10^exponent; the digits have no leading zero, and there are none for 0. The digits can
// be as many as the text had, so what is done to them is linear in their number.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;

  bool is_zero() const { return digits.empty(); }

  void DropLeadingZeros() {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  }

  // Without the zeros at the end.
  std::string_view Significant() const {
    return std::string_view(digits).substr(0, digits.find_last_not_of('0') + 1);
  }
  void Normalize() {
    std::size_t kept = Significant().size();
    exponent += static_cast<std::int64_t>(digits.size() - kept);
    digits.resize(kept);
  }

  void MultiplyByPowerOfTwo(int power) {
    // At most 9 × 2^60 plus a carry of 2^60, which 64 bits hold.
    std::uint64_t factor = std::uint64_t{1} << power;
    std::uint64_t carry = 0;
    for (std::size_t i = digits.size(); i-- > 0;) {
      std::uint64_t product = static_cast<std::uint64_t>(digits[i] - '0') * factor + carry;
      digits[i] = static_cast<char>('0' + product % 10);
      carry = product / 10;
    }
    if (carry > 0) digits.insert(0, std::to_string(carry));
  }

  // Rounds away from zero to a multiple of 10^smallest.
  void RoundUp(std::int64_t smallest) {
    if (is_zero() || exponent >= smallest) return;
    std::uint64_t drop = static_cast<std::uint64_t>(smallest - exponent);
    bool inexact = true;
    if (drop >= digits.size()) {
      digits.clear();
    } else {
      std::size_t kept = digits.size() - static_cast<std::size_t>(drop);
      inexact = digits.find_first_not_of('0', kept) != std::string::npos;
      digits.resize(kept);
    }
    exponent = smallest;
    if (inexact) AddOne();
  }

  // An integer if it has no digit behind the point.
  bool is_integer() const {
    if (exponent >= 0) return true;
    std::uint64_t behind = static_cast<std::uint64_t>(-exponent);
    if (behind >= digits.size()) return is_zero();
    return digits.find_first_not_of('0', digits.size() - static_cast<std::size_t>(behind)) ==
           std::string::npos;
  }

 private:
  void AddOne() {
    for (std::size_t i = digits.size(); i-- > 0;) {
      if (digits[i] != '9') {
        ++digits[i];
        return;
      }
      digits[i] = '0';
    }
    digits.insert(0, "1");
  }
};

// Compares the sizes, not the signs.
int CompareSizes(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero())
    return static_cast<int>(b.is_zero()) - static_cast<int>(a.is_zero());
  std::int64_t high_a = a.exponent + static_cast<std::int64_t>(a.digits.size());
  std::int64_t high_b = b.exponent + static_cast<std::int64_t>(b.digits.size());
  if (high_a != high_b) return high_a < high_b ? -1 : 1;
  return a.Significant().compare(b.Significant());
}

Decimal FromInt(std::int64_t value) { return {false, std::to_string(value), 0}; }

bool IsLargest(const Decimal& decimal) {
  return CompareSizes(decimal, FromInt(std::numeric_limits<std::int64_t>::max())) == 0;
}

bool FitsInt64(const Decimal& decimal) {
  return CompareSizes(decimal, FromInt(std::numeric_limits<std::int64_t>::max())) <= 0;
}

// An integer as Go's big.Int.Int64 gives it: the lower 64 bits.
std::int64_t LowerBits(const Decimal& decimal) {
  std::uint64_t bits = 0;
  for (char c : decimal.digits) bits = bits * 10 + static_cast<std::uint64_t>(c - '0');
  // 10^64 is a multiple of 2^64.
  for (std::int64_t i = 0; i < std::min<std::int64_t>(decimal.exponent, 64); ++i) bits *= 10;
  return static_cast<std::int64_t>(decimal.negative ? 0 - bits : bits);
}

struct Quantity {
  Decimal amount;
  Format format = Format::kDecimalSi;
  bool in_int64 = false;      // apimachinery keeps it as an int64 and a scale
  std::string_view as_given;  // the text, where it is already canonical
  std::string_view error;
};

// The parts of a quantity's text.
struct Parts {
  bool positive = true;
  bool has_digits = false;  // before the suffix
  std::string_view num;     // the digits before the point, without leading zeros
  std::string_view denom;   // the digits behind it
  std::string_view suffix;
  bool ok = true;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::size_t SkipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

Parts Split(std::string_view text) {
  Parts parts;
  std::size_t at = 0;
  if (text[0] == '-' || text[0] == '+') {
    parts.positive = text[0] == '+';
    ++at;
  }
  while (at < text.size() && text[at] == '0') ++at;
  std::size_t end = SkipDigits(text, at);
  parts.num = text.substr(at, end - at);
  if (parts.num.empty()) parts.num = "0";
  at = end;
  if (at < text.size() && text[at] == '.') {
    end = SkipDigits(text, at + 1);
    parts.denom = text.substr(at + 1, end - at - 1);
    at = end;
  }
  parts.suffix = text.substr(at);
  parts.has_digits = text.substr(0, at).find_first_of("0123456789") != std::string_view::npos;
  while (at < text.size() && std::string_view("eEinumkKMGTP").find(text[at]) != std::string::npos) {
    ++at;
  }
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  parts.ok = SkipDigits(text, at) == text.size();
  return parts;
}

// False if it means nothing.
bool ReadSuffix(std::string_view text, int* exponent, Format* format) {
  for (const Suffix& suffix : kSuffixes) {
    if (suffix.text == text) {
      *exponent = suffix.exponent;
      *format = suffix.format;
      return true;
    }
  }
  if (text.size() < 2 || (text[0] != 'e' && text[0] != 'E')) return false;
  std::int64_t number = 0;
  if (!Atoi(text.substr(1), &number)) return false;
  *exponent = static_cast<std::int32_t>(number);  // Go cuts it off in the same way
  *format = Format::kDecimalExponent;
  return true;
}

// apimachinery keeps short numbers as an int64 and a power of ten, and keeps their text too if it
// looks canonical to it.
bool ParseShort(std::string_view text, const Parts& parts, int exponent, Quantity* quantity) {
  bool binary = quantity->format == Format::kBinarySi;
  int digits = static_cast<int>(std::min<std::size_t>(parts.num.size() + parts.denom.size(), 100));
  int spare = 18 - digits;
  if (binary) {
    if (!parts.denom.empty()) return false;
    spare = 15 - digits - exponent * 3 / 10 - 1;
  }
  if (spare < 0) return false;
  std::int32_t scale = static_cast<std::int32_t>(static_cast<std::uint32_t>(binary ? 0 : exponent) -
                                                 static_cast<std::uint32_t>(parts.denom.size()));
  if (scale < -9) return false;

  quantity->in_int64 = true;
  Decimal& amount = quantity->amount;
  std::string shifted = std::string(parts.num) + std::string(parts.denom);
  amount.digits = shifted;
  amount.exponent = scale;
  amount.DropLeadingZeros();
  if (binary) {
    int last = shifted.back() - '0';
    int before = shifted.size() > 1 ? shifted[shifted.size() - 2] - '0' : 0;
    int third = shifted.size() > 2 ? shifted[shifted.size() - 3] - '0' : 0;
    bool multiple_of_8 = (third * 100 + before * 10 + last) % 8 == 0;
    if (!multiple_of_8) quantity->as_given = text;
    amount.MultiplyByPowerOfTwo(exponent);
  } else if (scale % 3 == 0 && !shifted.ends_with("000") && shifted[0] != '0') {
    quantity->as_given = text;
  }
  return true;
}

void ParseLong(const Parts& parts, int exponent, Quantity* quantity) {
  Decimal& amount = quantity->amount;
  amount.digits = std::string(parts.num) + std::string(parts.denom);
  amount.exponent = -static_cast<std::int64_t>(parts.denom.size());
  amount.DropLeadingZeros();
  if (quantity->format == Format::kBinarySi) {
    amount.MultiplyByPowerOfTwo(exponent);
  } else {
    amount.exponent += exponent;
  }
  amount.RoundUp(-9);
  if (quantity->format == Format::kBinarySi) {
    Decimal largest = FromInt(std::numeric_limits<std::int64_t>::max());
    if (CompareSizes(amount, largest) > 0) amount = {amount.negative, largest.digits, 0};
    if (!amount.is_zero() && CompareSizes(amount, FromInt(1)) < 0) {
      quantity->format = Format::kDecimalSi;
    }
  }
}

Quantity Parse(std::string_view text) {
  Quantity quantity;
  if (text.empty()) {
    quantity.error = kFormatWrong;
    return quantity;
  }
  Parts parts = Split(text);
  if (!parts.ok) {
    quantity.error = kFormatWrong;
    return quantity;
  }
  int exponent = 0;
  if (!ReadSuffix(parts.suffix, &exponent, &quantity.format)) {
    quantity.error = kSuffixWrong;
    return quantity;
  }
  quantity.amount.negative = !parts.positive;
  if (ParseShort(text, parts, exponent, &quantity)) return quantity;
  if (parts.has_digits) {
    ParseLong(parts, exponent, &quantity);
  } else {
    quantity.error = kNumericWrong;
  }
  return quantity;
}

std::string WithSuffix(std::string number, int exponent, Format format) {
  for (const Suffix& suffix : kSuffixes) {
    if (suffix.format == format && suffix.exponent == exponent) return number.append(suffix.text);
  }
  return number;  // apimachinery has no suffix for it either, and writes none
}

std::string CanonicalDecimal(Decimal amount, Format format) {
  amount.Normalize();
  // An int32 to apimachinery, which wraps.
  std::int32_t exponent = static_cast<std::int32_t>(amount.exponent);
  int zeros = ((exponent % 3) + 3) % 3;
  amount.digits.append(static_cast<std::size_t>(zeros), '0');
  exponent = static_cast<std::int32_t>(static_cast<std::int64_t>(exponent) - zeros);
  std::string number = amount.negative ? "-" + amount.digits : amount.digits;
  if (format != Format::kDecimalExponent) return WithSuffix(number, exponent, format);
  return exponent == 0 ? number : number + "e" + std::to_string(exponent);
}

std::string CanonicalBinary(Decimal amount) {
  bool negative = amount.negative;
  amount.negative = false;
  amount.RoundUp(0);  // drops the zeros behind the point
  std::int64_t value = LowerBits(amount);
  int exponent = 0;
  for (; value >= 1024 && value % 1024 == 0; value /= 1024) exponent += 10;
  std::string number = std::to_string(value);
  return WithSuffix(negative ? "-" + number : number, exponent, Format::kBinarySi);
}

std::string CanonicalText(const Quantity& quantity) {
  if (!quantity.as_given.empty()) return std::string(quantity.as_given);
  const Decimal& amount = quantity.amount;
  if (amount.is_zero()) return "0";
  if (quantity.format != Format::kBinarySi) return CanonicalDecimal(amount, quantity.format);
  // Small or fractional amounts would lose precision.
  if (CompareSizes(amount, FromInt(1024)) < 0 || !amount.is_integer()) {
    return CanonicalDecimal(amount, Format::kDecimalSi);
  }
  return CanonicalBinary(amount);
}

}  // namespace

CanonicalQuantity Canonical(std::string_view text) {
  Quantity quantity = Parse(text);
  if (!quantity.error.empty()) return {"", std::string(quantity.error)};
  return {CanonicalText(quantity), ""};
}

bool IsZeroQuantity(std::string_view text) {
  Quantity quantity = Parse(text);
  return quantity.error.empty() && quantity.amount.is_zero();
}

int CompareQuantities(std::string_view a, std::string_view b) {
  Decimal x = Parse(a).amount;
  Decimal y = Parse(b).amount;
  bool x_negative = x.negative && !x.is_zero();
  bool y_negative = y.negative && !y.is_zero();
  if (x_negative != y_negative) return x_negative ? -1 : 1;
  return x_negative ? CompareSizes(y, x) : CompareSizes(x, y);
}

std::int64_t QuantityValue(std::string_view text) {
  Quantity quantity = Parse(text);
  Decimal& amount = quantity.amount;
  if (amount.is_zero()) return 0;
  if (quantity.in_int64) {
    // Away from zero, and where it overflows whatever apimachinery happens to return: the lower
    // bits for the common powers of ten, else 0.
    std::int64_t scale = amount.exponent;
    if (scale < 0) amount.RoundUp(0);
    bool keeps_bits = scale <= 3 || scale == 6 || scale == 9;
    return keeps_bits || FitsInt64(amount) ? LowerBits(amount) : 0;
  }
  // In the arbitrary precision form the unit is a billionth. What is below the largest int64 of
  // these is divided as an int64, toward zero, and what is above it exactly; a remainder adds one.
  constexpr std::int64_t kNano = 1000000000;
  if (quantity.format == Format::kBinarySi && amount.exponent == 0 && IsLargest(amount)) {
    return LowerBits(amount);  // it was capped, which makes it a whole number
  }
  Decimal nanos = amount;
  nanos.exponent += 9;
  if (amount.negative || FitsInt64(nanos)) {
    std::int64_t value = LowerBits(nanos);
    return value / kNano + (value % kNano != 0 ? 1 : 0);
  }
  amount.RoundUp(0);
  return LowerBits(amount);
}

}  // namespace ksp::k8s
