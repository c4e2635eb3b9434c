#include "cli/arguments.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "value/json.h"
#include "yaml/reader.h"

namespace ksp::cli {

void ScenarioArguments::AddReleaseTo(CLI::App* command) {
  command->add_option(
      "--kserve", kserve,
      "release: v0.20.0, 0.20.0, 0.20, or all (from the oldest); default: the newest");
}

void ScenarioArguments::AddTo(CLI::App* command) {
  command->add_option("--deployment-mode", mode,
                      "default deployment mode: Knative, Standard or both; default: Knative");
  command
      ->add_option("--catalog", catalog, "whether the built-in runtimes are installed: on or off")
      ->check(CLI::IsMember({"on", "off"}));
  command->add_option("--namespace", name_space, "for objects without one; default: default");
  command->add_option("--config", config_file,
                      "file with keys of inferenceservice-config that change the answer");
  command->add_option("--lang", language, "language of the prose: en or zh")
      ->check(CLI::IsMember({"en", "zh"}));
  command->add_option("FILE", files, "YAML or JSON; - is standard input")->required();
}

Settings ScenarioArguments::ToSettings() const {
  Settings settings;
  if (kserve.empty()) {
    settings.releases = {&kserve::Releases().back()};
  } else if (kserve == "all") {
    for (const kserve::Release& release : kserve::Releases()) settings.releases.push_back(&release);
  } else if (const kserve::Release* release = kserve::FindRelease(kserve)) {
    settings.releases = {release};
  } else {
    throw UsageError("unknown KServe release: " + kserve + " (known: v0.8.0 to v0.20.0, or all)");
  }
  if (mode == "both") {
    settings.modes = {kserve::DeploymentMode::kKnative, kserve::DeploymentMode::kStandard};
  } else if (!mode.empty()) {
    std::optional<kserve::DeploymentMode> found = kserve::FindMode(mode);
    if (!found || *found == kserve::DeploymentMode::kModelMesh) {
      throw UsageError("unknown deployment mode: " + mode + " (Knative, Standard or both)");
    }
    settings.modes = {*found};
  }
  if (!catalog.empty()) settings.catalog = catalog == "on";
  if (language == "zh") settings.language = Language::kChinese;
  if (!config_file.empty()) {
    yaml::Document document = yaml::ReadDocument(ReadFile(config_file), 0);
    if (document.error) {
      throw UsageError(config_file + ": " + Render(document.error->message, settings.language));
    }
    settings.config = document.value;
    for (const kserve::Release* release : settings.releases) {
      std::string error = kserve::ParseConfig(*release, settings.config).error;
      if (!error.empty()) throw UsageError(config_file + ": " + error);
    }
    // Without --deployment-mode the configuration's own default mode holds.
    if (mode.empty()) settings.modes.clear();
  }
  return settings;
}

std::string ReadFile(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) throw UsageError("cannot read " + path);
  return text;
}

Scenario ReadScenario(const ScenarioArguments& arguments, const std::string& path) {
  return Scenario({{path, ReadFile(path)}}, arguments.name_space);
}

int ExitStatus(const Value& report) {
  for (std::string_view key : {"decodeError", "rejection", "rejectedBy", "error", "panic"}) {
    if (report.Find(key) != nullptr) return kRefused;
  }
  const Value* admission = report.Find("admission");
  if (admission != nullptr && report.Find("inferenceService") == nullptr) {
    for (const Value& row : admission->list()) {
      if (!row.Find("allowed")->bool_value()) return kRefused;
    }
  }
  return kAccepted;
}

}  // namespace ksp::cli
