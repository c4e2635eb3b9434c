// The mutating webhook for InferenceServices (spec: admission A; early releases 2).
#ifndef KSP_KSERVE_DEFAULTING_H_
#define KSP_KSERVE_DEFAULTING_H_

#include <optional>

#include "k8s/typed.h"
#include "kserve/admission/check.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

struct Defaulted {
  Value object;  // what was sent with the webhook's patch applied; null if it did not get there
  std::optional<k8s::DecodeError> error;  // what was sent cannot be decoded
  Verdict crash;                          // why the webhook crashes, if it does
};

// `prepared` is what the API server sends: pruned and defaulted by the schema.
Defaulted DefaultInferenceService(const Release& release, const Config& config,
                                  const Value& prepared, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_DEFAULTING_H_
