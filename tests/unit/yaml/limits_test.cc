// Hostile texts get a message, in little time and memory.
#include <gtest/gtest.h>

#include "yaml/reader.h"

namespace ksp::yaml {
namespace {

std::string Repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out.append(text);
  return out;
}

std::string ErrorOf(const std::string& text, const Limits& limits = Limits()) {
  for (const Document& document : ReadStream(text, 0, limits)) {
    if (document.error) return Render(document.error->message, Language::kEnglish);
  }
  return "none";
}

TEST(Limits, SizeOfTheText) {
  EXPECT_EQ(ErrorOf(std::string((16 << 20) + 1, 'x')),
            "the text is larger than 16 MB, more than is read here");
  EXPECT_EQ(ErrorOf("a: " + std::string(10 << 20, 'x')), "none");
}

TEST(Limits, Documents) {
  EXPECT_EQ(ReadStream(Repeat("a\n---\n", 100'000), 0).size(), 100'000u);
  Limits limits;
  limits.documents = 3;
  EXPECT_EQ(ErrorOf("a\n---\nb\n---\nc\n---\nd\n", limits),
            "the text has more than 3 documents, more than are read here");
}

TEST(Limits, Depth) {
  const std::string too_deep =
      "lists and maps are nested deeper than 400 levels, more than is read here";
  EXPECT_EQ(ErrorOf(Repeat("[", 400) + Repeat("]", 400)), "none");
  EXPECT_EQ(ErrorOf(Repeat("[", 401) + Repeat("]", 401)), too_deep);
  EXPECT_EQ(ErrorOf(Repeat("[", 100'000)), too_deep);
  EXPECT_EQ(ErrorOf(Repeat("{a: ", 100'000)), too_deep);
  EXPECT_EQ(ErrorOf(Repeat("- ", 100'000) + "x"), too_deep);
  std::string chain = "- &a0 [x]\n";
  for (int i = 1; i < 500; ++i) {
    chain += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  }
  EXPECT_NE(ErrorOf(chain), "none");
}

TEST(Limits, AliasesThatMultiply) {
  std::string text = "- &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    std::string alias = "*a" + std::to_string(i - 1);
    text += "- &a" + std::to_string(i) + " [" + Repeat(alias + ", ", 9) + alias + "]\n";
  }
  EXPECT_EQ(ErrorOf(text), "aliases repeat so much that most of the document would be repetition");
}

TEST(Limits, Values) {
  Limits limits;
  limits.expanded_values = 100;
  EXPECT_EQ(ErrorOf("[" + Repeat("0,", 98) + "0]", limits), "none");
  EXPECT_EQ(ErrorOf("[" + Repeat("0,", 99) + "0]", limits),
            "with its aliases expanded the text has too many values to be read here");
}

TEST(Limits, ManyDuplicates) {
  Document document = ReadDocument(Repeat("k: v\n", 100'000), 0);
  EXPECT_EQ(document.value.map().size(), 1u);
  EXPECT_EQ(document.warnings.size(), 99'999u);
}

}  // namespace
}  // namespace ksp::yaml
