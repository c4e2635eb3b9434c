// The validating webhook's checks of `spec.canary` (spec: admission B.11).
#ifndef KSP_KSERVE_CANARY_VALIDATION_H_
#define KSP_KSERVE_CANARY_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// `object` is a typed InferenceService whose predictor has exactly one implementation.
bool CheckCanaries(const Release& release, const Value& object, Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CANARY_VALIDATION_H_
