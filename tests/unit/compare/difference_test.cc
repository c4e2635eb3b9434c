#include "compare/difference.h"

#include <gtest/gtest.h>

#include "value/json.h"

namespace ksp {
namespace {

std::string Tell(std::string_view from, std::string_view to) {
  std::string out;
  for (const Difference& d : Differences(ParseJson(from).value, ParseJson(to).value)) {
    out += d.path + " " + (d.from ? WriteJson(*d.from) : "-") + " " +
           (d.to ? WriteJson(*d.to) : "-") + "\n";
  }
  return out;
}

TEST(Differences, PairsItemsByName) {
  EXPECT_EQ(Tell(R"({"c":[{"name":"a","image":"x"},{"name":"b"}]})",
                 R"({"c":[{"name":"b"},{"name":"a","image":"y"}]})"),
            "c[a].image \"x\" \"y\"\n");
}

TEST(Differences, TellsAnotherOrderOfTheSameItems) {
  EXPECT_EQ(Tell(R"([{"name":"a"},{"name":"b"}])", R"([{"name":"b"},{"name":"a"}])"),
            " [{\"name\":\"a\"},{\"name\":\"b\"}] [{\"name\":\"b\"},{\"name\":\"a\"}]\n");
}

TEST(Differences, TellsWhatIsAddedAndRemoved) {
  EXPECT_EQ(Tell(R"({"a":1,"x.y/z":2})", R"({"b":3})"), "a 1 -\n[x.y/z] 2 -\nb - 3\n");
}

TEST(Differences, TellsListsOfAnotherLengthAsWholes) {
  EXPECT_EQ(Tell(R"({"args":["a","b"]})", R"({"args":["a"]})"), "args [\"a\",\"b\"] [\"a\"]\n");
}

TEST(Differences, NothingForEqualValues) { EXPECT_EQ(Tell(R"({"a":[1]})", R"({"a":[1]})"), ""); }

}  // namespace
}  // namespace ksp
