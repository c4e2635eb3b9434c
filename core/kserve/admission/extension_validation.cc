#include "kserve/admission/extension_validation.h"

#include <string>
#include <string_view>

namespace ksp::kserve {

std::int64_t IntegerAt(const Value& spec, std::string_view key, std::int64_t absent) {
  const Value* value = spec.Find(key);
  std::int64_t number = 0;
  return value != nullptr && value->AsInt64(&number) ? number : absent;
}

Verdict CheckExtension(const Release& release, const Value& spec) {
  bool sentences = release.messages_are_sentences;
  auto refuse = [&spec](std::string_view key, std::string_view message) {
    return Refusal{"validate.extension", std::string(message), OriginOf(spec.Find(key))};
  };
  if (IntegerAt(spec, "containerConcurrency", 0) < 0) {
    return refuse("containerConcurrency", sentences ? "Parallelism cannot be less than 0."
                                                    : "parallelism cannot be less than 0");
  }
  std::int64_t min = IntegerAt(spec, "minReplicas", 1);
  std::int64_t max = IntegerAt(spec, "maxReplicas", 0);
  if (min < 0) {
    return refuse("minReplicas", sentences ? "MinReplicas cannot be less than 0."
                                           : "'MinReplicas' cannot be less than 0");
  }
  if (max < 0) {
    return refuse("maxReplicas", sentences ? "MaxReplicas cannot be less than 0."
                                           : "'MaxReplicas' cannot be less than 0");
  }
  if (min > max && max != 0) {
    return refuse("maxReplicas", sentences ? "MinReplicas cannot be greater than MaxReplicas."
                                           : "'MinReplicas' cannot be greater than MaxReplicas");
  }
  const Value* logger = spec.Find("logger");
  if (logger == nullptr) return std::nullopt;
  const std::string& mode = logger->StringAt("mode");
  if (mode != "all" && mode != "request" && mode != "response") {
    return refuse("logger", sentences ? "Invalid logger type" : "invalid logger type");
  }
  const Value* storage = logger->Find("storage");
  if (storage == nullptr) return std::nullopt;
  for (std::string_view key : {"path", "parameters", "key"}) {
    if (storage->Find(key) == nullptr) {
      return Refusal{"validate.extension", "invalid logger storage configuration",
                     storage->origin()};
    }
  }
  return std::nullopt;
}

}  // namespace ksp::kserve
