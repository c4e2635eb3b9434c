// The validating webhook's checks of what implements a component (spec: admission B.7, B.8; early
// releases E80 to E82, E106, E107).
#ifndef KSP_KSERVE_IMPLEMENTATION_VALIDATION_H_
#define KSP_KSERVE_IMPLEMENTATION_VALIDATION_H_

#include "kserve/admission/check.h"
#include "kserve/admission/implementations.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// B30: exactly one implementation. `spec` is the component, typed.
bool CheckExactlyOne(const Release& release, Component component, const Value& spec,
                     Verdict* verdict);

// B34 to B38, of a component that has exactly one.
bool CheckImplementation(const Release& release, Component component, const Value& spec,
                         Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_IMPLEMENTATION_VALIDATION_H_
