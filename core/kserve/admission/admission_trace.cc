#include "kserve/admission/admission_trace.h"

#include "kserve/admission/metadata.h"

namespace ksp::kserve {

void AdmissionTrace::Dropped(const std::vector<k8s::DroppedField>& fields) const {
  if (trace_ == nullptr) return;
  for (const k8s::DroppedField& field : fields) {
    trace_->AddDiagnostic(Severity::kWarning, Stage::kType, "admit.dropped", {{"path", field.path}},
                          field.key);
  }
}

void AdmissionTrace::NotDecoded(const k8s::DecodeError& error) const {
  Diagnose(Severity::kError, Stage::kType, "admit.notDecoded", error.message, error.where);
  Step("admit.refused.decode", error.message);
}

void AdmissionTrace::Invalid(const std::vector<k8s::SchemaError>& errors) const {
  for (const k8s::SchemaError& error : errors) {
    Diagnose(Severity::kError, Stage::kType, "admit.invalid", error.text, error.where);
  }
  Step("admit.refused.schema", errors.front().text);
}

void AdmissionTrace::Refused(const Verdict& verdict) const {
  Diagnose(Severity::kError, stage_, verdict.code(), verdict.message(), verdict.where());
  Step(!verdict.panic()                 ? "admit.refused.webhook"
       : release_.recovers_from_crashes ? "admit.crashed.answered"
                                        : "admit.crashed.silent",
       verdict.message());
}

void AdmissionTrace::Warned(const std::vector<std::string>& warnings) const {
  for (const std::string& warning : warnings) {
    Diagnose(Severity::kWarning, stage_, "validate.warning", warning,
             OriginOf(object_.Find({"metadata", "name"})));
  }
}

void AdmissionTrace::Admitted() const { Step("admit.admitted", ""); }

void AdmissionTrace::Diagnose(Severity severity, Stage stage, const char* code,
                              std::string_view message, const Origin& where) const {
  if (trace_ != nullptr)
    trace_->AddDiagnostic(severity, stage, code, {{"message", message}}, where);
}

void AdmissionTrace::Step(const char* code, std::string_view message) const {
  if (trace_ == nullptr) return;
  trace_->AddStep(
      stage_, code,
      {{"kind", object_.StringAt("kind")}, {"name", NameOf(object_)}, {"message", message}},
      {OriginOf(object_.Find({"metadata", "name"}))});
}

}  // namespace ksp::kserve
