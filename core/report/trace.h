// What the stages tell of their way: steps and diagnostics. A stage takes a `Trace*` that may be
// null; recording then costs nothing, and the result is the same.
#ifndef KSP_REPORT_TRACE_H_
#define KSP_REPORT_TRACE_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/message.h"
#include "value/value.h"

namespace ksp {

// The stages of the pipeline, in order (docs/architecture.md).
enum class Stage { kRead, kType, kAdmit, kDefault, kValidate, kResolve, kMerge, kExpand, kDeploy };

enum class Severity { kError, kWarning, kInfo };

// One step of the way: what was done or found, and the ranges of text that it speaks of.
struct Step {
  Stage stage;
  Message message;
  std::vector<Origin> evidence;
};

// One edit of a text: the bytes of `where` are replaced by `replacement`.
struct Fix {
  Message label;
  Origin where;
  std::string replacement;
};

// Something about the input that a person should know, at a position.
struct Diagnostic {
  Severity severity = Severity::kWarning;
  Stage stage = Stage::kRead;
  Message message;
  Origin where;
  std::optional<Fix> fix;
};

using Args = std::initializer_list<std::pair<std::string_view, Value>>;

inline Message MakeMessage(std::string_view code, Args args) {
  Message message{std::string(code), {}};
  for (const auto& [name, value] : args) message.args.Set(name, value);
  return message;
}

struct Trace {
  std::vector<Step> steps;
  std::vector<Diagnostic> diagnostics;

  void AddStep(Stage stage, std::string_view code, Args args, std::vector<Origin> evidence = {}) {
    steps.push_back({stage, MakeMessage(code, args), std::move(evidence)});
  }
  void AddDiagnostic(Severity severity, Stage stage, std::string_view code, Args args,
                     Origin where) {
    diagnostics.push_back({severity, stage, MakeMessage(code, args), where, std::nullopt});
  }
};

}  // namespace ksp

#endif  // KSP_REPORT_TRACE_H_
