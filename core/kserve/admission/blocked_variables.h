// Environment variables that no container may set (spec: admission B14, C40).
#ifndef KSP_KSERVE_BLOCKED_VARIABLES_H_
#define KSP_KSERVE_BLOCKED_VARIABLES_H_

#include "kserve/admission/check.h"
#include "value/value.h"

namespace ksp::kserve {

// A block that is itself a container.
bool CheckBlockedVariable(const char* code, const Value& container, Verdict* verdict);

// The list of containers under `key` of a pod; of several that set one the first is told.
bool CheckBlockedVariables(const char* code, const Value* pod, std::string_view key,
                           Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_BLOCKED_VARIABLES_H_
