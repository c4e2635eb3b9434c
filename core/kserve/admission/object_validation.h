// The validating webhook's checks of an InferenceService as a whole (spec: admission B.3).
#ifndef KSP_KSERVE_OBJECT_VALIDATION_H_
#define KSP_KSERVE_OBJECT_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// Each takes a typed InferenceService.
bool CheckName(const Value& object, Verdict* verdict);  // B10
bool CheckAutoscalerClass(const Release& release, const Value& object,
                          Verdict* verdict);  // B11, B12
bool CheckTargetUtilization(const Release& release, const Value& object, Verdict* verdict);  // B13
bool CheckVariables(const Release& release, const Value& object, Verdict* verdict);          // B14
bool CheckCollocation(const Release& release, const Value& object, Verdict* verdict);        // B15
bool CheckModelName(const Release& release, const Value& object, Verdict* verdict);          // B17

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_OBJECT_VALIDATION_H_
