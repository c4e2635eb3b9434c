#include "gotemplate/float_text.h"

#include <bit>
#include <cmath>
#include <cstdint>

#include "value/decimal.h"

namespace ksp::gotemplate {
namespace {

// `count` significant digits, or the fewest that give the float again where it is negative.
Decimal ToDecimal(double magnitude, int count) {
  return count < 0 ? ShortestDecimal(magnitude) : Rounded(ExactDecimal(magnitude), count);
}

std::string Scientific(double magnitude, int precision, char mark) {
  return ScientificText(ToDecimal(magnitude, precision < 0 ? -1 : precision + 1), precision, mark);
}

std::string Fixed(double magnitude, int precision) {
  if (precision < 0) return FixedText(ShortestDecimal(magnitude));
  const Decimal exact = ExactDecimal(magnitude);
  return FixedText(Rounded(exact, exact.point + precision), precision);
}

std::string General(double magnitude, int precision, char mark) {
  if (precision == 0) precision = 1;
  return GeneralText(ToDecimal(magnitude, precision), precision, mark);
}

std::string BinaryText(double magnitude) {
  const Binary binary = ToBinary(magnitude);
  return std::to_string(binary.mantissa) + (binary.exponent < 0 ? "p" : "p+") +
         std::to_string(binary.exponent);
}

std::string Hexadecimal(double magnitude, int precision, char mark) {
  constexpr int kTop = 60;  // where the leading one is brought
  auto [mantissa, exponent] = ToBinary(magnitude);
  if (mantissa == 0) {
    exponent = 0;
  } else {
    const int shift = std::countl_zero(mantissa) - (63 - kTop);
    mantissa <<= shift;
    exponent += kTop - shift;
  }
  if (precision >= 0 && precision < 15) {
    const int shift = precision * 4;
    const std::uint64_t rest = mantissa << shift & ((std::uint64_t{1} << kTop) - 1);
    mantissa >>= kTop - shift;
    if ((rest | (mantissa & 1)) > std::uint64_t{1} << (kTop - 1)) ++mantissa;
    mantissa <<= kTop - shift;
    if ((mantissa & std::uint64_t{1} << (kTop + 1)) != 0) {
      mantissa >>= 1;
      ++exponent;
    }
  }
  const char* digits = mark == 'x' ? "0123456789abcdef" : "0123456789ABCDEF";
  std::string out = {'0', mark, static_cast<char>('0' + (mantissa >> kTop & 1))};
  mantissa <<= 4;
  if (precision < 0 ? mantissa != 0 : precision > 0) out.push_back('.');
  for (int i = 0; precision < 0 ? mantissa != 0 : i < precision; ++i) {
    out.push_back(digits[mantissa >> kTop & 15]);
    mantissa <<= 4;
  }
  return out + ExponentText(exponent, mark == 'x' ? 'p' : 'P');
}

}  // namespace

std::string FormatFloat(double number, char format, int precision) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Inf" : "+Inf";
  const double magnitude = std::abs(number);
  std::string text;
  switch (format) {
    case 'b':
      text = BinaryText(magnitude);
      break;
    case 'x':
    case 'X':
      text = Hexadecimal(magnitude, precision, format);
      break;
    case 'e':
    case 'E':
      text = Scientific(magnitude, precision, format);
      break;
    case 'f':
      text = Fixed(magnitude, precision);
      break;
    default:
      text = General(magnitude, precision, format == 'g' ? 'e' : 'E');
      break;
  }
  return std::signbit(number) ? "-" + text : text;
}

}  // namespace ksp::gotemplate
