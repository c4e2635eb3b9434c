// What Kubernetes would refuse has a plain message at the place that a person would look at.
#include <gtest/gtest.h>

#include "yaml/reader.h"

namespace ksp::yaml {
namespace {

// "code@text", the text being what the message points at.
std::string ErrorOf(std::string_view text) {
  Document document = ReadDocument(text, 0);
  if (!document.error) return "none";
  const Origin& where = document.error->where;
  EXPECT_NE(FindMessageText(document.error->message.code), nullptr) << document.error->message.code;
  EXPECT_TRUE(document.value.is_null());
  return document.error->message.code + "@" +
         std::string(text.substr(where.begin, where.end - where.begin));
}

TEST(Errors, PointAtTheirCause) {
  EXPECT_EQ(ErrorOf("a:\n\tb: 1\n"), "read.tab@\t");
  EXPECT_EQ(ErrorOf("a: \"b\nc: d\n"), "read.unclosed_quote@\"");
  EXPECT_EQ(ErrorOf("a: 1\nbc\nd: 1\n"), "read.missing_colon@bc");
  EXPECT_EQ(ErrorOf("a: b: c\n"), "read.colon_not_allowed@:");
  EXPECT_EQ(ErrorOf("a:\n  b: 1\n c: 2\n"), "read.unexpected@c");
  EXPECT_EQ(ErrorOf("a: [1, 2\nb: 3\n"), "read.unclosed_bracket@[");
  EXPECT_EQ(ErrorOf("a: [1, 2}\n"), "read.wrong_bracket@}");
  EXPECT_EQ(ErrorOf("a: [1,, 2]\n"), "read.empty_entry@,");
  EXPECT_EQ(ErrorOf("a: [\"1\" \"2\"]\n"), "read.missing_comma@\"");
  EXPECT_EQ(ErrorOf("a: @b\n"), "read.reserved_character@@");
  EXPECT_EQ(ErrorOf("a: *b\n"), "read.unknown_alias@*b");
  EXPECT_EQ(ErrorOf("a: &b [*b]\n"), "read.alias_contains_itself@*b");
  EXPECT_EQ(ErrorOf("a: \"\\q\"\n"), "read.escape@\\q");
  EXPECT_EQ(ErrorOf("a: \"\\ud83d\\ude00\"\n"), "read.escape@\\ud83d");
  EXPECT_EQ(ErrorOf("a: !!int b\n"), "read.tag_does_not_fit@b");
  EXPECT_EQ(ErrorOf("name: {{.Name}}\n"), "read.key_is_collection@{.Name}");
  EXPECT_EQ(ErrorOf("a: .nan\n"), "read.not_finite@.nan");
  EXPECT_EQ(ErrorOf("~: 1\n"), "read.null_key@~");
  EXPECT_EQ(ErrorOf("a: 1\n?"), "read.null_key@");
  EXPECT_EQ(ErrorOf("a: - b\n"), "read.dash_not_allowed@-");
}

TEST(Errors, CharactersThatYamlDoesNotAllow) {
  EXPECT_EQ(ErrorOf(std::string_view("a: b\0c\n", 7)),
            std::string("read.control_character@\0", 24));
  EXPECT_EQ(ErrorOf("a: \x07\n"), "read.control_character@\x07");
  EXPECT_EQ(ErrorOf("a: \xFF\n"), "read.invalid_utf8@\xFF");
  EXPECT_EQ(ErrorOf("a: \xED\xA0\x80\n"), "read.invalid_utf8@\xED");
  EXPECT_EQ(ErrorOf("a: \"\\\xD5 \"\n"), "read.invalid_utf8@\xD5") << "within another fault";
}

TEST(Errors, DoNotHideTheOtherDocuments) {
  std::vector<Document> documents = ReadStream("a: 1\n---\nb: [\n---\nc: 3\n", 0);
  ASSERT_EQ(documents.size(), 3u);
  EXPECT_FALSE(documents[0].error);
  ASSERT_TRUE(documents[1].error);
  EXPECT_EQ(documents[1].error->where, Origin::Text(0, 12, 13));
  EXPECT_EQ(documents[2].value.Find("c")->number_text(), "3");
}

TEST(Errors, NothingIsReadAfterAWrongSeparator) {
  std::vector<Document> documents = ReadStream("a: 1\n---\nb: 2\n--- c: 3\n---\nd: 4\n", 0);
  ASSERT_EQ(documents.size(), 2u);
  ASSERT_TRUE(documents[1].error);
  EXPECT_EQ(documents[1].error->message.code, "read.separator");
  EXPECT_EQ(documents[1].error->where, Origin::Text(0, 14, 22));
}

TEST(Warnings, DuplicateKeysNameBothPlaces) {
  std::string_view text = "x: 0\n---\na: 1\nb: 2\na: 3\n";
  Document document = ReadStream(text, 0).at(1);
  EXPECT_EQ(document.value.Find("a")->number_text(), "3");
  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].where, Origin::Text(0, 19, 20));
  EXPECT_EQ(Render(document.warnings[0].message, Language::kEnglish),
            "the key a is already on line 3; only this later one counts");
}

TEST(Warnings, TextThatGoIgnores) {
  Document document = ReadDocument("{a: 1}\nb: 2\n", 0);
  EXPECT_FALSE(document.error);
  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].message.code, "read.ignored_text");
  EXPECT_EQ(document.warnings[0].where.begin, 7u);
  EXPECT_EQ(ReadDocument("a: 1\n...\nb: 2\n", 0).warnings.size(), 1u);
  EXPECT_TRUE(ReadDocument("a: 1\n...\n# end\n", 0).warnings.empty());
}

TEST(Warnings, KeysThatBecomeEqualInJson) {
  Document document = ReadDocument("1: a\n\"1\": b\n", 0);
  ASSERT_EQ(document.warnings.size(), 1u);
  EXPECT_EQ(document.warnings[0].message.code, "read.ambiguous_key");
}

TEST(Warnings, MergedKeysAreThereToBeOverridden) {
  Document document = ReadDocument("a: &a {x: 1}\nb:\n  <<: *a\n  x: 2\n", 0);
  EXPECT_TRUE(document.warnings.empty());
  EXPECT_EQ(document.value.Find({"b", "x"})->number_text(), "2");
}

}  // namespace
}  // namespace ksp::yaml
