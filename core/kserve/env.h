// The environment variables of a typed container, as KServe sets them.
#ifndef KSP_KSERVE_ENV_H_
#define KSP_KSERVE_ENV_H_

#include <string_view>

#include "value/value.h"

namespace ksp::kserve {

// A typed EnvVar of KServe's.
Value MakeEnv(std::string_view name, std::string_view value);

// The first variable of that name; null if there is none.
const Value* FindEnv(const Value& container, std::string_view name);

void AppendEnv(Value* container, std::string_view name, std::string_view value);

// Overwrites the value of the first variable of that name (a `valueFrom` stays, as in KServe) or
// appends one.
void SetEnv(Value* container, std::string_view name, std::string_view value);

// SetEnv in every container of a pod that has `container_name`; false if none has.
bool SetEnvInPod(Value* pod_spec, std::string_view container_name, std::string_view name,
                 std::string_view value);

// The first container of that name in a list of containers; null if there is none.
const Value* FindContainer(const Value* containers, std::string_view name);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_ENV_H_
