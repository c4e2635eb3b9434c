#include "value/decimal.h"

#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace ksp {
namespace {

std::string Scientific(double number) { return ScientificText(ShortestDecimal(number)); }

TEST(Decimal, TheFewestDigitsThatGiveTheNumberAgain) {
  EXPECT_EQ(Scientific(0.1), "1e-01");
  EXPECT_EQ(Scientific(-1.5), "-1.5e+00");
  EXPECT_EQ(Scientific(0.0), "0e+00");
  EXPECT_EQ(Scientific(-0.0), "-0e+00");
  EXPECT_EQ(Scientific(std::numeric_limits<double>::denorm_min()), "5e-324");
  EXPECT_EQ(Scientific(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
  EXPECT_EQ(ScientificText(ShortestDecimal(0.1F)), "1e-01");
  EXPECT_EQ(ScientificText(ShortestDecimal(16777216.0F)), "1.6777216e+07");
}

TEST(Decimal, AboveAPowerOfTwoTheFartherNumberMayBeTheShorter) {
  EXPECT_EQ(Scientific(std::ldexp(1, -44)), "5.684341886080802e-14");
}

TEST(Decimal, AgreesWithTheStandardLibrary) {
  std::mt19937_64 random(20);
  for (int i = 0; i < 20'000; ++i) {
    // Powers of two are where the rounding is hardest, so they are half of the sample.
    double number = i % 2 == 0 ? std::ldexp(1, static_cast<int>(random() % 2098) - 1074)
                               : std::bit_cast<double>(static_cast<std::uint64_t>(random()));
    if (!std::isfinite(number)) continue;
    char text[64];
    char* end = std::to_chars(text, text + sizeof(text), number, std::chars_format::scientific).ptr;
    ASSERT_EQ(Scientific(number), std::string(text, end));
  }
}

TEST(Decimal, RoundedToDigits) {
  EXPECT_EQ(ScientificText(RoundedDecimal(2.5, 1)), "2e+00");
  EXPECT_EQ(ScientificText(RoundedDecimal(9.99, 2)), "1e+01");
  EXPECT_EQ(RoundedDecimal(0.1, 30).digits, "100000000000000005551115123126");
  EXPECT_EQ(RoundedDecimal(0.1, 30).point, 0);
}

TEST(Decimal, WithoutAnExponent) {
  EXPECT_EQ(FixedText(ShortestDecimal(1e21)), "1000000000000000000000");
  EXPECT_EQ(FixedText(ShortestDecimal(-0.00025)), "-0.00025");
  EXPECT_EQ(FixedText(ShortestDecimal(123.25)), "123.25");
  EXPECT_EQ(FixedText(ShortestDecimal(-0.0)), "-0");
}

}  // namespace
}  // namespace ksp
