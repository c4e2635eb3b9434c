#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "value/json.h"

namespace ksp::cli {

int EvaluateCommand(const ScenarioArguments& arguments) {
  Settings settings = arguments.ToSettings();
  int status = kAccepted;
  for (const std::string& path : arguments.files) {
    const Input input = ReadInput(arguments, settings, path);
    for (const Value& report : Evaluate(input.scenario, input.settings)) {
      std::cout << WriteJson(report) << '\n';
      status = std::max(status, ExitStatus(report));
    }
  }
  return status;
}

}  // namespace ksp::cli
