// Environment variables that no container may set (spec: admission B14, C40).
#ifndef KSP_KSERVE_BLOCKED_VARIABLES_H_
#define KSP_KSERVE_BLOCKED_VARIABLES_H_

#include <string>

#include "value/value.h"

namespace ksp::kserve {

bool HasBlockedVariable(const Value& container);

// The first container of a list that has one; null if none has.
const Value* FindContainerWithBlockedVariable(const List& containers);

// KServe's text about a container that has one, and where the variable stands.
std::string BlockedVariableMessage(const Value& container);
Origin BlockedVariableOrigin(const Value& container);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_BLOCKED_VARIABLES_H_
