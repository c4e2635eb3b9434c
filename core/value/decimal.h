// Floating-point numbers and decimal digits: exact both ways, by arithmetic on the digits
// themselves. (The C library's printf and strtod are 20 KB of the page's engine, std::to_chars is
// 100 KB.)
#ifndef KSP_VALUE_DECIMAL_H_
#define KSP_VALUE_DECIMAL_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace ksp {

// ±mantissa × 2^exponent; the mantissa of a double has at most 53 bits.
struct Binary {
  std::uint64_t mantissa = 0;
  int exponent = 0;
};

// The magnitude of the finite `number`: 53 bits, fewer only of what is smaller than 2^-1022.
Binary ToBinary(double number);

// ±0.d1d2d3… × 10^point, without trailing zeros; zero has no digits.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

// All digits of the finite `number`.
Decimal ExactDecimal(double number);

// The fewest digits that give the finite `number` again; of these the nearest to it.
Decimal ShortestDecimal(double number);
Decimal ShortestDecimal(float number);

// To `count` significant digits, and of two equally near to the even one. With no digits or fewer
// it is zero, or a one in the place before `point`.
Decimal Rounded(const Decimal& decimal, int count);

// A number as Go writes it, with its sign. `precision` is that of strconv.FormatFloat, where -1
// stands for the digits there are; `mark` comes before the exponent.
std::string ScientificText(const Decimal& decimal, int precision = -1, char mark = 'e');
std::string FixedText(const Decimal& decimal, int precision = -1);
// "e+06": an exponent as Go writes it.
std::string ExponentText(int exponent, char mark);
// The one of these two that %g takes.
std::string GeneralText(const Decimal& decimal, int precision = -1, char mark = 'e');
// A finite number as encoding/json writes it. `text` is what it was read from: up to 15 decimal
// digits are the shortest already, for no two such decimals give the same double, which saves the
// long way by all digits of the double.
std::string JsonNumber(double number);
std::string JsonNumber(double number, std::string_view text);

// An integer with zeros on its left, so that it has at least `width` digits after its sign.
std::string Padded(std::int64_t number, std::size_t width);

// Reads a number as strconv.ParseFloat does: decimal, or hexadecimal as in -0x1.8p3; infinity where
// it is too large. What stands after it is not looked at.
double ReadDouble(std::string_view text);

}  // namespace ksp

#endif  // KSP_VALUE_DECIMAL_H_
