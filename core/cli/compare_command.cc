#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "compare/compare.h"
#include "value/json.h"

namespace ksp::cli {
namespace {

namespace fs = std::filesystem;

// YAML and JSON files of a folder and all below it, by name; a file stands for itself.
std::vector<std::string> FilesOf(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator it(path, error), end; !error && it != end;
         it.increment(error)) {
      std::string extension = it->path().extension().string();
      bool wanted = extension == ".yaml" || extension == ".yml" || extension == ".json";
      if (wanted && it->is_regular_file(error)) found.push_back(it->path().string());
    }
    if (error) throw UsageError("cannot read " + path + ": " + error.message());
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::string Short(const Value* value) {
  if (value == nullptr) return "–";
  std::string text = WriteJson(*value);
  return text.size() > 100 ? text.substr(0, 100) + "…" : text;
}

void PrintForAPerson(const Value& compared, const Terminal& terminal) {
  std::cout << terminal.Bold(Printable(compared.StringAt("file")));
  if (const Value* service = compared.Find("inferenceService")) {
    std::cout << ": " << Printable(service->StringAt("namespace")) << '/'
              << Printable(service->StringAt("name"));
  }
  std::cout << ", " << compared.StringAt("defaultDeploymentMode") << '\n';
  for (std::string_view side : {"from", "to"}) {
    std::cout << "  " << compared.StringAt({side, "kserve"}) << ": "
              << Printable(compared.StringAt({side, "answer", "text"})) << '\n';
  }
  for (const Value& row : compared.Find("differences")->list()) {
    std::cout << "  " << Printable(row.StringAt("path")) << ": "
              << terminal.Bad(Printable(Short(row.Find("from")))) << " → "
              << terminal.Good(Printable(Short(row.Find("to")))) << '\n';
  }
}

// The release of that name; `otherwise` where none is given.
const kserve::Release* ReleaseOf(const std::string& name, const kserve::Release* otherwise) {
  if (name.empty()) return otherwise;
  const kserve::Release* release = kserve::FindRelease(name);
  if (release == nullptr) throw UsageError("unknown KServe release: " + name);
  return release;
}

}  // namespace

int CompareCommand(const CompareArguments& arguments) {
  Settings settings = arguments.scenario.ToSettings();
  const kserve::Release& from = *ReleaseOf(arguments.from, &kserve::Releases().front());
  const kserve::Release& to = *ReleaseOf(arguments.to, &kserve::Releases().back());
  Terminal terminal;
  std::size_t compared_count = 0;
  std::size_t changed_count = 0;
  for (const std::string& path : FilesOf(arguments.scenario.files)) {
    const Input input = ReadInput(arguments.scenario, settings, path);
    for (const Value& compared : Compare(input.scenario, input.settings, from, to)) {
      // A file of other things in the repository is not worth a line.
      if (compared.Find("inferenceService") == nullptr && !compared.Find("changed")->bool_value()) {
        continue;
      }
      ++compared_count;
      bool changed = compared.Find("changed")->bool_value();
      changed_count += changed ? 1 : 0;
      if (arguments.json) {
        std::cout << WriteJson(compared) << '\n';
      } else if (changed) {
        PrintForAPerson(compared, terminal);
      }
    }
  }
  if (!arguments.json) {
    std::cout << changed_count << " of " << compared_count << " change from " << from.name << " to "
              << to.name << '\n';
    if (changed_count > 0) {
      std::cout << '\n' << terminal.Bold("What changed in KServe") << '\n';
      for (const std::string& text : ChangesBetween(from, to, settings.language)) {
        std::cout << "- " << text << '\n';
      }
    }
  }
  return changed_count == 0 ? kAccepted : kRefused;
}

}  // namespace ksp::cli
