#include "kserve/admission/blocked_variables.h"

#include "kserve/env.h"

namespace ksp::kserve {

bool CheckBlockedVariable(const char* code, const Value& container, Verdict* verdict) {
  const Value* variable = FindEnv(container, "PYTHONPATH");
  return variable == nullptr ||
         verdict->Refuse(code,
                         "setting PYTHONPATH in container {q} is not allowed for security reasons",
                         variable->origin(), {container.StringAt("name")});
}

bool CheckBlockedVariables(const char* code, const Value* pod, std::string_view key,
                           Verdict* verdict) {
  if (pod == nullptr) return true;
  for (const Value& container : pod->ListAt(key)) {
    if (!CheckBlockedVariable(code, container, verdict)) return false;
  }
  return true;
}

}  // namespace ksp::kserve
