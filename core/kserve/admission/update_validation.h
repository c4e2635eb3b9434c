// The validating webhook's checks of an update against the stored object (spec: admission B.1).
#ifndef KSP_KSERVE_UPDATE_VALIDATION_H_
#define KSP_KSERVE_UPDATE_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// B1: the stored object is being deleted, so nothing else is checked.
bool SkipsAllChecks(const Release& release, const Value& old);

// B2: the deployment mode stays. `old` is the stored object with its status.
bool CheckModeUnchanged(const Release& release, const Value& object, const Value& old,
                        Verdict* verdict);

// B3, B4: the predictor's name changes only with its model.
bool CheckPredictorRename(const Release& release, const Value& object, const Value& old,
                          Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_UPDATE_VALIDATION_H_
