// The defaults that the mutating webhook gives to each component (spec: admission A.5; early
// releases E11, E30).
#ifndef KSP_KSERVE_COMPONENT_DEFAULTS_H_
#define KSP_KSERVE_COMPONENT_DEFAULTS_H_

#include "kserve/admission/implementations.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// `spec` is the component, typed. One without exactly one implementation is left alone.
void DefaultComponent(const Release& release, const Config& config, Component component,
                      Value* spec, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_COMPONENT_DEFAULTS_H_
