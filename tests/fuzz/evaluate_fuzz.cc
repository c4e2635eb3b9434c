// The whole pipeline on any text in both modes, in the release that the first byte chooses: every
// message that comes out has its text, and the report is JSON.
#include "evaluate.h"

#include "report/message.h"
#include "tests/fuzz/check.h"
#include "value/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using ksp::fuzz::Check;
  if (size == 0) return 0;
  ksp::Scenario scenario({{"x", std::string(ksp::fuzz::TextOf(data + 1, size - 1))}});
  ksp::Settings settings;
  settings.releases = {&ksp::kserve::Releases()[data[0] % ksp::kserve::Releases().size()]};
  settings.modes = {ksp::kserve::DeploymentMode::kKnative, ksp::kserve::DeploymentMode::kStandard};
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
