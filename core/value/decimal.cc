#include "value/decimal.h"

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string_view>

namespace ksp {
namespace {

// Reads what "%.*e" wrote: -d.ddde±xx.
Decimal FromScientific(std::string_view text) {
  Decimal decimal;
  decimal.negative = text.starts_with('-');
  std::size_t e = text.find('e');
  for (char c : text.substr(0, e)) {
    if (c >= '0' && c <= '9') decimal.digits.push_back(c);
  }
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  if (!decimal.digits.empty()) decimal.point = std::atoi(text.data() + e + 1) + 1;
  return decimal;
}

// The next number of as many digits, away from zero.
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

double Read(const std::string& text, double) { return std::strtod(text.c_str(), nullptr); }
float Read(const std::string& text, float) { return std::strtof(text.c_str(), nullptr); }

template <typename T>
Decimal Shortest(T number) {
  constexpr int kMost = std::numeric_limits<T>::max_digits10;
  for (int count = 1; count < kMost; ++count) {
    Decimal rounded = RoundedDecimal(number, count);
    if (Read(ScientificText(rounded), number) == number) return rounded;
    // Above a power of two numbers are twice as far apart as below it, so what is farther away may
    // do where the nearest does not.
    Decimal next = Next(rounded, count);
    if (Read(ScientificText(next), number) == number) return next;
  }
  return RoundedDecimal(number, kMost);
}

}  // namespace

Decimal ShortestDecimal(double number) { return Shortest(number); }
Decimal ShortestDecimal(float number) { return Shortest(number); }

Decimal RoundedDecimal(double number, int count) {
  // A sign, a point, an exponent of at most three digits, and the final zero.
  std::string text(static_cast<std::size_t>(count) + 16, '\0');
  std::snprintf(text.data(), text.size(), "%.*e", count - 1, number);
  return FromScientific(text);
}

std::string ScientificText(const Decimal& decimal) {
  std::string text = decimal.negative ? "-" : "";
  text += decimal.digits.empty() ? "0" : decimal.digits.substr(0, 1);
  if (decimal.digits.size() > 1) text += "." + decimal.digits.substr(1);
  int exponent = decimal.digits.empty() ? 0 : decimal.point - 1;
  text += exponent < 0 ? "e-" : "e+";
  if (std::abs(exponent) < 10) text += '0';
  return text + std::to_string(std::abs(exponent));
}

std::string FixedText(const Decimal& decimal) {
  std::string text = decimal.negative ? "-" : "";
  int count = static_cast<int>(decimal.digits.size());
  if (count == 0) return text + "0";
  if (decimal.point <= 0) {
    return text + "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') +
           decimal.digits;
  }
  text += decimal.digits;
  if (decimal.point >= count) {
    return text + std::string(static_cast<std::size_t>(decimal.point - count), '0');
  }
  return text.insert(text.size() - static_cast<std::size_t>(count - decimal.point), 1, '.');
}

}  // namespace ksp
