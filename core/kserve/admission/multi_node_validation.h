// The validating webhook's checks of a predictor with a workerSpec (spec: admission B.4).
#ifndef KSP_KSERVE_MULTI_NODE_VALIDATION_H_
#define KSP_KSERVE_MULTI_NODE_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

bool CheckMultiNode(const Release& release, const Config& config, const Value& object,
                    Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_MULTI_NODE_VALIDATION_H_
