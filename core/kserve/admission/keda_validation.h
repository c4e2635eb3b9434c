// The validating webhook's checks of `autoScaling` where KEDA scales (spec: admission B28).
#ifndef KSP_KSERVE_KEDA_VALIDATION_H_
#define KSP_KSERVE_KEDA_VALIDATION_H_

#include "kserve/admission/check.h"

namespace ksp::kserve {

// `spec` is a component, typed.
bool CheckKeda(const Release& release, const Value& spec, Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_KEDA_VALIDATION_H_
