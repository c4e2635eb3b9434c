// The validating webhook for ServingRuntimes and ClusterServingRuntimes (spec: admission C.1).
#ifndef KSP_KSERVE_RUNTIME_VALIDATION_H_
#define KSP_KSERVE_RUNTIME_VALIDATION_H_

#include <string_view>

#include "kserve/admission/check.h"
#include "kserve/cluster.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// `object` is the typed runtime; `existing` those of its kind, and of its namespace if it has one.
bool ValidateRuntime(const Release& release, std::string_view kind, const Value& object,
                     const RuntimeScope& existing, const Value* old, Trace* trace,
                     Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RUNTIME_VALIDATION_H_
