#include "kserve/admission/inference_service_admission.h"

#include <utility>

#include "k8s/typed.h"
#include "kserve/admission/admission_trace.h"
#include "kserve/admission/defaulting.h"
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
    if (prepared.decode_error) {
      tell_.NotDecoded(*prepared.decode_error);
      return Reject("decode", prepared.decode_error->message);
    }
    result_.dropped = std::move(prepared.dropped);
    tell_.Dropped(result_.dropped);
    *sent = std::move(prepared.value);
    return true;
  }

  bool Default(const Value& sent) {
    Defaulted defaulted = DefaultInferenceService(release_, config_, sent, trace_);
    AdmissionTrace tell(release_, Stage::kDefault, object_, trace_);
    if (defaulted.error) {
      tell.NotDecoded(*defaulted.error);
      return Reject("defaulter", defaulted.error->message);
    }
    if (defaulted.crash) return Crash("defaulter", tell, *defaulted.crash);
    k8s::Prepared prepared = k8s::Prepare(release_.index, kKind, defaulted.object);
    if (prepared.decode_error) {
      tell.NotDecoded(*prepared.decode_error);
      return Reject("decode", prepared.decode_error->message);
    }
    result_.defaulted = std::move(prepared.value);
    result_.defaulted.MutableMap().Erase("status");
    return true;
  }

  bool ValidateSchema() {
    std::vector<k8s::SchemaError> errors =
        k8s::ValidateSchema(release_.index, kKind, result_.defaulted);
    if (errors.empty()) return true;
    tell_.Invalid(errors);
    return Reject("schema",
                  k8s::InvalidMessage(kKind, object_.StringAt({"metadata", "name"}), errors));
  }

  bool Validate(const Value* old) {
    k8s::Decoded typed = k8s::RoundTrip(release_.index, kType, result_.defaulted);
    if (typed.error) {
      tell_.NotDecoded(*typed.error);
      return Reject("validator", typed.error->message);
    }
    Validation validation = ValidateInferenceService(release_, config_, typed.value, old, trace_);
    result_.warnings = std::move(validation.warnings);
    tell_.Warned(result_.warnings);
    if (!validation.verdict) return true;
    if (validation.verdict->panic) return Crash("validator", tell_, *validation.verdict);
    tell_.Refused(*validation.verdict);
    return Reject("validator", validation.verdict->message);
  }

  bool Reject(std::string_view by, std::string message) {
    result_.rejected_by = by;
    result_.rejection = std::move(message);
    return false;
  }

  bool Crash(std::string_view webhook, const AdmissionTrace& tell, const Refusal& refusal) {
    tell.Refused(refusal);
    result_.panic = std::string(webhook) + ": " + refusal.message;
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
