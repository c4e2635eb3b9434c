// The whole pipeline on any text, in the release and the mode that the first byte chooses, which
// also says whether the catalog is there: every message that comes out has its text, and the report
// is JSON.
#include "evaluate.h"
#include "report/message.h"
#include "tests/fuzz/check.h"
#include "value/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using ksp::fuzz::Check;
  if (size == 0) return 0;
  ksp::Scenario scenario({{"x", std::string(ksp::fuzz::TextOf(data + 1, size - 1))}});
  const std::size_t releases = ksp::kserve::Releases().size();
  ksp::Settings settings;
  settings.releases = {&ksp::kserve::Releases()[data[0] % releases]};
  std::size_t choice = data[0] / releases;
  settings.modes = {choice % 2 == 0 ? ksp::kserve::DeploymentMode::kKnative
                                    : ksp::kserve::DeploymentMode::kStandard};
  settings.catalog = choice / 2 % 2 == 0;
  for (const ksp::Value& report : ksp::Evaluate(scenario, settings)) {
    for (std::string_view key : {"steps", "diagnostics"}) {
      for (const ksp::Value& row : report.Find(key)->list()) {
        Check(ksp::FindMessageText(row.StringAt("code")) != nullptr, "a message has its text");
      }
    }
    Check(!report.StringAt({"answer", "text"}).empty(), "there is an answer");
    Check(ksp::ParseJson(ksp::WriteJson(report)).value == report, "the report is JSON");
  }
  return 0;
}
