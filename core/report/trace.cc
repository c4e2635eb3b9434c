#include "report/trace.h"

namespace ksp {

Value Arg::ToValue() const {
  if (value_ != nullptr) return *value_;
  if (list_ != nullptr) return *list_;
  if (is_number_) return number_;
  return text_;
}

Message MakeMessage(std::string_view code, Args args) {
  Message message{std::string(code), {}};
  for (const auto& [name, arg] : args) message.args.Set(name, arg.ToValue());
  return message;
}

void Trace::AddStep(Stage stage, std::string_view code, Args args, std::vector<Origin> evidence) {
  steps.push_back({stage, MakeMessage(code, args), std::move(evidence)});
}

void Trace::AddDiagnostic(Severity severity, Stage stage, std::string_view code, Args args,
                          Origin where) {
  diagnostics.push_back({severity, stage, MakeMessage(code, args), where, std::nullopt});
}

}  // namespace ksp
