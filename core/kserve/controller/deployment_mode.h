// Which deployment mode the controller takes for an InferenceService (controller H1 to H5).
#ifndef KSP_KSERVE_DEPLOYMENT_MODE_H_
#define KSP_KSERVE_DEPLOYMENT_MODE_H_

#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// `object` has a status only where it is the update of a stored one; the mode there comes first.
DeploymentMode ModeOf(const Release& release, const Config& config, const Value& object,
                      Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_DEPLOYMENT_MODE_H_
