#include "value/decimal.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

namespace ksp {
namespace {

// Of a double: its mantissa's bits, and the exponent of the smallest.
constexpr int kBits = 53;
constexpr int kLeastExponent = -1074;
constexpr std::uint64_t kInfinity = std::uint64_t{0x7FF} << (kBits - 1);

void DropTrailingZeros(Decimal* decimal) {
  decimal->digits.erase(decimal->digits.find_last_not_of('0') + 1);
}

std::uint64_t ReadInteger(std::string_view digits, unsigned base) {
  std::uint64_t number = 0;
  for (char c : digits) {
    number = number * base + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return number;
}

// Digits in groups of nine, the highest first; those before `first` are zeros.
class Groups {
 public:
  // With room for so many groups in front.
  Groups(std::string digits, std::size_t room) : groups_(room), first_(room) {
    digits.resize((digits.size() + kDigits - 1) / kDigits * kDigits, '0');
    for (std::size_t i = 0; i < digits.size(); i += kDigits) {
      groups_.push_back(
          static_cast<std::uint32_t>(ReadInteger(std::string_view(digits).substr(i, kDigits), 10)));
    }
  }

  // Times 2^bits.
  void Multiply(int bits) {
    std::uint64_t carry = 0;
    std::size_t i = groups_.size();
    while (i > first_ || carry != 0) {
      carry += std::uint64_t{groups_[--i]} << bits;
      groups_[i] = static_cast<std::uint32_t>(carry % kBase);
      carry /= kBase;
    }
    first_ = i;
  }

  // By 2^bits, with all digits that this gives.
  void Divide(int bits) {
    std::uint64_t rest = 0;
    for (std::size_t i = first_; i < groups_.size() || rest != 0; ++i) {
      if (i == groups_.size()) groups_.push_back(0);
      rest = rest * kBase + groups_[i];
      groups_[i] = static_cast<std::uint32_t>(rest >> bits);
      rest &= (std::uint64_t{1} << bits) - 1;
    }
    while (groups_[first_] == 0) ++first_;
  }

  std::string Digits() const {
    std::string digits;
    for (std::uint32_t group : groups_) digits += Padded(group, kDigits);
    return digits;
  }

  static constexpr int kDigits = 9;
  // So many bits at once leave room for a group in 64 bits, and so many are at most a group.
  static constexpr int kMostBits = 34;
  static constexpr int kBitsOfGroup = 29;

 private:
  static constexpr std::uint64_t kBase = 1'000'000'000;

  std::vector<std::uint32_t> groups_;
  std::size_t first_;
};

// Times 2^exponent.
void Scale(int exponent, Decimal* decimal) {
  // The point comes to stand between two groups.
  const int shift = (Groups::kDigits - decimal->point % Groups::kDigits) % Groups::kDigits;
  const int room = std::max(exponent, 0) / Groups::kBitsOfGroup + 1;
  Groups groups(std::string(static_cast<std::size_t>(shift), '0') + decimal->digits,
                static_cast<std::size_t>(room));
  while (exponent != 0) {
    const int step = std::clamp(exponent, -Groups::kMostBits, Groups::kMostBits);
    step > 0 ? groups.Multiply(step) : groups.Divide(-step);
    exponent -= step;
  }
  decimal->digits = groups.Digits();
  const std::size_t zeros = decimal->digits.find_first_not_of('0');
  decimal->digits.erase(0, zeros);
  decimal->point += shift + room * Groups::kDigits - static_cast<int>(zeros);
  DropTrailingZeros(decimal);
}

Decimal ToDecimal(std::uint64_t mantissa, int exponent) {
  Decimal decimal;
  if (mantissa == 0) return decimal;
  decimal.digits = std::to_string(mantissa);
  decimal.point = static_cast<int>(decimal.digits.size());
  Scale(exponent, &decimal);
  return decimal;
}

// The next number of `count` digits, away from zero.
Decimal Next(Decimal decimal, int count) {
  decimal.digits.resize(static_cast<std::size_t>(count), '0');
  std::size_t last = decimal.digits.find_last_not_of('9');
  if (last == std::string::npos) {
    decimal.digits = "1";
    ++decimal.point;
  } else {
    ++decimal.digits[last];
    decimal.digits.resize(last + 1);
  }
  return decimal;
}

// Of two magnitudes other than zero: below, at or above zero as `a` is smaller, equal or larger.
int Compare(const Decimal& a, const Decimal& b) {
  return a.point != b.point ? a.point - b.point : a.digits.compare(b.digits);
}

// `number` is a float whose mantissa has `bits`, and `least_exponent` where it is smallest.
Decimal Shortest(double number, int bits, int least_exponent) {
  Decimal exact = ExactDecimal(number);
  if (exact.digits.empty()) return exact;
  auto [mantissa, exponent] = ToBinary(number);
  const int spare =
      std::max(static_cast<int>(std::bit_width(mantissa)) - bits, least_exponent - exponent);
  mantissa >>= spare;
  exponent += spare;
  // What lies between the halfway points to its neighbours is read as the number; they themselves
  // are if it is even. Below a power of two the next number is only half as far away.
  const int even = mantissa % 2 == 0 ? 1 : 0;
  const bool power = mantissa == std::uint64_t{1} << (bits - 1) && exponent > least_exponent;
  const Decimal low = ToDecimal(4 * mantissa - (power ? 1 : 2), exponent - 2);
  const Decimal high = ToDecimal(4 * mantissa + 2, exponent - 2);
  for (int count = 1;; ++count) {
    Decimal rounded = Rounded(exact, count);
    // Above a power of two what is farther away may do where the nearest does not.
    Decimal next = Next(rounded, count);
    for (Decimal* candidate : {&rounded, &next}) {
      if (Compare(low, *candidate) < even && Compare(*candidate, high) < even) return *candidate;
    }
  }
}

// mantissa × 2^exponent rounded to a double; the mantissa is less than 2^62 and its last bit says
// of itself and all below it whether there is any.
double ToDouble(std::uint64_t mantissa, int exponent) {
  const int spare =
      std::max(static_cast<int>(std::bit_width(mantissa)) - kBits, kLeastExponent - exponent);
  if (mantissa == 0 || spare > 63) return 0;
  if (spare <= 0) {
    mantissa <<= -spare;
  } else {
    const std::uint64_t half = std::uint64_t{1} << (spare - 1);
    const std::uint64_t rest = mantissa & (2 * half - 1);
    mantissa >>= spare;
    if (rest > half || (rest == half && mantissa % 2 == 1)) ++mantissa;
  }
  // The mantissa's highest bit, which a double does not write, adds one to the exponent.
  const int biased = std::clamp(exponent + spare - kLeastExponent, 0, 0x7FF);
  return std::bit_cast<double>(
      std::min((static_cast<std::uint64_t>(biased) << (kBits - 1)) + mantissa, kInfinity));
}

double ToDouble(Decimal decimal) {
  // From here on all is infinite or zero.
  constexpr int kMostPoint = 310;
  constexpr int kLeastPoint = -330;
  if (decimal.digits.empty() || decimal.point < kLeastPoint) return 0;
  if (decimal.point > kMostPoint) return std::bit_cast<double>(kInfinity);
  // Its integer part is brought to between 55 and 62 bits: log2(10) is 3.322.
  const int exponent = (decimal.point - 1) * 3322 / 1000 - 57;
  Scale(-exponent, &decimal);
  const auto point = static_cast<std::size_t>(decimal.point);
  const bool more = decimal.digits.size() > point;
  decimal.digits.resize(point, '0');
  return ToDouble(ReadInteger(decimal.digits, 10) | std::uint64_t{more}, exponent);
}

// Takes a sign off the front; true if it is a minus.
bool TakeSign(std::string_view* text) {
  const bool negative = text->starts_with('-');
  if (negative || text->starts_with('+')) text->remove_prefix(1);
  return negative;
}

struct Written {
  Decimal number;
  bool more = false;  // whether there is any digit but zero after these
  int exponent = 0;   // of ten, or of two where the digits are hexadecimal
};

// What stands at the front of `text`, which has no sign.
Written ReadDigits(std::string_view text, bool hex) {
  const std::string_view allowed = hex ? "0123456789abcdefABCDEF" : "0123456789";
  // No double, and nothing halfway between two, has more decimal digits than 768.
  const std::size_t most = hex ? 15 : 800;
  Written written;
  auto& [number, more, exponent] = written;
  bool after_point = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.') {
      after_point = true;
      continue;
    }
    if (allowed.find(c) == allowed.npos) break;
    if (number.digits.empty() && c == '0') {
      if (after_point) --number.point;
      continue;
    }
    if (!after_point) ++number.point;
    if (number.digits.size() < most) {
      number.digits.push_back(c);
    } else if (c != '0') {
      more = true;
    }
  }
  if (at < text.size() && (text[at] | 0x20) == (hex ? 'p' : 'e')) {
    text.remove_prefix(at + 1);
    const bool below = TakeSign(&text);
    constexpr int kMostExponent = 100'000'000;  // more than all digits of a text could outweigh
    for (char c : text) {
      if (c < '0' || c > '9' || exponent > kMostExponent) break;
      exponent = exponent * 10 + (c - '0');
    }
    if (below) exponent = -exponent;
  }
  return written;
}

std::string WithSign(const Decimal& decimal, const std::string& text) {
  return decimal.negative ? "-" + text : text;
}

std::string JsonText(const Decimal& decimal) {
  // From 1e-6 to below 1e21.
  if (decimal.digits.empty() || (decimal.point > -6 && decimal.point <= 21)) {
    return FixedText(decimal);
  }
  std::string text = ScientificText(decimal);
  // It writes e-9 for e-09, but leaves e+09.
  const std::size_t exponent = text.find("e-0");
  if (exponent != std::string::npos) text.erase(exponent + 2, 1);
  return text;
}

}  // namespace

