#include "kserve/gpu_types.h"

#include "kserve/names.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

// Appends the names in a JSON list of one or more; says whether the text is one.
bool AppendNames(std::string_view text, std::vector<std::string>* names) {
  JsonParsed json = ParseJson(text);
  if (json.error || json.value.list().empty()) return false;
  for (const Value& item : json.value.list()) {
    if (item.string().empty()) return false;
    names->push_back(item.string());
  }
  return true;
}

}  // namespace

GpuTypes FindGpuTypes(const List& configured, std::string_view annotation) {
  GpuTypes types;
  types.names = {std::string(kDefaultGpuType), "amd.com/gpu", "intel.com/gpu", "habana.ai/gaudi"};
  for (const Value& type : configured) types.names.push_back(type.string());
  if (!annotation.empty() && !AppendNames(annotation, &types.names)) {
    types.error = "invalid GPU format(" + std::string(annotation) + ") for " +
                  std::string(kGpuTypesAnnotation) + " annotation: must be a valid JSON array";
  }
  return types;
}

}  // namespace ksp::kserve
