// What the admission of an object tells a person: dropped fields, schema errors, refusals.
#ifndef KSP_KSERVE_ADMISSION_TRACE_H_
#define KSP_KSERVE_ADMISSION_TRACE_H_

#include <string>
#include <vector>

#include "k8s/api_server.h"
#include "k8s/typed.h"
#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// Writes to a trace that may be null. `object` is what was submitted and must outlive this.
class AdmissionTrace {
 public:
  AdmissionTrace(const Release& release, Stage stage, const Value& object, Trace* trace)
      : release_(release), stage_(stage), object_(object), trace_(trace) {}

  void Dropped(const std::vector<k8s::DroppedField>& fields) const;
  void NotDecoded(const k8s::DecodeError& error) const;
  void Invalid(const std::vector<k8s::SchemaError>& errors) const;
  void Refused(const Verdict& verdict) const;
  void Warned(const std::vector<std::string>& warnings) const;
  void Admitted() const;

 private:
  void Step(const char* code, std::string_view message) const;
  void Diagnose(Severity severity, Stage stage, const char* code, std::string_view message,
                const Origin& where) const;

  const Release& release_;
  const Stage stage_;
  const Value& object_;
  Trace* const trace_;
};

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_ADMISSION_TRACE_H_
