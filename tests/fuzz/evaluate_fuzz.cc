// The whole pipeline on any text, in the newest and the oldest release and both modes; every
// message that comes out has its text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "evaluate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ksp::Scenario scenario({{"x", std::string(reinterpret_cast<const char*>(data), size)}});
  ksp::Settings settings;
  settings.releases = {&ksp::kserve::Releases().front(), &ksp::kserve::Releases().back()};
  settings.modes = {ksp::kserve::DeploymentMode::kKnative, ksp::kserve::DeploymentMode::kStandard};
  for (const ksp::Value& report : ksp::Evaluate(scenario, settings)) {
    for (std::string_view key : {"steps", "diagnostics"}) {
      for (const ksp::Value& row : report.Find(key)->list()) {
        if (ksp::FindMessageText(row.StringAt("code")) == nullptr) std::abort();
      }
    }
    if (report.StringAt({"answer", "text"}).empty()) std::abort();
  }
  return 0;
}
