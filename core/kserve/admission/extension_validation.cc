#include "kserve/admission/extension_validation.h"

namespace ksp::kserve {

std::int64_t IntegerAt(const Value& spec, std::string_view key, std::int64_t absent) {
  const Value* value = spec.Find(key);
  std::int64_t number = 0;
  return value != nullptr && value->AsInt64(&number) ? number : absent;
}

bool CheckExtension(const Value& spec, Verdict* verdict) {
  auto refuse = [&](std::string_view key, const char* text) {
    return verdict->Refuse("validate.extension", text, OriginOf(spec.Find(key)));
  };
  if (IntegerAt(spec, "containerConcurrency", 0) < 0) {
    return refuse("containerConcurrency", "{P|p}arallelism cannot be less than 0{.|}");
  }
  std::int64_t min = IntegerAt(spec, "minReplicas", 1);
  std::int64_t max = IntegerAt(spec, "maxReplicas", 0);
  if (min < 0) return refuse("minReplicas", "{|'}MinReplicas{|'} cannot be less than 0{.|}");
  if (max < 0) return refuse("maxReplicas", "{|'}MaxReplicas{|'} cannot be less than 0{.|}");
  if (min > max && max != 0) {
    return refuse("maxReplicas", "{|'}MinReplicas{|'} cannot be greater than MaxReplicas{.|}");
  }
  const Value* logger = spec.Find("logger");
  if (logger == nullptr) return true;
  const std::string& mode = logger->StringAt("mode");
  if (mode != "all" && mode != "request" && mode != "response") {
    return refuse("logger", "{I|i}nvalid logger type");
  }
  const Value* storage = logger->Find("storage");
  if (storage == nullptr) return true;
  for (const char* key : {"path", "parameters", "key"}) {
    if (storage->Find(key) == nullptr) {
      return verdict->Refuse("validate.extension", "invalid logger storage configuration",
                             storage->origin());
    }
  }
  return true;
}

}  // namespace ksp::kserve