Binary ToBinary(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  constexpr std::uint64_t kTop = std::uint64_t{1} << (kBits - 1);
  const int biased = static_cast<int>(bits >> (kBits - 1) & 0x7FF);
  return {(bits & (kTop - 1)) + (biased > 0 ? kTop : 0), std::max(biased, 1) - 1 + kLeastExponent};
}

Decimal ExactDecimal(double number) {
  const Binary binary = ToBinary(number);
  Decimal decimal = ToDecimal(binary.mantissa, binary.exponent);
  decimal.negative = std::signbit(number);
  return decimal;
}

Decimal ShortestDecimal(double number) { return Shortest(number, kBits, kLeastExponent); }
Decimal ShortestDecimal(float number) { return Shortest(number, 24, -149); }

Decimal Rounded(const Decimal& decimal, int count) {
  const int size = static_cast<int>(decimal.digits.size());
  if (count >= size) return decimal;
  const auto kept = static_cast<std::size_t>(std::max(count, 0));
  Decimal rounded{decimal.negative, decimal.digits.substr(0, kept),
                  decimal.point - count + static_cast<int>(kept)};
  const char last = kept == 0 ? '0' : rounded.digits.back();
  const char first = count < 0 ? '0' : decimal.digits[kept];
  const bool up = first > '5' || (first == '5' && (size > count + 1 || last % 2 == 1));
  if (up) return Next(rounded, static_cast<int>(kept));
  DropTrailingZeros(&rounded);
  if (rounded.digits.empty()) rounded.point = 0;
  return rounded;
}

