#include "report/message.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "report/chinese.h"

namespace ksp {
namespace {

// The names in braces that the prose takes its arguments by.
std::set<std::string> Names(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    std::size_t close = text.find('}', open);
    std::string name(text.substr(open + 1, close == text.npos ? 0 : close - open - 1));
    bool plain = !name.empty() && name.find_first_not_of(
                                      "abcdefghijklmnopqrstuvwxyz"
                                      "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == name.npos;
    if (plain) names.insert(name);
  }
  return names;
}

// Every code in the sources of the core that looks like a message's.
std::set<std::string> CodesInTables() {
  std::set<std::string> codes;
  std::regex row("MESSAGE\\(\\s*\"([^\"]+)\"");
  for (const auto& entry : std::filesystem::directory_iterator("core/report")) {
    if (entry.path().extension() != ".def") continue;
    std::ifstream file(entry.path());
    std::string text(std::istreambuf_iterator<char>(file), {});
    for (std::sregex_iterator it(text.begin(), text.end(), row), end; it != end; ++it) {
      EXPECT_TRUE(codes.insert((*it)[1]).second) << (*it)[1] << " stands twice";
    }
  }
  return codes;
}

TEST(Messages, EveryRowOfTheTablesIsFoundInBothLanguagesWithTheSameArguments) {
  std::set<std::string> codes = CodesInTables();
  EXPECT_GT(codes.size(), 100u);
  for (const std::string& code : codes) {
    const MessageText* text = FindMessageText(code);
    ASSERT_NE(text, nullptr) << code;
    EXPECT_FALSE(text->english.empty()) << code;
    const std::string_view chinese = ChineseMessage(text->row);
    EXPECT_FALSE(chinese.empty()) << code;
    EXPECT_EQ(Names(text->english), Names(chinese)) << code;
  }
}

TEST(Messages, ArgumentsArePutInAndListsJoined) {
  Message message{"check.format.other", {}};
  message.args.Set("format", "sklearn");
  message.args.Set("formats", Value::ListOf({"a", "b"}));
  std::string text = Render(message, Language::kEnglish);
  EXPECT_NE(text.find("a, b"), std::string::npos) << text;
}

TEST(Messages, AnArgumentIsNotReadAsATemplate) {
  Message message{"whatif.remove", {}};
  message.args.Set("key", "{key}");
  EXPECT_EQ(Render(message, Language::kEnglish), "remove `{key}`");
}

TEST(Messages, CodeWithABackquoteStandsBetweenTwo) {
  Message message{"expand.fix", {}};
  message.args.Set("instead", "{{index .Labels `a-b`}}");
  EXPECT_EQ(Render(message, Language::kEnglish), "Write `` {{index .Labels `a-b`}} ``");
}

TEST(Messages, AnUnknownCodeIsShownAsItIs) {
  EXPECT_EQ(Render({"no.such", {}}, Language::kEnglish), "no.such");
}

}  // namespace
}  // namespace ksp
