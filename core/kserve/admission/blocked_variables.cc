#include "kserve/admission/blocked_variables.h"

#include <string_view>

#include "k8s/go_text.h"
#include "kserve/admission/check.h"
#include "kserve/env.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kBlocked = "PYTHONPATH";

}  // namespace

bool HasBlockedVariable(const Value& container) { return FindEnv(container, kBlocked) != nullptr; }

const Value* FindContainerWithBlockedVariable(const List& containers) {
  for (const Value& container : containers) {
    if (HasBlockedVariable(container)) return &container;
  }
  return nullptr;
}

std::string BlockedVariableMessage(const Value& container) {
  return "setting " + std::string(kBlocked) + " in container " +
         k8s::GoQuote(container.StringAt("name")) + " is not allowed for security reasons";
}

Origin BlockedVariableOrigin(const Value& container) {
  return OriginOf(FindEnv(container, kBlocked));
}

}  // namespace ksp::kserve
