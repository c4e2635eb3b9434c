// Runs the component vectors: vectors_test --vectors DIR... Exits 1 if a line differs that is not
// in the list of known differences, or if a line of that list agrees by now.
#include "vectors.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "value/json.h"

namespace {

using ksp::Value;
using ksp::vectors::Outcome;

struct Kind {
  std::string name;
  Outcome (*check)(const Value& line, const Value& header);
  std::string header;  // a line with this key is data for those that follow
};

const Kind kKinds[] = {
    {"quantity", ksp::vectors::CheckQuantity, ""},
    {"merge", ksp::vectors::CheckMerge, ""},
    {"split", ksp::vectors::CheckSplit, ""},
    {"yaml", ksp::vectors::CheckYaml, ""},
    {"schema", ksp::vectors::CheckSchema, ""},
    {"template", ksp::vectors::CheckTemplate, "meta"},
};

struct Count {
  int passed = 0;
  int failed = 0;
  int known = 0;  // differs, as the list says
};

class Runner {
 public:
  Runner(std::set<std::string> known, int show) : known_(std::move(known)), show_(show) {}

  // False if the file is not there.
  bool Run(const Kind& kind, const std::string& directory) {
    std::ifstream file(directory + "/" + kind.name + ".jsonl");
    if (!file) return false;
    Count count;
    Value header;
    std::string text;
    int shown = 0;
    for (int number = 1; std::getline(file, text); ++number) {
      Value line = ksp::ParseJson(text).value;
      if (!kind.header.empty() && line.Find(kind.header) != nullptr) {
        header = line;
        continue;
      }
      std::string id = kind.name + ":" + std::to_string(number);
      Outcome outcome = kind.check(line, header);
      bool listed = known_.contains(id);
      if (outcome.agrees && !listed) {
        ++count.passed;
      } else if (!outcome.agrees && listed) {
        ++count.known;
      } else {
        ++count.failed;
        if (shown++ < show_) {
          std::cout << directory << " " << id
                    << (listed ? " agrees: take it off the list" : " differs") << "\n  in       "
                    << text.substr(0, 1500) << "\n  expected " << outcome.expected
                    << "\n  got      " << outcome.got << "\n";
        }
      }
    }
    std::cout << std::left << std::setw(12) << kind.name << std::right << std::setw(7)
              << count.passed << " agree" << std::setw(7) << count.failed << " differ"
              << std::setw(7) << count.known << " known to differ\n";
    passed_ += count.passed;
    failed_ += count.failed;
    return true;
  }

  int Finish() const {
    std::cout << passed_ << " passed, " << failed_ << " failed\n";
    return failed_ == 0 && passed_ > 0 ? 0 : 1;
  }

 private:
  std::set<std::string> known_;
  int show_;
  int passed_ = 0;
  int failed_ = 0;
};

// Lines "kind:number"; "#" begins a comment.
std::set<std::string> ReadKnown(const std::string& path) {
  std::set<std::string> known;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    for (std::string word; words >> word;) known.insert(word);
  }
  return known;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Checks the core against what Kubernetes' own libraries answer."};
  std::vector<std::string> directories;
  std::string known;
  std::string only;
  int show = 5;
  app.add_option("--vectors", directories, "folders with .jsonl files")->required();
  app.add_option("--known-differences", known, "a file of lines kind:number that may differ");
  app.add_option("--kind", only, "run one kind only");
  app.add_option("--show", show, "how many differences of a kind to print");
  CLI11_PARSE(app, argc, argv);

  Runner runner(ReadKnown(known), show);
  for (const Kind& kind : kKinds) {
    if (!only.empty() && only != kind.name) continue;
    bool found = false;
    for (const std::string& directory : directories) found |= runner.Run(kind, directory);
    if (!found) {
      std::cerr << "no " << kind.name << ".jsonl\n";
      return 2;
    }
  }
  return runner.Finish();
}
