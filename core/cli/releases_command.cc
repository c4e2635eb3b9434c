#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "kserve/catalog.h"

namespace ksp::cli {
namespace {

using kserve::Behaviour;
using kserve::Release;

std::vector<std::string> BuiltInNames(const Release& release) {
  std::vector<std::string> names;
  for (const Value& object : kserve::BuiltInRuntimes(release)) {
    names.push_back(object.StringAt({"metadata", "name"}));
  }
  return names;
}

void PrintNames(std::string_view title, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::cout << "- " << title << ": ";
  for (std::size_t i = 0; i < names.size(); ++i)
    std::cout << (i > 0 ? ", `" : "`") << names[i] << '`';
  std::cout << "\n";
}

// Runtimes of `release` whose object is another than in the release before.
std::vector<std::string> ChangedBuiltIns(const Release& before, const Release& release) {
  std::vector<std::string> names;
  for (const Value& object : kserve::BuiltInRuntimes(release)) {
    for (const Value& old : kserve::BuiltInRuntimes(before)) {
      const std::string& name = object.StringAt({"metadata", "name"});
      if (old.StringAt({"metadata", "name"}) == name && !(old == object)) names.push_back(name);
    }
  }
  return names;
}

void PrintChanges(const Release& before, const Release& release) {
  std::cout << "\n## " << release.name << "\n";
  for (const Behaviour& behaviour : kserve::Behaviours()) {
    if (behaviour.since == release.name) std::cout << "- " << behaviour.english << "\n";
  }
  for (const Behaviour& behaviour : kserve::Behaviours()) {
    if (behaviour.until == before.name) {
      std::cout << "- No longer: " << behaviour.english << "\n";
    }
  }
  std::vector<std::string> old_names = BuiltInNames(before);
  std::vector<std::string> names = BuiltInNames(release);
  std::vector<std::string> added;
  std::vector<std::string> removed;
  std::set_difference(names.begin(), names.end(), old_names.begin(), old_names.end(),
                      std::back_inserter(added));
  std::set_difference(old_names.begin(), old_names.end(), names.begin(), names.end(),
                      std::back_inserter(removed));
  PrintNames("Built-in runtimes added", added);
  PrintNames("Built-in runtimes removed", removed);
  PrintNames("Built-in runtimes changed", ChangedBuiltIns(before, release));
}

}  // namespace

int ReleasesCommand() {
  std::cout
      << "# What changed in each release of KServe\n\n"
         "Made by `kserve-playground releases` from the release records of the core, which "
         "are what\nthe playground itself goes by; a test compares the two. Only what changes "
         "an answer of the\nplayground is listed.\n";
  std::span<const Release> releases = kserve::Releases();
  std::cout << "\n## " << releases.front().name
            << "\nThe first release with runtimes as objects.\n";
  for (const Behaviour& behaviour : kserve::Behaviours()) {
    if (behaviour.since.empty()) std::cout << "- " << behaviour.english << "\n";
  }
  for (std::size_t i = 1; i < releases.size(); ++i) PrintChanges(releases[i - 1], releases[i]);
  return kAccepted;
}

}  // namespace ksp::cli
