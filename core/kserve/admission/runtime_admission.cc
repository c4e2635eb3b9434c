#include "kserve/admission/runtime_admission.h"

#include <utility>

#include "k8s/typed.h"
#include "kserve/admission/admission_trace.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/runtime_validation.h"

namespace ksp::kserve {

RuntimeAdmission AdmitRuntime(const Release& release, const Value& object, const Cluster& cluster,
                              const Value* old, Trace* trace) {
  const std::string& kind = object.StringAt("kind");
  AdmissionTrace tell(release, Stage::kAdmit, object, trace);
  RuntimeAdmission admission;
  auto refuse = [&](std::string_view by, std::string message) {
    admission.refused_by = by;
    admission.message = std::move(message);
    return admission;
  };

  k8s::Prepared prepared = k8s::Prepare(release.index, kind, object);
  if (prepared.decode_error) {
    tell.NotDecoded(*prepared.decode_error);
    return refuse("decode", prepared.decode_error->message);
  }
  admission.dropped = prepared.dropped;
  tell.Dropped(prepared.dropped);
  std::vector<k8s::SchemaError> errors = k8s::ValidateSchema(release.index, kind, prepared.value);
  if (!errors.empty()) {
    tell.Invalid(errors);
    return refuse("schema", k8s::InvalidMessage(kind, NameOf(object), errors));
  }

  k8s::Decoded typed = k8s::RoundTrip(release.index, "serving.v1alpha1." + kind, prepared.value);
  if (typed.error && release.has_runtime_webhook) {
    tell.NotDecoded(*typed.error);
    return refuse("webhook", typed.error->message);
  }
  admission.object = typed.error ? std::move(prepared.value) : std::move(typed.value);
  if (release.has_runtime_webhook) {
    bool cluster_scoped = kind == "ClusterServingRuntime";
    const RuntimeScope& existing =
        cluster_scoped ? cluster.ClusterServingRuntimes()
                       : cluster.ServingRuntimes(object.StringAt({"metadata", "namespace"}));
    Verdict verdict(release);
    if (!ValidateRuntime(release, kind, admission.object, existing, old, trace, &verdict)) {
      tell.Refused(verdict);
      admission.object = Value();
      return refuse("webhook", verdict.panic() ? "panic: " + verdict.message() + " [recovered]"
                                               : verdict.message());
    }
  }
  admission.allowed = true;
  tell.Admitted();
  return admission;
}

}  // namespace ksp::kserve
