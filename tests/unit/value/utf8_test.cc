#include "value/utf8.h"

#include <gtest/gtest.h>

#include "value/json.h"

namespace ksp {
namespace {

TEST(Utf8, TakesEveryCharacterInItsShortestForm) {
  EXPECT_TRUE(IsUtf8(""));
  EXPECT_TRUE(IsUtf8("aé€😀\x7F"));
  EXPECT_TRUE(IsUtf8("\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"));
  EXPECT_TRUE(IsUtf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
}

TEST(Utf8, RefusesAllElse) {
  for (std::string_view text :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80",
        "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_FALSE(IsUtf8(text)) << testing::PrintToString(text);
  }
}

TEST(Utf8, ReplacesEachBadByte) {
  EXPECT_EQ(ValidUtf8("aé"), "aé");
  EXPECT_EQ(ValidUtf8("a\xE2\x82(\xFF"), "a\xEF\xBF\xBD\xEF\xBF\xBD(\xEF\xBF\xBD");
  EXPECT_EQ(ParseJson("{\"a\xFF\":\"\xC3é\"}").value,
            Value::MapOf({{"a\xEF\xBF\xBD", "\xEF\xBF\xBDé"}}));
}

}  // namespace
}  // namespace ksp
