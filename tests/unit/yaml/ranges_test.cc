// Every key and value knows the bytes of the text that it came from.
#include <gtest/gtest.h>

#include "value/json.h"
#include "yaml/reader.h"

namespace ksp::yaml {
namespace {

std::string Cut(std::string_view text, const Origin& origin) {
  return std::string(text.substr(origin.begin, origin.end - origin.begin));
}

// The text of the value at a path of keys of the only document.
std::string ValueText(std::string_view text, std::initializer_list<std::string_view> path) {
  std::vector<Document> documents = ReadStream(text, 7);
  EXPECT_EQ(documents.size(), 1u);
  const Value* value = documents.at(0).value.Find(path);
  if (value == nullptr) return "(absent)";
  EXPECT_EQ(value->origin().source, 7u);
  return Cut(text, value->origin());
}

std::string KeyText(std::string_view text, std::string_view key) {
  Document document = ReadDocument(text, 0);
  const Entry* entry = document.value.map().FindEntry(key);
  return entry == nullptr ? "(absent)" : Cut(text, entry->key_origin);
}

TEST(Ranges, ScalarsOfEveryStyle) {
  EXPECT_EQ(ValueText("a: some text # c\nb: 1\n", {"a"}), "some text");
  EXPECT_EQ(ValueText("a: \"x\\ty\"\n", {"a"}), "\"x\\ty\"");
  EXPECT_EQ(ValueText("a: 'it''s'\n", {"a"}), "'it''s'");
  EXPECT_EQ(ValueText("a: one\n  two\nb: 1\n", {"a"}), "one\n  two");
  EXPECT_EQ(ValueText("a: |\n  x\n\n  y\nb: 1\n", {"a"}), "|\n  x\n\n  y");
  EXPECT_EQ(ValueText("a: !!str 1\n", {"a"}), "1");
  EXPECT_EQ(KeyText("\"a b\" : 1\n", "a b"), "\"a b\"");
}

TEST(Ranges, CollectionsEndWithTheirLastValue) {
  EXPECT_EQ(ValueText("a:\n  b: 1\n  c: 2\n\n# c\nd: 3\n", {"a"}), "b: 1\n  c: 2");
  EXPECT_EQ(ValueText("a:\n- 1\n- x: y\nd: 3\n", {"a"}), "- 1\n- x: y");
  EXPECT_EQ(ValueText("a: {b: [1, 2], c: 3} # c\n", {"a"}), "{b: [1, 2], c: 3}");
  EXPECT_EQ(ValueText("a: {b: [1, 2], c: 3} # c\n", {"a", "b"}), "[1, 2]");
}

TEST(Ranges, NullIsEmptyBehindItsColon) {
  Document document = ReadDocument("a:\nb: 1\n", 0);
  EXPECT_EQ(document.value.Find("a")->origin(), Origin::Text(0, 2, 2));
}

TEST(Ranges, AliasStandsWhereItIsWritten) {
  std::string_view text = "a: &x {b: 1}\nc: *x\n";
  EXPECT_EQ(ValueText(text, {"c"}), "*x");
  EXPECT_EQ(ValueText(text, {"c", "b"}), "1");
}

TEST(Ranges, AreOfTheOriginalTextWhateverItsLineBreaksAndCharacters) {
  EXPECT_EQ(ValueText("\xEF\xBB\xBF"
                      "a: 1\r\nb: é😀\r\nc:\r\n  d: last\r\n",
                      {"c", "d"}),
            "last");
  EXPECT_EQ(ValueText("é: 😀\r\nü: ö x\r\n", {"ü"}), "ö x");
  EXPECT_EQ(ValueText("a: 1\rb: two\r", {"b"}), "two");
}

TEST(Ranges, AreOfTheWholeStream) {
  std::string_view text = "a: 1\n---\nb: 2\n--- # c\nc: 3\n";
  std::vector<Document> documents = ReadStream(text, 0);
  ASSERT_EQ(documents.size(), 3u);
  EXPECT_EQ(Cut(text, documents[1].range), "b: 2\n");
  EXPECT_EQ(Cut(text, documents[2].value.Find("c")->origin()), "3");
}

TEST(Ranges, EndWithTheTextWhereItsLastLineDoesNot) {
  std::string_view text = "a: |+2\n  ";
  std::vector<Document> documents = ReadStream(text, 0);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].value.StringAt("a"), "\n");
  EXPECT_EQ(documents[0].value.Find("a")->origin().end, text.size());
}

TEST(Ranges, OfJson) {
  std::string_view text = "{\"a\": 1}\n{\"b\": \"\\ud83d\\ude00\"}\n";
  std::vector<Document> documents = ReadStream(text, 0);
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(Cut(text, documents[0].value.Find("a")->origin()), "1");
  EXPECT_EQ(documents[1].value.StringAt("b"), "😀");
  EXPECT_EQ(Cut(text, documents[1].value.Find("b")->origin()), "\"\\ud83d\\ude00\"");
}

}  // namespace
}  // namespace ksp::yaml
