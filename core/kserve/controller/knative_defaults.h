// Knative's own defaults, which KServe up to v0.11 applies itself (controller H64; early releases
// E98).
#ifndef KSP_KSERVE_KNATIVE_DEFAULTS_H_
#define KSP_KSERVE_KNATIVE_DEFAULTS_H_

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// `revision` is a Knative RevisionSpec.
void SetKnativeDefaults(const Release& release, Value* revision);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_KNATIVE_DEFAULTS_H_
