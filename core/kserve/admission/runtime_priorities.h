// The webhook's checks of a runtime's priorities, within it and against the others of its kind
// (spec: admission C3 to C8).
#ifndef KSP_KSERVE_RUNTIME_PRIORITIES_H_
#define KSP_KSERVE_RUNTIME_PRIORITIES_H_

#include <string_view>

#include "kserve/admission/check.h"
#include "kserve/cluster.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

bool CheckPriorities(const Release& release, std::string_view kind, const Value& object,
                     const RuntimeScope& existing, Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RUNTIME_PRIORITIES_H_