std::string ScientificText(const Decimal& decimal, int precision, char mark) {
  const std::size_t count = precision < 0 ? std::max<std::size_t>(decimal.digits.size(), 1)
                                          : static_cast<std::size_t>(precision) + 1;
  std::string text = decimal.digits;
  text.resize(count, '0');
  if (count > 1) text.insert(1, 1, '.');
  return WithSign(decimal,
                  text + ExponentText(decimal.digits.empty() ? 0 : decimal.point - 1, mark));
}

std::string ExponentText(int exponent, char mark) {
  return std::string{mark, exponent < 0 ? '-' : '+'} + Padded(std::abs(exponent), 2);
}

std::string FixedText(const Decimal& decimal, int precision) {
  const int size = static_cast<int>(decimal.digits.size());
  if (precision < 0) precision = std::max(size - decimal.point, 0);
  // At least one digit stands before the point.
  const auto zeros = static_cast<std::size_t>(std::max(1 - decimal.point, 0));
  const auto before = static_cast<std::size_t>(std::max(decimal.point, 1));
  std::string text = std::string(zeros, '0') + decimal.digits;
  text.resize(before + static_cast<std::size_t>(precision), '0');
  if (precision > 0) text.insert(before, 1, '.');
  return WithSign(decimal, text);
}

std::string GeneralText(const Decimal& decimal, int precision, char mark) {
  constexpr int kShortestThreshold = 6;
  const int size = static_cast<int>(decimal.digits.size());
  int threshold = precision < 0 ? kShortestThreshold : precision;
  if (precision > size && size >= decimal.point) threshold = size;
  const int exponent = decimal.point - 1;
  const bool all = precision < 0 || precision > size;
  if (exponent < -4 || exponent >= threshold) {
    return ScientificText(decimal, all ? -1 : precision - 1, mark);
  }
  return FixedText(decimal, all ? -1 : std::max(precision - decimal.point, 0));
}

std::string JsonNumber(double number) { return JsonText(ShortestDecimal(number)); }

std::string JsonNumber(double number, std::string_view text) {
  constexpr int kSafeDigits = 15;
  constexpr int kSafePoint = 305;
  // Without a point or an exponent it may be an integer, and octal.
  const bool decimal_text = text.find_first_not_of("0123456789.eE+-") == text.npos &&
                            text.find_first_of(".eE") != text.npos;
  TakeSign(&text);
  auto [decimal, more, exponent] = ReadDigits(text, false);
  decimal.point += exponent;
  if (!decimal_text || more || decimal.digits.size() > kSafeDigits ||
      std::abs(decimal.point) > kSafePoint) {
    return JsonNumber(number);
  }
  DropTrailingZeros(&decimal);
  if (decimal.digits.empty()) decimal.point = 0;
  decimal.negative = std::signbit(number);
  return JsonText(decimal);
}

std::string Padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number).substr(number < 0 ? 1 : 0);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return number < 0 ? "-" + digits : digits;
}

double ReadDouble(std::string_view text) {
  const bool negative = TakeSign(&text);
  const bool hex = text.starts_with("0x") || text.starts_with("0X");
  if (hex) text.remove_prefix(2);
  auto [number, more, exponent] = ReadDigits(text, hex);
  double magnitude = 0;
  if (hex) {
    const int point = number.point - static_cast<int>(number.digits.size());
    magnitude =
        ToDouble(ReadInteger(number.digits, 16) | std::uint64_t{more}, exponent + 4 * point);
  } else {
    if (more) number.digits.push_back('1');
    DropTrailingZeros(&number);
    number.point += exponent;
    magnitude = ToDouble(std::move(number));
  }
  return negative ? -magnitude : magnitude;
}

}  // namespace ksp
