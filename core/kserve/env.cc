#include "kserve/env.h"

#include <utility>

#include "kserve/by_kserve.h"

namespace ksp::kserve {

Value MakeEnv(std::string_view name, std::string_view value) {
  Value env = Value::MapOf({{"name", name}});
  if (!value.empty()) env.MutableMap().Set("value", value);
  return ByKServe(std::move(env));
}

const Value* FindEnv(const Value& container, std::string_view name) {
  const Value* env = container.Find("env");
  if (env == nullptr) return nullptr;
  for (const Value& variable : env->list()) {
    if (variable.StringAt("name") == name) return &variable;
  }
  return nullptr;
}

void AppendEnv(Value* container, std::string_view name, std::string_view value) {
  container->MutableMap()["env"].MutableList().push_back(MakeEnv(name, value));
}

void SetEnv(Value* container, std::string_view name, std::string_view value) {
  if (FindEnv(*container, name) == nullptr) return AppendEnv(container, name, value);
  for (Value& variable : container->MutableMap()["env"].MutableList()) {
    if (variable.StringAt("name") != name) continue;
    if (value.empty()) {
      variable.MutableMap().Erase("value");
    } else {
      variable.MutableMap().Set("value", ByKServe(value));
    }
    return;
  }
}

bool SetEnvInPod(Value* pod_spec, std::string_view container_name, std::string_view name,
                 std::string_view value) {
  bool found = false;
  for (Value& container : pod_spec->MutableMap()["containers"].MutableList()) {
    if (container.StringAt("name") != container_name) continue;
    SetEnv(&container, name, value);
    found = true;
  }
  return found;
}

const Value* FindContainer(const Value* containers, std::string_view name) {
  if (containers == nullptr) return nullptr;
  for (const Value& container : containers->list()) {
    if (container.StringAt("name") == name) return &container;
  }
  return nullptr;
}

}  // namespace ksp::kserve
