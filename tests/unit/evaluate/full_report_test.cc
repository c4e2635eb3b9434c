// Full reports of the golden cases: the cases themselves look at what KServe answers, this at what
// is told of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "evaluate.h"
#include "report/message.h"
#include "value/json.h"

namespace ksp {
namespace {

std::vector<std::filesystem::path> GoldenCases() {
  std::vector<std::filesystem::path> cases;
  for (const auto& entry : std::filesystem::directory_iterator("tests/golden/cases")) {
    if (entry.path().extension() == ".yaml") cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

// Each message in `value`, wherever it stands: its code is in the tables, and whatever its prose
// names is among its arguments.
void CheckMessages(const Value& value, std::set<std::string>* codes) {
  if (value.is_list()) {
    for (const Value& item : value.list()) CheckMessages(item, codes);
  } else if (value.is_map()) {
    const Value* args = value.Find("args");
    if (value.Find("code") != nullptr && value.Find("text") != nullptr && args != nullptr) {
      const std::string& code = value.StringAt("code");
      codes->insert(code);
      const MessageText* text = FindMessageText(code);
      ASSERT_NE(text, nullptr) << code;
      for (std::size_t open = text->english.find('{'); open != text->english.npos;
           open = text->english.find('{', open + 1)) {
        std::size_t close = text->english.find('}', open);
        ASSERT_NE(close, text->english.npos) << code;
        std::string_view name = text->english.substr(open + 1, close - open - 1);
        EXPECT_NE(args->Find(name), nullptr) << code << " has no " << name;
      }
    }
    for (const Entry& entry : value.map()) CheckMessages(entry.value, codes);
  }
}

TEST(FullReport, EachMessageHasWhatItsProseNames) {
  std::set<std::string> codes;
  std::size_t number = 0;
  for (const std::filesystem::path& path : GoldenCases()) {
    std::ifstream file(path);
    std::string text(std::istreambuf_iterator<char>(file), {});
    Settings settings;
    // Over the cases, every release and mode in turn.
    settings.releases = {&kserve::Releases()[number % kserve::Releases().size()]};
    settings.modes = {number % 2 == 0 ? kserve::DeploymentMode::kKnative
                                      : kserve::DeploymentMode::kStandard};
    ++number;
    SCOPED_TRACE(path.filename());
    for (const Value& report : Evaluate(Scenario({{"x.yaml", text}}), settings)) {
      CheckMessages(report, &codes);
    }
  }
  EXPECT_GT(number, 380u);
  EXPECT_GT(codes.size(), 150u);
}

}  // namespace
}  // namespace ksp
