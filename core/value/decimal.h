// A floating-point number as decimal digits: what every way of writing one begins with. (The same
// by std::to_chars would bring 100 KB of tables into the engine of the page.)
#ifndef KSP_VALUE_DECIMAL_H_
#define KSP_VALUE_DECIMAL_H_

#include <string>

namespace ksp {

// ±0.d1d2d3… × 10^point, without trailing zeros; zero has no digits.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

// The fewest digits that give the finite `number` again; of these the nearest to it.
Decimal ShortestDecimal(double number);
Decimal ShortestDecimal(float number);

// `count` significant digits (at least one), correctly rounded.
Decimal RoundedDecimal(double number, int count);

// d.ddde±xx, and ddd.ddd padded with zeros, as Go writes a number's shortest digits.
std::string ScientificText(const Decimal& decimal);
std::string FixedText(const Decimal& decimal);

}  // namespace ksp

#endif  // KSP_VALUE_DECIMAL_H_
