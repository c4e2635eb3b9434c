// The subcommands of kserve-playground. Each gives the exit status and may throw UsageError.
#ifndef KSP_CLI_COMMANDS_H_
#define KSP_CLI_COMMANDS_H_

#include <string>

#include "cli/arguments.h"

namespace ksp::cli {

int EvaluateCommand(const ScenarioArguments& arguments);
int ExplainCommand(const ScenarioArguments& arguments);
int Yaml2JsonCommand(const std::string& path);
int ReleasesCommand();  // docs/releases.md

}  // namespace ksp::cli

#endif  // KSP_CLI_COMMANDS_H_
