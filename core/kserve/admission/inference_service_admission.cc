#include "kserve/admission/inference_service_admission.h"

#include <utility>

#include "k8s/typed.h"
#include "kserve/admission/admission_trace.h"
#include "kserve/admission/defaulting.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/validation.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kKind = "InferenceService";
constexpr std::string_view kType = "serving.v1beta1.InferenceService";

// Goes through P1 and stops where the object is refused.
class Admission {
 public:
  Admission(const Release& release, const Config& config, const Value& object, Trace* trace)
      : release_(release),
        config_(config),
        object_(object),
        trace_(trace),
        tell_(release, Stage::kValidate, object, trace) {}

  InferenceServiceAdmission Run(const Value* old) && {
    Value sent;
    if (!Decode(&sent) || !Default(sent) || !ValidateSchema() || !Validate(old)) {
      return std::move(result_);
    }
    tell_.Admitted();
    return std::move(result_);
  }

 private:
  bool Decode(Value* sent) {
    k8s::Prepared prepared = k8s::Prepare(release_.index, kKind, object_);
    if (prepared.decode_error) return NotDecoded(tell_, "decode", *prepared.decode_error);
    result_.dropped = std::move(prepared.dropped);
    tell_.Dropped(result_.dropped);
    *sent = std::move(prepared.value);
    return true;
  }

  bool Default(const Value& sent) {
    AdmissionTrace tell(release_, Stage::kDefault, object_, trace_);
    k8s::Decoded typed = k8s::RoundTrip(release_.index, kType, sent);
    if (typed.error) return NotDecoded(tell, "defaulter", *typed.error);
    Verdict verdict(release_);
    Value object;
    if (!DefaultInferenceService(release_, config_, sent, typed.value, &object, trace_, &verdict)) {
      return Refuse(tell, "defaulter", verdict);
    }
    k8s::Prepared prepared = k8s::Prepare(release_.index, kKind, object);
    if (prepared.decode_error) return NotDecoded(tell, "decode", *prepared.decode_error);
    result_.defaulted = std::move(prepared.value);
    result_.defaulted.MutableMap().Erase("status");
    return true;
  }

  bool ValidateSchema() {
    std::vector<k8s::SchemaError> errors =
        k8s::ValidateSchema(release_.index, kKind, result_.defaulted);
    if (errors.empty()) return true;
    tell_.Invalid(errors);
    return Reject("schema", k8s::InvalidMessage(kKind, NameOf(object_), errors));
  }

  bool Validate(const Value* old) {
    k8s::Decoded typed = k8s::RoundTrip(release_.index, kType, result_.defaulted);
    if (typed.error) return NotDecoded(tell_, "validator", *typed.error);
    Verdict verdict(release_);
    bool passes = ValidateInferenceService(release_, config_, typed.value, old, trace_,
                                           &result_.warnings, &verdict);
    tell_.Warned(result_.warnings);
    return passes || Refuse(tell_, "validator", verdict);
  }

  bool NotDecoded(const AdmissionTrace& tell, std::string_view by, const k8s::DecodeError& error) {
    tell.NotDecoded(error);
    return Reject(by, error.message);
  }

  bool Refuse(const AdmissionTrace& tell, std::string_view by, const Verdict& verdict) {
    tell.Refused(verdict);
    if (!verdict.panic()) return Reject(by, verdict.message());
    result_.panic.append(by).append(": ").append(verdict.message());
    return false;
  }

  bool Reject(std::string_view by, const std::string& message) {
    result_.rejected_by = by;
    result_.rejection = message;
    return false;
  }

  const Release& release_;
  const Config& config_;
  const Value& object_;
  Trace* trace_;
  AdmissionTrace tell_;
  InferenceServiceAdmission result_;
};

}  // namespace

InferenceServiceAdmission AdmitInferenceService(const Release& release, const Config& config,
                                                const Value& object, const Value* old,
                                                Trace* trace) {
  return Admission(release, config, object, trace).Run(old);
}

}  // namespace ksp::kserve
