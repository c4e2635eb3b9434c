#include "gotemplate/float_text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "value/decimal.h"

namespace ksp::gotemplate {
namespace {

constexpr int kMantissaBits = 52;
constexpr int kExponentBias = 1023;

// `count` significant digits, or the fewest that give the float again where it is -1.
Decimal ToDecimal(double magnitude, int count) {
  return count < 0 ? ShortestDecimal(magnitude) : RoundedDecimal(magnitude, count);
}

char DigitAt(const Decimal& decimal, int i) {
  return i >= 0 && i < static_cast<int>(decimal.digits.size())
             ? decimal.digits[static_cast<std::size_t>(i)]
             : '0';
}

void AppendExponent(int exponent, char mark, std::string* out) {
  out->push_back(mark);
  out->push_back(exponent < 0 ? '-' : '+');
  const std::string digits = std::to_string(std::abs(exponent));
  if (digits.size() < 2) out->push_back('0');
  out->append(digits);
}

std::string Scientific(const Decimal& decimal, int precision, char mark) {
  std::string out(1, DigitAt(decimal, 0));
  if (precision > 0) out.push_back('.');
  for (int i = 1; i <= precision; ++i) out.push_back(DigitAt(decimal, i));
  AppendExponent(decimal.digits.empty() ? 0 : decimal.point - 1, mark, &out);
  return out;
}

std::string Fixed(const Decimal& decimal, int precision) {
  std::string out;
  for (int i = 0; i < decimal.point; ++i) out.push_back(DigitAt(decimal, i));
  if (decimal.point <= 0) out.push_back('0');
  if (precision > 0) out.push_back('.');
  for (int i = 0; i < precision; ++i) out.push_back(DigitAt(decimal, decimal.point + i));
  return out;
}

// %f with a precision: the digits that the C library rounds for it.
std::string FixedWithPrecision(double magnitude, int precision) {
  std::string text(static_cast<std::size_t>(precision) + 320, '\0');
  const int size = std::snprintf(text.data(), text.size(), "%.*f", precision, magnitude);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

// %e is used where the exponent is less than -4 or not less than the precision.
std::string General(double magnitude, int precision, char mark) {
  constexpr int kShortestPrecision = 6;
  const Decimal decimal = ToDecimal(magnitude, precision == 0 ? 1 : precision);
  const int digits = static_cast<int>(decimal.digits.size());
  if (precision == 0) precision = 1;
  int threshold = precision < 0 ? kShortestPrecision : precision;
  if (precision > digits && digits >= decimal.point) threshold = digits;
  const int exponent = decimal.point - 1;
  if (exponent < -4 || exponent >= threshold) {
    const int shown = precision < 0 || precision > digits ? digits : precision;
    return Scientific(decimal, shown - 1, mark);
  }
  const int shown = precision < 0 || precision > decimal.point ? digits : precision;
  return Fixed(decimal, std::max(shown - decimal.point, 0));
}

struct Binary {
  std::uint64_t mantissa = 0;
  int exponent = 0;  // of the mantissa's bit 52
};

Binary ToBinary(double magnitude) {
  const auto bits = std::bit_cast<std::uint64_t>(magnitude);
  Binary binary;
  binary.mantissa = bits & ((std::uint64_t{1} << kMantissaBits) - 1);
  binary.exponent = static_cast<int>(bits >> kMantissaBits & 0x7FF);
  if (binary.exponent == 0) {
    binary.exponent = 1;
  } else {
    binary.mantissa |= std::uint64_t{1} << kMantissaBits;
  }
  binary.exponent -= kExponentBias;
  return binary;
}

std::string BinaryText(double magnitude) {
  const Binary binary = ToBinary(magnitude);
  const int exponent = binary.exponent - kMantissaBits;
  return std::to_string(binary.mantissa) + (exponent < 0 ? "p" : "p+") + std::to_string(exponent);
}

std::string Hexadecimal(double magnitude, int precision, char mark) {
  constexpr int kTop = 60;  // where the leading one is brought
  const auto binary = ToBinary(magnitude);
  std::uint64_t mantissa = binary.mantissa;
  int exponent = mantissa == 0 ? 0 : binary.exponent;
  mantissa <<= kTop - kMantissaBits;
  while (mantissa != 0 && (mantissa & std::uint64_t{1} << kTop) == 0) {
    mantissa <<= 1;
    --exponent;
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
  AppendExponent(exponent, mark == 'x' ? 'p' : 'P', &out);
  return out;
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
    case 'E': {
      const Decimal decimal = ToDecimal(magnitude, precision < 0 ? -1 : precision + 1);
      const int digits = std::max(static_cast<int>(decimal.digits.size()) - 1, 0);
      text = Scientific(decimal, precision < 0 ? digits : precision, format);
      break;
    }
    case 'f': {
      if (precision >= 0) {
        text = FixedWithPrecision(magnitude, precision);
      } else {
        const Decimal decimal = ToDecimal(magnitude, -1);
        text = Fixed(decimal, std::max(static_cast<int>(decimal.digits.size()) - decimal.point, 0));
      }
      break;
    }
    default:
      text = General(magnitude, precision, format == 'g' ? 'e' : 'E');
      break;
  }
  return std::signbit(number) ? "-" + text : text;
}

}  // namespace ksp::gotemplate
