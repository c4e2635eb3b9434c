// The validating webhook's checks of an InferenceService as a whole (spec: admission B.3).
#ifndef KSP_KSERVE_OBJECT_VALIDATION_H_
#define KSP_KSERVE_OBJECT_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// Each takes a typed InferenceService.
Verdict CheckName(const Release& release, const Value& object);               // B10
Verdict CheckAutoscalerClass(const Release& release, const Value& object);    // B11, B12
Verdict CheckTargetUtilization(const Release& release, const Value& object);  // B13
Verdict CheckBlockedVariables(const Release& release, const Value& object);   // B14
Verdict CheckCollocation(const Release& release, const Value& object);        // B15
Verdict CheckModelName(const Release& release, const Value& object);          // B17

// "the target utilization percentage should be …", as the release writes it.
std::string TargetUtilizationMessage(const Release& release);

// "[<metric>] is not a supported metric", as the release writes it.
std::string UnsupportedMetricMessage(const Release& release, std::string_view metric);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_OBJECT_VALIDATION_H_
