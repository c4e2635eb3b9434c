// Runs the golden cases: golden_test --cases DIR [--kserve VERSION]. Every evaluation is compared
// in every key with what KServe's own code answers; a table by theme and by key is printed, then
// the first differences. Exits 1 if anything differs that the list of known differences has not.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "evaluate.h"
#include "value/json.h"

namespace {

using ksp::Value;

// The keys of a golden run, by the stage that makes them.
struct Key {
  std::string_view name;
  std::string_view stage;
  bool of_case;        // stands at the top of a case, not in a run
  bool presence_only;  // the text need not match
};
constexpr Key kKeys[] = {
    {"decodeError", "read", true, true},
    {"admission", "admit", true, false},
    {"dropped", "type", true, false},
    {"defaulted", "default", false, false},
    {"warnings", "validate", false, false},
    {"rejectedBy", "validate", false, false},
    {"rejection", "validate", false, false},
    {"panic", "validate", false, true},
    {"mode", "resolve", false, false},
    {"supporting", "resolve", false, false},
    {"supportingError", "resolve", false, false},
    {"error", "resolve", false, false},
    {"model", "merge", false, false},
    {"status", "deploy", false, false},
    {"deployments", "deploy", false, false},
    {"knativeServices", "deploy", false, false},
};

struct Count {
  int passed = 0;
  int failed = 0;
};

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The value of `key` for a release: {"key": [{"versions": [...], "value": ...}]}.
const Value* Expected(const Value& holder, std::string_view key, std::string_view release) {
  const Value* alternatives = holder.Find(key);
  if (alternatives == nullptr) return nullptr;
  for (const Value& alternative : alternatives->list()) {
    for (const Value& version : alternative.Find("versions")->list()) {
      if (version.string() == release) return alternative.Find("value");
    }
  }
  return nullptr;
}

// v0.8.0 takes candidates in no order: where two have the same spec, KServe's answer is any of
// them.
bool IsUndetermined(const Value& supporting) {
  return std::any_of(supporting.list().begin(), supporting.list().end(),
                     [](const Value& name) { return name.string() == "?"; });
}

// A text of Go's decoder is compared by presence (golden/README.md).
Value WithoutDecodeTexts(const Value& admission) {
  Value copy = admission;
  if (!copy.is_list()) return copy;
  for (Value& row : copy.MutableList()) {
    if (row.StringAt("by") == "decode") row.MutableMap().Erase("message");
  }
  return copy;
}

class Golden {
 public:
  Golden(std::vector<const ksp::kserve::Release*> releases, std::set<std::string> known, int show)
      : releases_(std::move(releases)), known_(std::move(known)), show_(show) {}

  void RunCase(const std::filesystem::path& input) {
    std::string name = input.stem().string();
    ksp::JsonParsed expectation =
        ksp::ParseJson(ReadFile(std::filesystem::path(input).replace_extension(".json")));
    if (expectation.error || expectation.value.Find("case") == nullptr) {
      std::cerr << name << ": no expectation beside it\n";
      ++total_.failed;
      return;
    }
    std::string text = ReadFile(input);
    ksp::Scenario scenario({{name, text}});
    for (const ksp::kserve::Release* release : releases_) {
      for (ksp::kserve::DeploymentMode mode :
           {ksp::kserve::DeploymentMode::kKnative, ksp::kserve::DeploymentMode::kStandard}) {
        ksp::Settings settings;
        settings.releases = {release};
        settings.modes = {mode};
        settings.detail = ksp::Detail::kNone;
        // Where there are several InferenceServices the expectation is the last one's.
        Value report = ksp::Evaluate(scenario, settings).back();
        Compare(name, release->name, report, expectation.value);
      }
    }
  }

  int Finish() const {
    std::cout << std::left << std::setw(16) << "theme" << std::right << std::setw(8) << "agree"
              << std::setw(8) << "differ" << "\n";
    for (const auto& [theme, count] : themes_) Row(theme, count);
    std::cout << "\n"
              << std::left << std::setw(16) << "stage, key" << std::right << std::setw(8) << "agree"
              << std::setw(8) << "differ" << "\n";
    for (const Key& key : kKeys) {
      auto it = keys_.find(key.name);
      if (it != keys_.end()) {
        Row(std::string(key.stage) + " " + std::string(key.name), it->second);
      }
    }
    std::cout << "\n" << total_.passed + total_.failed + known_seen_ << " evaluations";
    if (known_seen_ > 0) std::cout << ", " << known_seen_ << " known to differ";
    std::cout << "\n" << total_.passed << " passed, " << total_.failed << " failed\n";
    return total_.failed == 0 && total_.passed > 0 ? 0 : 1;
  }

 private:
  static void Row(const std::string& name, const Count& count) {
    std::cout << std::left << std::setw(24) << name << std::right << std::setw(8) << count.passed
              << std::setw(8) << count.failed << "\n";
  }

