#include "report/trace.h"

namespace ksp {

Arg::Arg(const char* name, std::string_view text) : name_(name), text_(text) {}
Arg::Arg(const char* name, const char* text) : Arg(name, std::string_view(text)) {}
Arg::Arg(const char* name, const std::string& text) : Arg(name, std::string_view(text)) {}
Arg::Arg(const char* name, const Value& value) : name_(name), value_(&value) {}
Arg::Arg(const char* name, const List& list) : name_(name), list_(&list) {}
Arg::Arg(const char* name, std::int64_t number) : name_(name), number_(number), is_number_(true) {}
Arg::Arg(const char* name, int number) : Arg(name, static_cast<std::int64_t>(number)) {}

Value Arg::ToValue() const {
  if (value_ != nullptr) return *value_;
  if (list_ != nullptr) return *list_;
  if (is_number_) return number_;
  return text_;
}

Message MakeMessage(const char* code, Args args) {
  Message message{std::string(code), {}};
  for (const Arg& arg : args) message.args.Set(arg.name(), arg.ToValue());
  return message;
}

void Trace::AddStep(Stage stage, const char* code, Args args,
                    std::initializer_list<Origin> evidence) {
  AddStep(stage, code, args, std::vector<Origin>(evidence));
}

void Trace::AddStep(Stage stage, const char* code, Args args, std::vector<Origin> evidence) {
  steps.push_back({stage, MakeMessage(code, args), std::move(evidence)});
}

void Trace::AddDiagnostic(Severity severity, Stage stage, const char* code, Args args,
                          Origin where) {
  diagnostics.push_back({severity, stage, MakeMessage(code, args), where, std::nullopt});
}

}  // namespace ksp
