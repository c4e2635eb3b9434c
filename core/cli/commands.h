// The subcommands of kserve-playground. Each gives the exit status and may throw UsageError.
#ifndef KSP_CLI_COMMANDS_H_
#define KSP_CLI_COMMANDS_H_

#include <string>

#include "cli/arguments.h"

namespace ksp::cli {

struct CompareArguments {
  ScenarioArguments scenario;
  std::string from;
  std::string to;
  bool json = false;
};

struct LinkArguments {
  ScenarioArguments scenario;
  std::string base;  // the page's address
};

int EvaluateCommand(const ScenarioArguments& arguments);
int ExplainCommand(const ScenarioArguments& arguments);
int CompareCommand(const CompareArguments& arguments);  // 1 where anything changes
int LinkCommand(const LinkArguments& arguments);
int Yaml2JsonCommand(const std::string& path);
int ReleasesCommand();  // docs/releases.md

}  // namespace ksp::cli

#endif  // KSP_CLI_COMMANDS_H_
