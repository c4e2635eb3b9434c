#include "k8s/quantity.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace ksp::k8s {
namespace {

std::string Text(std::string_view text) {
  CanonicalQuantity canonical = Canonical(text);
  return canonical.error.empty() ? canonical.text : "error: " + canonical.error;
}

TEST(Quantity, KeepsATextThatLooksCanonicalToApimachinery) {
  EXPECT_EQ(Text("+8.250k"), "+8.250k");
  EXPECT_EQ(Text("007"), "007");
  EXPECT_EQ(Text("1580Ti"), "1580Ti");
}

TEST(Quantity, AdjustsTheSuffixUntilThereIsNoFraction) {
  EXPECT_EQ(Text("0.5"), "500m");
  EXPECT_EQ(Text("1024Mi"), "1Gi");
  EXPECT_EQ(Text("1.5Gi"), "1536Mi");
  EXPECT_EQ(Text("419710.250Ki"), "429783296");
  EXPECT_EQ(Text("996910.250e-2"), "9969102500e-6");
  EXPECT_EQ(Text("0Mi"), "0");
}

TEST(Quantity, RoundsUpBelowABillionthAndCapsOnlyBinarySuffixes) {
  EXPECT_EQ(Text("0.0000000001"), "1n");
  EXPECT_EQ(Text("1e-10"), "1e-9");
  EXPECT_EQ(Text("99999999999999999999Ki"), "9223372036854775807");
  EXPECT_EQ(Text("99999999999999999999k"), "99999999999999999999k");
}

TEST(Quantity, LosesASuffixThatThereIsNot) { EXPECT_EQ(Text("1000000E"), "1"); }

TEST(Quantity, SaysWhatIsWrong) {
  EXPECT_EQ(Text(""),
            "error: quantities must match the regular expression "
            "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  EXPECT_EQ(Text("1 Gi"),
            "error: quantities must match the regular expression "
            "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  EXPECT_EQ(Text("3.419K"), "error: unable to parse quantity's suffix");
  // Without any digit there is a number all the same, unless it is a very small one.
  EXPECT_EQ(Text(".e3"), "0");
  EXPECT_EQ(Text(".e-99"), "error: unable to parse numeric part of quantity");
}

TEST(Quantity, AMillionDigitsAndHugeExponentsAreNoTrouble) {
  std::string digits(1000000, '7');
  EXPECT_EQ(Text(digits), digits);
  EXPECT_EQ(Text(digits + "Ki"), "9223372036854775807");
  EXPECT_EQ(Text("0." + digits), "777777778n");
  EXPECT_EQ(CompareQuantities("1e2000000000", digits), 1);
}

TEST(Quantity, ComparesAcrossSuffixes) {
  EXPECT_EQ(CompareQuantities("1", "1000m"), 0);
  EXPECT_LT(CompareQuantities("1G", "1Gi"), 0);
  EXPECT_GT(CompareQuantities("-1", "-2"), 0);
  EXPECT_EQ(CompareQuantities("0", "-0"), 0);
  EXPECT_TRUE(IsZeroQuantity("0.0Mi"));
}

TEST(Quantity, ValueRoundsAwayFromZero) {
  EXPECT_EQ(QuantityValue("1500m"), 2);
  EXPECT_EQ(QuantityValue("-1500m"), -2);
  EXPECT_EQ(QuantityValue("1Ki"), 1024);
}

TEST(Quantity, AnExponentMayHaveAPlusSign) {
  EXPECT_EQ(Text("1e+3"), "1e+3");
  EXPECT_TRUE(Text("1e+-3").starts_with("error: "));
}

TEST(Quantity, ABinaryAmountBelowOneHasADecimalSuffix) {
  EXPECT_EQ(Text("0.1Ki"), "102400m");
  EXPECT_EQ(Text("0.0000000001Ki"), "103n");
}

// The answers of apimachinery 0.34 for amounts of which int64 cannot hold the billionths, or
// itself.
TEST(Quantity, ItsValueIsWhatGoHappensToReturn) {
  EXPECT_EQ(QuantityValue("12345678901234567890n"), 12345678902);
  EXPECT_EQ(QuantityValue("-12345678901234567890n"), 6101065173);
  EXPECT_EQ(QuantityValue("123456789012345678901.5m"), 123456789012345679);
  EXPECT_EQ(QuantityValue("99999999999999999999k"), 200376420520688664);
  EXPECT_EQ(QuantityValue("9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(QuantityValue("9223372036854775807Ki"), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(QuantityValue("9223372036854775807k"), -1000);
  EXPECT_EQ(QuantityValue("1e20"), 0);
  EXPECT_EQ(QuantityValue("0.9999999999999999999"), 1);
}
}  // namespace
}  // namespace ksp::k8s
