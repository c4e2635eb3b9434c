#include "kserve/admission/admission_trace.h"

namespace ksp::kserve {

void AdmissionTrace::Dropped(const std::vector<k8s::DroppedField>& fields) const {
  if (trace_ == nullptr) return;
  for (const k8s::DroppedField& field : fields) {
    trace_->AddDiagnostic(Severity::kWarning, Stage::kType, "admit.dropped", {{"path", field.path}},
                          field.key);
  }
}

void AdmissionTrace::NotDecoded(const k8s::DecodeError& error) const {
  if (trace_ == nullptr) return;
  trace_->AddDiagnostic(Severity::kError, Stage::kType, "admit.notDecoded",
                        {{"message", error.message}}, error.where);
  Step("admit.refused.decode", error.message);
}

void AdmissionTrace::Invalid(const std::vector<k8s::SchemaError>& errors) const {
  if (trace_ == nullptr) return;
  for (const k8s::SchemaError& error : errors) {
    trace_->AddDiagnostic(Severity::kError, Stage::kType, "admit.invalid",
                          {{"message", error.text}}, error.where);
  }
  Step("admit.refused.schema", errors.front().text);
}

void AdmissionTrace::Refused(const Refusal& refusal) const {
  if (trace_ == nullptr) return;
  trace_->AddDiagnostic(Severity::kError, stage_, refusal.code, {{"message", refusal.message}},
                        refusal.where);
  Step(!refusal.panic                   ? "admit.refused.webhook"
       : release_.recovers_from_crashes ? "admit.crashed.answered"
                                        : "admit.crashed.silent",
       refusal.message);
}

void AdmissionTrace::Warned(const std::vector<std::string>& warnings) const {
  if (trace_ == nullptr) return;
  for (const std::string& warning : warnings) {
    trace_->AddDiagnostic(Severity::kWarning, stage_, "validate.warning", {{"message", warning}},
                          Name());
  }
}

void AdmissionTrace::Admitted() const { Step("admit.admitted", ""); }

void AdmissionTrace::Step(const char* code, std::string message) const {
  if (trace_ == nullptr) return;
  trace_->AddStep(stage_, code,
                  {{"kind", object_.StringAt("kind")},
                   {"name", object_.StringAt({"metadata", "name"})},
                   {"message", std::move(message)}},
                  {Name()});
}

Origin AdmissionTrace::Name() const { return OriginOf(object_.Find({"metadata", "name"})); }

}  // namespace ksp::kserve
