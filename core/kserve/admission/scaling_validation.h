// The validating webhook's checks of scaleMetric, scaleTarget and autoScaling, by the autoscaler
// that they are for (spec: admission B.10; early releases E105).
#ifndef KSP_KSERVE_SCALING_VALIDATION_H_
#define KSP_KSERVE_SCALING_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// `annotations` are the InferenceService's, or null; `spec` is a component, typed.
Verdict CheckScaling(const Release& release, const Value* annotations, const Value& spec);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_SCALING_VALIDATION_H_
