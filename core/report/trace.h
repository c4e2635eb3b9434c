// What the stages tell of their way: steps and diagnostics. A stage takes a `Trace*` that may be
// null; recording then costs nothing, and the result is the same.
#ifndef KSP_REPORT_TRACE_H_
#define KSP_REPORT_TRACE_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
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

// An argument of a message on its way: its name, and a text, number or Value that lives as long as
// the expression that names it. It owns nothing and is made by one call, so that the many places
// that tell a step cost little code.
class Arg {
 public:
  Arg(const char* name, std::string_view text);
  Arg(const char* name, const char* text);
  Arg(const char* name, const std::string& text);
  Arg(const char* name, const Value& value);
  Arg(const char* name, const List& list);
  Arg(const char* name, std::int64_t number);
  Arg(const char* name, int number);

  std::string_view name() const { return name_; }
  Value ToValue() const;

 private:
  const char* name_;
  const Value* value_ = nullptr;
  const List* list_ = nullptr;
  std::string_view text_;
  std::int64_t number_ = 0;
  bool is_number_ = false;
};

using Args = std::initializer_list<Arg>;

Message MakeMessage(const char* code, Args args);

struct Trace {
  std::vector<Step> steps;
  std::vector<Diagnostic> diagnostics;

  void AddStep(Stage stage, const char* code, Args args,
               std::initializer_list<Origin> evidence = {});
  void AddStep(Stage stage, const char* code, Args args, std::vector<Origin> evidence);
  void AddDiagnostic(Severity severity, Stage stage, const char* code, Args args, Origin where);
};

}  // namespace ksp

#endif  // KSP_REPORT_TRACE_H_
