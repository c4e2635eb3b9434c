#include "cli/arguments.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "link/link.h"
#include "value/json.h"
#include "yaml/reader.h"

namespace ksp::cli {
namespace {

constexpr std::string_view kDefaultNamespace = "default";

const kserve::Release& KnownRelease(const std::string& name) {
  const kserve::Release* release = kserve::FindRelease(name);
  if (release == nullptr) {
    throw UsageError("unknown KServe release: " + name + " (known: v0.8.0 to v0.20.0, or all)");
  }
  return *release;
}

void CheckConfig(const std::string& from, const Settings& settings) {
  for (const kserve::Release* release : settings.releases) {
    std::string error = kserve::ParseConfig(*release, settings.config).error;
    if (!error.empty()) throw UsageError(from + ": " + error);
  }
}

}  // namespace

void ScenarioArguments::AddReleaseTo(CLI::App* command) {
  command->add_option(
      "--kserve", kserve,
      "release: v0.20.0, 0.20.0, 0.20, or all (from the oldest); default: the newest");
}

void ScenarioArguments::AddTo(CLI::App* command) {
  command->add_option(
      "--deployment-mode", mode,
      "default deployment mode: Knative, Standard or both; default: as configured, which "
      "is Knative as shipped");
  command
      ->add_option("--catalog", catalog, "whether the built-in runtimes are installed: on or off")
      ->check(CLI::IsMember({"on", "off"}));
  command->add_option("--namespace", name_space, "for objects without one; default: default");
  command->add_option("--config", config_file,
                      "file with keys of inferenceservice-config that change the answer");
  command
      ->add_option("--stored", stored_files,
                   "file with objects that the cluster has stored already: those of the same "
                   "name are updates of them")
      ->allow_extra_args(false);
  command->add_option("--lang", language, "language of the prose: en or zh")
      ->check(CLI::IsMember({"en", "zh"}));
  command->add_option("FILE", files, "YAML or JSON; - is standard input; or a link")->required();
}

Settings ScenarioArguments::ToSettings() const {
  Settings settings;
  if (kserve.empty()) {
    settings.releases = {&kserve::Releases().back()};
  } else if (kserve == "all") {
    for (const kserve::Release& release : kserve::Releases()) settings.releases.push_back(&release);
  } else {
    settings.releases = {&KnownRelease(kserve)};
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
    CheckConfig(config_file, settings);
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

constexpr std::string_view kLesson = "#lesson/";

bool IsLink(std::string_view file) {
  return file.starts_with("https://") || file.starts_with("http://") || file.starts_with("#v") ||
         file.starts_with(kLesson);
}

Input ReadInput(const ScenarioArguments& arguments, const Settings& settings,
                const std::string& file) {
  std::vector<Source> sources;
  auto add_stored = [&] {
    for (const std::string& stored : arguments.stored_files) {
      sources.push_back({stored, ReadFile(stored), true});
    }
  };
  if (!IsLink(file)) {
    sources.push_back({file, ReadFile(file)});
    add_stored();
    return {Scenario(std::move(sources), arguments.name_space), settings};
  }
  if (const std::size_t lesson = file.find(kLesson); lesson != file.npos) {
    Message message{"link.lesson", {}};
    message.args.Set("id", file.substr(lesson + kLesson.size()));
    throw UsageError(Render(message, settings.language));
  }
  link::Decoded link = link::Decode(file);
  if (link.error) throw UsageError(Render(*link.error, settings.language));
  link::SharedScenario& shared = link.scenario;
  Settings own = settings;
  if (arguments.kserve.empty() && !shared.kserve.empty()) {
    own.releases = {&KnownRelease(shared.kserve)};
  }
  if (arguments.catalog.empty()) own.catalog = shared.catalog;
  if (arguments.config_file.empty()) {
    own.config = shared.config;
    // A link that has no configuration leaves the usual mode open to a pasted one.
    bool open = shared.mode == kserve::DeploymentMode::kKnative && own.config.is_null();
    if (arguments.mode.empty() && !open) own.modes = {shared.mode};
    if (!own.config.is_null()) CheckConfig("the link", own);
  }
  sources.push_back({"runtimes.yaml", std::move(shared.runtimes)});
  sources.push_back({"inferenceservice.yaml", std::move(shared.inference_service)});
  if (!shared.stored.empty()) sources.push_back({"stored.yaml", std::move(shared.stored), true});
  add_stored();
  return {Scenario(std::move(sources), arguments.name_space == kDefaultNamespace
                                           ? shared.name_space
                                           : arguments.name_space),
          std::move(own)};
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
