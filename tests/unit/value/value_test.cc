#include "value/value.h"

#include <gtest/gtest.h>

#include "value/json.h"

namespace ksp {
namespace {

TEST(Map, KeepsTheLastOfEqualKeysAndSorts) {
  Map map = Map::FromEntries({{"b", {}, 1}, {"a", {}, 2}, {"b", {}, 3}});
  EXPECT_EQ(WriteJson(Value(map)), R"({"a":2,"b":3})");
}

TEST(Map, AValueOfItsOwnMayBeSetUnderANewKey) {
  Map map = Map::FromEntries({{"b", {}, "text"}});
  map.Set("a", *map.Find("b"));
  map.Set("c", std::move(*map.FindMutable("b")));
  EXPECT_EQ(WriteJson(Value(map)), R"({"a":"text","b":null,"c":"text"})");
}

TEST(Map, SetsScalarsOfEveryKind) {
  Map map;
  const std::string key = "string";
  map.Set("literal", "a");
  map.Set(key, key);
  map.Set("view", std::string_view("b"));
  map.Set("bool", true);
  map.Set("int", 1);
  map.Set("int64", std::int64_t{1} << 40);
  EXPECT_EQ(
      WriteJson(Value(map)),
      R"({"bool":true,"int":1,"int64":1099511627776,"literal":"a","string":"string","view":"b"})");
}

TEST(Value, ACopyIsNotChangedThroughTheOriginal) {
  Value original = Value::MapOf({{"list", Value::ListOf({1, 2})}});
  Value copy = original;
  original.MutableMap()["list"].MutableList().push_back(3);
  EXPECT_EQ(WriteJson(copy), R"({"list":[1,2]})");
  EXPECT_EQ(WriteJson(original), R"({"list":[1,2,3]})");
}

TEST(Value, EqualityIgnoresOrigins) {
  EXPECT_EQ(Value("x"), Value("x").WithOrigin(Origin::Text(1, 2, 3)));
  EXPECT_FALSE(Value("1") == Value(1));
}

TEST(Value, SetAuthorReachesEveryKeyAndValueAndKeepsTheRanges) {
  Value value = ParseJson(R"({"a":[{"b":1}]})", 7).value;
  value.SetAuthor(Author::kRuntime);
  const Entry& a = *value.map().begin();
  EXPECT_EQ(a.key_origin.author, Author::kRuntime);
  EXPECT_EQ(a.value.list()[0].Find("b")->origin().author, Author::kRuntime);
  EXPECT_EQ(a.value.list()[0].Find("b")->origin().begin, 11u);
}

TEST(Json, RoundTripsEveryKindWithItsNumberText) {
  std::string text = R"({"a":[null,true,1.50e+3,-0,"x\"\\\né😀"],"b":{}})";
  JsonParsed parsed = ParseJson(text);
  ASSERT_FALSE(parsed.error);
  EXPECT_EQ(WriteJson(parsed.value), text);
}

TEST(Json, NamesThePositionOfAnError) {
  JsonParsed parsed = ParseJson(R"({"a": tru})");
  ASSERT_TRUE(parsed.error);
  EXPECT_EQ(parsed.error->offset, 6u);
}

TEST(Json, RefusesWhatIsTooDeep) { EXPECT_TRUE(ParseJson(std::string(2000, '[')).error); }

TEST(Json, ReadsSurrogatePairsAndReplacesLoneOnes) {
  EXPECT_EQ(ParseJson(R"("\ud83d\ude00")").value.string(), "😀");
  EXPECT_EQ(ParseJson(R"("\ud83d")").value.string(), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace ksp
