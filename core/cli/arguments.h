// What the subcommands share: the arguments of a scenario and the exit status of its reports.
#ifndef KSP_CLI_ARGUMENTS_H_
#define KSP_CLI_ARGUMENTS_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate.h"

namespace ksp::cli {

// Exit statuses, the worst of all reports.
inline constexpr int kAccepted = 0;  // KServe submits the object, or hands it to ModelMesh
inline constexpr int kRefused = 1;   // refused, no runtime, a crash, or not YAML
inline constexpr int kUnusable = 2;  // the arguments or a file cannot be used

// What is wrong with the arguments, for a person; main prints it and exits with kUnusable.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct ScenarioArguments {
  std::string kserve;
  std::string mode;
  std::string catalog;
  std::string name_space = "default";
  std::string config_file;
  std::vector<std::string> stored_files;
  std::string language = "en";
  std::vector<std::string> files;

  void AddTo(CLI::App* command);         // all but the release
  void AddReleaseTo(CLI::App* command);  // --kserve
  Settings ToSettings() const;           // throws UsageError
};

// The text of a file, or of standard input for "-". Throws UsageError if it cannot be read.
std::string ReadFile(const std::string& path);

// A FILE of the command line, read: a scenario, and how to evaluate it.
struct Input {
  Scenario scenario;
  Settings settings;
};

// A file's scenario has `settings`; that of a link (an address, or its part from `#v1/` on; nothing
// is fetched) has its own, as far as an argument does not say otherwise. Throws UsageError.
Input ReadInput(const ScenarioArguments& arguments, const Settings& settings,
                const std::string& file);

// A link and not the name of a file.
bool IsLink(std::string_view file);

int ExitStatus(const Value& report);

}  // namespace ksp::cli

#endif  // KSP_CLI_ARGUMENTS_H_