  void Compare(const std::string& name, std::string_view release, const Value& report,
               const Value& expectation) {
    std::string mode = report.StringAt("defaultDeploymentMode");
    static const Value kNoRun = ksp::Map();
    const Value* runs = expectation.Find({"runs", mode});
    const Value& run = runs == nullptr ? kNoRun : *runs;
    const Value* rejected_by = Expected(run, "rejectedBy", release);
    const Value* supporting = Expected(run, "supporting", release);
    bool undetermined = supporting != nullptr && IsUndetermined(*supporting);
    bool crashed = Expected(run, "panic", release) != nullptr;

    bool agrees = true;
    for (const Key& key : kKeys) {
      if (undetermined && key.stage != "read" && key.stage != "admit" && key.stage != "type" &&
          key.stage != "default" && key.stage != "validate") {
        continue;
      }
      const Value* expected = Expected(key.of_case ? expectation : run, key.name, release);
      const Value* got = report.Find(key.name);
      // Nothing after a crash is compared.
      if (crashed && key.name != "panic" && !key.of_case) continue;
      bool presence_only = key.presence_only;
      if (key.name == "rejection" && rejected_by != nullptr) {
        presence_only = rejected_by->string() == "decode" || rejected_by->string() == "defaulter";
      }
      bool same = (expected == nullptr) == (got == nullptr);
      if (same && expected != nullptr && !presence_only) {
        same = key.name == "admission" ? WithoutDecodeTexts(*expected) == WithoutDecodeTexts(*got)
                                       : *expected == *got;
      }
      if (expected != nullptr || got != nullptr)
        ++(same ? keys_[key.name].passed : keys_[key.name].failed);
      if (!same && agrees) Tell(name, release, mode, key.name, expected, got);
      agrees &= same;
    }

    std::string id = name + " " + std::string(release) + " " + mode;
    bool listed = known_.contains(id);
    if (!agrees && listed) {
      ++known_seen_;
    } else {
      if (agrees && listed) std::cout << id << " agrees: take it off the list\n";
      ++(agrees && !listed ? total_.passed : total_.failed);
    }
    // dev-THEME-000, or real-0123456789: all real ones are one theme.
    std::size_t first = name.find('-');
    std::size_t last = name.rfind('-');
    std::string theme =
        first == last ? name.substr(0, first) : name.substr(first + 1, last - first - 1);
    ++(agrees ? themes_[theme].passed : themes_[theme].failed);
  }

  void Tell(const std::string& name, std::string_view release, const std::string& mode,
            std::string_view key, const Value* expected, const Value* got) {
    if (shown_++ >= show_) return;
    std::cout << name << " " << release << " " << mode << ": " << key << "\n  expected "
              << (expected == nullptr ? "nothing" : ksp::WriteJson(*expected)) << "\n  got      "
              << (got == nullptr ? "nothing" : ksp::WriteJson(*got)) << "\n";
  }

  std::vector<const ksp::kserve::Release*> releases_;
  std::set<std::string> known_;
  int show_;
  int shown_ = 0;
  int known_seen_ = 0;
  Count total_;
  std::map<std::string, Count> themes_;
  std::map<std::string_view, Count> keys_;
};

// A line is "case release mode"; "#" begins a comment.
std::set<std::string> ReadKnown(const std::string& path) {
  std::set<std::string> known;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    line = line.substr(0, line.find('#'));
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty()) known.insert(line);
  }
  return known;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Checks the core against what KServe's own code answers."};
  std::string directory;
  std::string version;
  std::string known;
  std::string only;
  int show = 5;
  app.add_option("--cases", directory, "the folder with NAME.yaml and NAME.json")->required();
  app.add_option("--kserve", version, "one release only");
  app.add_option("--case", only, "only the cases whose name contains this");
  app.add_option("--known-differences", known, "a file of lines: case release mode");
  app.add_option("--show", show, "how many differences to print");
  CLI11_PARSE(app, argc, argv);

  std::vector<const ksp::kserve::Release*> releases;
  for (const ksp::kserve::Release& release : ksp::kserve::Releases()) {
    if (version.empty() || ksp::kserve::FindRelease(version) == &release) {
      releases.push_back(&release);
    }
  }
  std::error_code error;
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".yaml" &&
        entry.path().stem().string().find(only) != std::string::npos) {
      inputs.push_back(entry.path());
    }
  }
  if (releases.empty() || inputs.empty()) {
    std::cerr << (releases.empty() ? "no such release: " + version : "no cases in " + directory)
              << "\n";
    return 2;
  }
  std::sort(inputs.begin(), inputs.end());
  Golden golden(std::move(releases), ReadKnown(known), show);
  for (const std::filesystem::path& input : inputs) golden.RunCase(input);
  return golden.Finish();
}
