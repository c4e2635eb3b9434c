// The validating webhook's checks of scaleMetric, scaleTarget and autoScaling, by the autoscaler
// that they are for (spec: admission B.10; early releases E105).
#ifndef KSP_KSERVE_SCALING_VALIDATION_H_
#define KSP_KSERVE_SCALING_VALIDATION_H_

#include "kserve/admission/check.h"

namespace ksp::kserve {

// `annotations` are the InferenceService's, or null; `spec` is a component, typed.
bool CheckScaling(const Release& release, const Value* annotations, const Value& spec,
                  Verdict* verdict);

// Texts of more than one check, as Verdict::Refuse takes them.
inline constexpr char kTargetUtilizationText[] =
    "{T|t}he target utilization percentage should be a [1-100] integer{.|}";
inline constexpr char kUnsupportedMetricText[] = "[{}] is not a supported metric{.\n|}";
inline constexpr char kResourceMissingText[] =
    "metricSpec.Resource is not set for resource metric source type";

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_SCALING_VALIDATION_H_
