#include "value/decimal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

namespace ksp {
namespace {

std::string Scientific(double number) { return ScientificText(ShortestDecimal(number)); }

std::string Printf(const char* format, int precision, double number) {
  std::string text(static_cast<std::size_t>(precision) + 400, '\0');
  text.resize(
      static_cast<std::size_t>(std::snprintf(text.data(), text.size(), format, precision, number)));
  return text;
}

template <typename T>
std::string StandardShortest(T number) {
  char text[64];
  return {text,
          std::to_chars(text, text + sizeof(text), number, std::chars_format::scientific).ptr};
}

// Finite numbers of all sizes. Powers of two, where the rounding is hardest, are a quarter of
// them, small integers and fractions another.
template <typename Number>
void ForEachNumber(int count, Number number) {
  std::mt19937_64 random(20);
  for (int i = 0; i < count; ++i) {
    const std::uint64_t bits = random();
    double value = std::bit_cast<double>(bits);
    if (i % 4 == 0) value = std::ldexp(1, static_cast<int>(bits % 2098) - 1074);
    if (i % 4 == 1) value = static_cast<double>(bits % 1'000'000) / std::pow(10, bits >> 60);
    if (std::isfinite(value)) number(value, bits);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Decimal, TheFewestDigitsThatGiveTheNumberAgain) {
  EXPECT_EQ(Scientific(0.1), "1e-01");
  EXPECT_EQ(Scientific(-1.5), "-1.5e+00");
  EXPECT_EQ(Scientific(0.0), "0e+00");
  EXPECT_EQ(Scientific(-0.0), "-0e+00");
  EXPECT_EQ(Scientific(1e23), "1e+23");
  EXPECT_EQ(Scientific(9007199254740993.0), "9.007199254740992e+15");
  EXPECT_EQ(Scientific(2.2250738585072011e-308), "2.225073858507201e-308");
  EXPECT_EQ(Scientific(std::numeric_limits<double>::min()), "2.2250738585072014e-308");
  EXPECT_EQ(Scientific(std::numeric_limits<double>::denorm_min()), "5e-324");
  EXPECT_EQ(Scientific(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
}

TEST(Decimal, TheFewestDigitsOfAFloat) {
  EXPECT_EQ(ScientificText(ShortestDecimal(0.1F)), "1e-01");
  EXPECT_EQ(ScientificText(ShortestDecimal(16777216.0F)), "1.6777216e+07");
  EXPECT_EQ(ScientificText(ShortestDecimal(-0.0F)), "-0e+00");
  EXPECT_EQ(ScientificText(ShortestDecimal(std::numeric_limits<float>::denorm_min())), "1e-45");
  EXPECT_EQ(ScientificText(ShortestDecimal(std::numeric_limits<float>::min())), "1.1754944e-38");
  EXPECT_EQ(ScientificText(ShortestDecimal(std::numeric_limits<float>::max())), "3.4028235e+38");
}

TEST(Decimal, AboveAPowerOfTwoTheFartherNumberMayBeTheShorter) {
  EXPECT_EQ(Scientific(std::ldexp(1, -44)), "5.684341886080802e-14");
}

TEST(Decimal, TheFewestDigitsAreThoseOfTheStandardLibrary) {
  ForEachNumber(60'000, [](double number, std::uint64_t bits) {
    ASSERT_EQ(Scientific(number), StandardShortest(number));
    const auto small = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    if (!std::isfinite(small)) return;
    ASSERT_EQ(ScientificText(ShortestDecimal(small)), StandardShortest(small));
  });
}

TEST(Decimal, RoundedToDigits) {
  auto rounded = [](double number, int count) { return Rounded(ExactDecimal(number), count); };
  EXPECT_EQ(ScientificText(rounded(2.5, 1)), "2e+00");
  EXPECT_EQ(ScientificText(rounded(3.5, 1)), "4e+00");
  EXPECT_EQ(ScientificText(rounded(9.99, 2)), "1e+01");
  EXPECT_EQ(ScientificText(rounded(0.6, 0)), "1e+00");
  EXPECT_EQ(ScientificText(rounded(-0.5, 0)), "-0e+00");
  EXPECT_EQ(ScientificText(rounded(0.09, -1)), "0e+00");
  EXPECT_EQ(rounded(0.1, 30).digits, "100000000000000005551115123126");
  EXPECT_EQ(rounded(0.1, 30).point, 0);
}

TEST(Decimal, RoundedAsTheStandardLibraryRounds) {
  ForEachNumber(20'000, [](double number, std::uint64_t bits) {
    const Decimal exact = ExactDecimal(number);
    for (int precision : {0, 1, static_cast<int>(bits % 30), 800}) {
      ASSERT_EQ(ScientificText(Rounded(exact, precision + 1), precision),
                Printf("%.*e", precision, number));
      ASSERT_EQ(FixedText(Rounded(exact, exact.point + precision), precision),
                Printf("%.*f", precision, number));
    }
  });
}

TEST(Decimal, WithoutAnExponent) {
  EXPECT_EQ(FixedText(ShortestDecimal(1e21)), "1000000000000000000000");
  EXPECT_EQ(FixedText(ShortestDecimal(-0.00025)), "-0.00025");
  EXPECT_EQ(FixedText(ShortestDecimal(123.25)), "123.25");
  EXPECT_EQ(FixedText(ShortestDecimal(-0.0)), "-0");
}

TEST(Decimal, WithAnExponentWhereItIsLargeOrSmall) {
  EXPECT_EQ(GeneralText(ShortestDecimal(999999.5)), "999999.5");
  EXPECT_EQ(GeneralText(ShortestDecimal(1e6)), "1e+06");
  EXPECT_EQ(GeneralText(ShortestDecimal(1e-4)), "0.0001");
  EXPECT_EQ(GeneralText(ShortestDecimal(9.5e-5)), "9.5e-05");
  EXPECT_EQ(JsonNumber(1e20), "100000000000000000000");
  EXPECT_EQ(JsonNumber(1e21), "1e+21");
  EXPECT_EQ(JsonNumber(1e-6), "0.000001");
  EXPECT_EQ(JsonNumber(1.5e-7), "1.5e-7");
  EXPECT_EQ(JsonNumber(-0.0), "-0");
}

TEST(Decimal, OfAJsonNumberTheTextThatItWasReadFromTellsTheDigits) {
  auto expect_same = [](const std::string& text) {
    const double number = ReadDouble(text);
    if (!std::isfinite(number)) return;
    EXPECT_EQ(JsonNumber(number, text), JsonNumber(number)) << text;
  };
  for (const char* text : {"0",
                           "-0",
                           "-0.0",
                           "0e5",
                           "00.10",
                           ".5",
                           "5.",
                           "+1.50",
                           "100",
                           "1e20",
                           "1e21",
                           "123e19",
                           "0.000001",
                           "0.00000099",
                           "1.5e-7",
                           "1e-10",
                           "0.1000000000000000055511151231257827",
                           "1234567890123456",
                           "123456789012345.0",
                           "9007199254740993",
                           "1e-289",
                           "1e-291",
                           "1e-300",
                           "4.9e-324",
                           "5e-324",
                           "3e-324",
                           "1e289",
                           "1.7976931348623157e308",
                           "0x1.8p3",
                           "0x10",
                           "1_000.5",
                           "1e-99999",
                           "0.000e99999"}) {
    expect_same(text);
  }
  EXPECT_EQ(JsonNumber(511, "0777"), "511") << "octal";
  ForEachNumber(20'000, [&](double number, std::uint64_t bits) {
    expect_same(Printf("%.*e", static_cast<int>(bits % 20), number));
    expect_same(Printf("%.*g", static_cast<int>(bits % 20), number));
  });
}

TEST(Decimal, PaddedWithZeros) {
  EXPECT_EQ(Padded(7, 2), "07");
  EXPECT_EQ(Padded(-7, 4), "-0007");
  EXPECT_EQ(Padded(12345, 4), "12345");
  EXPECT_EQ(Padded(INT64_MIN, 4), "-9223372036854775808");
}

// The sum of two positive numbers as FixedText writes them, with a fraction of its own.
std::string Sum(std::string a, std::string b) {
  for (std::string* text : {&a, &b}) {
    if (text->find('.') == text->npos) text->push_back('.');
  }
  a.insert(0, b.find('.') - std::min(a.find('.'), b.find('.')) + 1, '0');
  b.insert(0, a.find('.') - b.find('.'), '0');
  a.resize(std::max(a.size(), b.size()), '0');
  b.resize(a.size(), '0');
  int carry = 0;
  for (std::size_t i = a.size(); i-- > 0;) {
    if (a[i] == '.') continue;
    carry += a[i] - '0' + b[i] - '0';
    a[i] = static_cast<char>('0' + carry % 10);
    carry /= 10;
  }
  return a;
}

// Of equal numbers zero and minus zero are told apart.
void ExpectReadLikeStandard(const std::string& text) {
  EXPECT_EQ(std::bit_cast<std::uint64_t>(ReadDouble(text)),
            std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)))
      << text.substr(0, 100);
}

