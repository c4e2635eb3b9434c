// The traps of YAML 1.1 as Go reads it; the vectors have the rest.
#include <gtest/gtest.h>

#include "value/json.h"
#include "yaml/reader.h"

namespace ksp::yaml {
namespace {

std::string Json(std::string_view text) {
  Document document = ReadDocument(text, 0);
  return document.error ? "error " + document.error->message.code : WriteJson(document.value);
}

TEST(Values, WordsOfBool) {
  EXPECT_EQ(Json("[y, Yes, ON, true, n, No, OFF, False]"),
            "[true,true,true,true,false,false,false,false]");
  EXPECT_EQ(Json("[tRue, yEs, \"yes\", oN]"), R"(["tRue","yEs","yes","oN"])");
}

TEST(Values, Numbers) {
  EXPECT_EQ(Json("[017, 08, 0x1F, 0b11, 0o17, 1_000, +5, -0]"), "[15,8,31,3,15,1000,5,0]");
  EXPECT_EQ(Json("[1.0, .5_0, 1e3, 1e21, 1e-7, -0.0]"), "[1,0.5,1000,1e+21,1e-7,-0]");
  EXPECT_EQ(Json("[18446744073709551615, 18446744073709551616, 1e400]"),
            R"([18446744073709551615,18446744073709552000,"1e400"])");
  EXPECT_EQ(Json("{1.5: a, 1e6: b, 0x10: c, true: d}"),
            R"({"1.5":"a","16":"c","1e+06":"b","true":"d"})");
}

TEST(Values, WhatJsonCannotHoldCountsOnlyIfItIsStillThere) {
  EXPECT_EQ(Json("a: .inf\na: 1\n"), R"({"a":1})");
  EXPECT_EQ(Json("a: {~: 1}\na: 1\n"), R"({"a":1})");
  EXPECT_EQ(Json("18446744073709551615: 1\n"), "error read.huge_key");
}

TEST(Values, Merges) {
  EXPECT_EQ(Json("a: &a {x: 1, w: 1}\nb: &b {x: 2}\nc: {<<: [*a, *b], z: 3}\n"),
            R"({"a":{"w":1,"x":1},"b":{"x":2},"c":{"w":1,"x":1,"z":3}})");
  EXPECT_EQ(Json("{x: 1, <<: {x: 2}}"), R"({"x":2})");
  EXPECT_EQ(Json("{\"<<\": {x: 2}}"), R"({"<<":{"x":2}})");
}

TEST(Values, JsonThatYamlRefusesIsReadAsGoReadsIt) {
  std::vector<Document> documents = ReadStream("{\"\xFF\": [1.0, 1e3, 1234567890123456789012]}", 0);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_FALSE(documents[0].error.has_value());
  EXPECT_EQ(WriteJson(documents[0].value), "{\"\xEF\xBF\xBD\":[1,1000,1.2345678901234568e+21]}");
}

TEST(Values, Tags) {
  EXPECT_EQ(Json("!!float -0x0"), "0");
  EXPECT_EQ(Json("[!!str 1, !!float 1, !!int \"7\", ! 1, !x yes, !!binary aGk=]"),
            R"(["1",1,7,"1","yes","hi"])");
  EXPECT_EQ(Json("!!timestamp 2024-02-30"), "error read.tag_does_not_fit");
}

TEST(Values, BlockScalars) {
  EXPECT_EQ(Json("a: |\n  x\n   y\n\nb: >-\n  p\n  q\n\n  r\nc: |+\n  z\n\n"),
            R"({"a":"x\n y\n","b":"p q\nr","c":"z\n\n"})");
}

TEST(Stream, SplitsAsKubectlDoes) {
  auto count = [](std::string_view text) { return ReadStream(text, 0).size(); };
  EXPECT_EQ(count(""), 0u);
  EXPECT_EQ(count("---\na: 1\n---\nb: 2\n---\n"), 2u);
  EXPECT_EQ(count("a: |\n  ---\n---\nb: 2"), 2u);
  EXPECT_EQ(count("{\"a\": 1}{\"b\": 2} [3]"), 3u);
  std::vector<Document> documents = ReadStream("# only a comment\n---\na: 1\n", 0);
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_TRUE(documents[0].value.is_null() && !documents[0].error);
}

}  // namespace
}  // namespace ksp::yaml
