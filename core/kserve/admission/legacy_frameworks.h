// The framework keys of a predictor (`sklearn`, `onnx`, …) that the mutating webhook moves to
// `model` (spec: admission A.4; early releases 2.2, 2.3).
#ifndef KSP_KSERVE_LEGACY_FRAMEWORKS_H_
#define KSP_KSERVE_LEGACY_FRAMEWORKS_H_

#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// A20 to A28, E20 to E29, on a typed InferenceService.
void DefaultPredictorModel(const Release& release, Value* object, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_LEGACY_FRAMEWORKS_H_
