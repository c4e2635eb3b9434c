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

// An argument of a message on its way: a text or a Value that lives as long as the expression that
// names it. It owns nothing, so that the many places that tell a step cost little code.
class Arg {
 public:
  Arg(std::string_view text) : text_(text) {}    // NOLINT(google-explicit-constructor)
  Arg(const char* text) : text_(text) {}         // NOLINT(google-explicit-constructor)
  Arg(const std::string& text) : text_(text) {}  // NOLINT(google-explicit-constructor)
  Arg(const Value& value) : value_(&value) {}    // NOLINT(google-explicit-constructor)
  Arg(const List& list) : list_(&list) {}        // NOLINT(google-explicit-constructor)
  Arg(std::int64_t number) : number_(number), is_number_(true) {}  // NOLINT
  Arg(int number) : Arg(static_cast<std::int64_t>(number)) {}      // NOLINT

  Value ToValue() const;

 private:
  std::string_view text_;
  const Value* value_ = nullptr;
  const List* list_ = nullptr;
  std::int64_t number_ = 0;
  bool is_number_ = false;
};

using Args = std::initializer_list<std::pair<std::string_view, Arg>>;

Message MakeMessage(std::string_view code, Args args);

struct Trace {
  std::vector<Step> steps;
  std::vector<Diagnostic> diagnostics;

  void AddStep(Stage stage, std::string_view code, Args args, std::vector<Origin> evidence = {});
  void AddDiagnostic(Severity severity, Stage stage, std::string_view code, Args args,
                     Origin where);
};

}  // namespace ksp

#endif  // KSP_REPORT_TRACE_H_
