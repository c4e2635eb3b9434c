// kserve-playground: what KServe would do with a ServingRuntime and an InferenceService, and why.
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/commands.h"

namespace {

using ksp::cli::ScenarioArguments;

int Run(int argc, char** argv) {
  CLI::App app{"Tells what KServe would do with runtimes and InferenceServices, and why."};
  app.set_version_flag("--version", "kserve-playground " KSP_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 if KServe submits the objects to Kubernetes, 1 if something refuses them,\n"
      "finds no runtime, crashes, or is not YAML, 2 if the arguments or a file cannot be used.");

  ScenarioArguments evaluate_arguments;
  CLI::App* evaluate = app.add_subcommand("evaluate", "print one JSON report a line");
  evaluate_arguments.AddReleaseTo(evaluate);
  evaluate_arguments.AddTo(evaluate);
  ScenarioArguments explain_arguments;
  CLI::App* explain = app.add_subcommand("explain", "print what a person wants to read");
  explain_arguments.AddReleaseTo(explain);
  explain_arguments.AddTo(explain);
  ksp::cli::CompareArguments compare_arguments;
  CLI::App* compare = app.add_subcommand(
      "compare", "print what changes from one KServe release to another; exit 1 if anything does");
  compare->add_option("--from", compare_arguments.from, "the earlier release; default: the oldest");
  compare->add_option("--to", compare_arguments.to, "the later release; default: the newest");
  compare->add_flag("--json", compare_arguments.json, "one JSON object a line");
  compare_arguments.scenario.AddTo(compare);
  ksp::cli::LinkArguments link_arguments;
  CLI::App* link = app.add_subcommand("link", "print a link that holds the whole scenario");
  link->add_option("--base", link_arguments.base, "the page's address, to stand before the link");
  link_arguments.scenario.AddReleaseTo(link);
  link_arguments.scenario.AddTo(link);
  std::string yaml_file;
  CLI::App* yaml2json = app.add_subcommand(
      "yaml2json", "print what a Kubernetes client would read, a JSON text a document");
  yaml2json->add_option("FILE", yaml_file, "YAML or JSON; - is standard input")->required();
  CLI::App* releases = app.add_subcommand("releases", "print what changed in each KServe release");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : ksp::cli::kUnusable;
  }
  if (evaluate->parsed()) return ksp::cli::EvaluateCommand(evaluate_arguments);
  if (explain->parsed()) return ksp::cli::ExplainCommand(explain_arguments);
  if (compare->parsed()) return ksp::cli::CompareCommand(compare_arguments);
  if (link->parsed()) return ksp::cli::LinkCommand(link_arguments);
  if (releases->parsed()) return ksp::cli::ReleasesCommand();
  return ksp::cli::Yaml2JsonCommand(yaml_file);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return Run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "kserve-playground: " << error.what() << '\n';
    return ksp::cli::kUnusable;
  }
}