TEST(ReadDouble, NumbersWhoseRoundingIsHard) {
  const std::string zeros(1'000, '0');
  // Halfway between 1 and the next number.
  const std::string half = "1.00000000000000011102230246251565404236316680908203125";
  const std::string smallest = FixedText(ExactDecimal(std::ldexp(1, -1074)));
  for (const char* text :
       {"0",
        "-0",
        "+0",
        "0.0",
        "00012",
        "1",
        "-1",
        ".5",
        "5.",
        "-.5e1",
        "1e23",
        "1e22",
        "8.5e22",
        "9007199254740993",
        "9007199254740992.99999999999999999",
        "9007199254740993.0000000000001",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "4.9e-324",
        "5e-324",
        "2.5e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1e-400",
        "1e400",
        "-1e400",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e308",
        "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649"
        "01797758720709633028641669288791094655554785194040263065748867150582068190890200070838367"
        "6273e0",
        "1e99999999999999999999",
        "1e-99999999999999999999",
        "0e99999999999999999999",
        "0x1p0",
        "0x1.8p3",
        "-0X1.FFFFFFFFFFFFFp1023",
        "0x1.fffffffffffff8p1023",
        "0x1p-1074",
        "0x1p-1075",
        "0x1.8p-1075",
        "0x1.00000000000008p0",
        "0x1.000000000000080000001p0",
        "0x1.00000000000018p0",
        "0x10000000000000000000000p-80",
        "0x.0000000000000000000001p90",
        "0x0p5",
        "0x123456789abcdefp-3",
        "0x1p99999999999",
        "0x1p-99999999999"}) {
    ExpectReadLikeStandard(text);
  }
  for (const std::string& text :
       {half, half + "0001", half + zeros + "1", "1" + zeros + "e-1000", "0." + zeros + "1e1001",
        smallest, "0x" + zeros + "1p3", "0x." + zeros + "8p4000"}) {
    ExpectReadLikeStandard(text);
  }
  EXPECT_EQ(ReadDouble("1x"), 1);
  EXPECT_EQ(ReadDouble(""), 0);
}

TEST(ReadDouble, ReadsAsTheStandardLibraryDoes) {
  ForEachNumber(60'000, [](double number, std::uint64_t bits) {
    ExpectReadLikeStandard(Printf("%.*e", static_cast<int>(bits % 25), number));
    ExpectReadLikeStandard(Printf("%.*a", static_cast<int>(bits % 16), number));
    // Halfway to the next number, and very little more and less than that.
    const double magnitude = std::fabs(number);
    const double step = std::nextafter(magnitude, INFINITY) - magnitude;
    if (bits % 8 != 0 || step / 2 == 0 || !std::isfinite(step)) return;
    const std::string half =
        Sum(FixedText(ExactDecimal(magnitude)), FixedText(ExactDecimal(step / 2)));
    ExpectReadLikeStandard(half);
    ExpectReadLikeStandard(half + "0001");
    if (half.back() == '5') ExpectReadLikeStandard(half.substr(0, half.size() - 1) + "4999");
  });
}

}  // namespace
}  // namespace ksp
