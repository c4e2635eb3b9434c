#include "kserve/admission/gpu_resources.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "kserve/admission/check.h"
#include "kserve/names.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kOrdinary[] = {"cpu", "memory", "storage", "ephemeral-storage"};
constexpr std::string_view kKnownGpus[] = {"nvidia.com/gpu", "amd.com/gpu", "intel.com/gpu",
                                           "habana.ai/gaudi"};

template <typename Names>
bool Contains(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// The annotation's text as a JSON list of one or more names; nothing if it is not that.
std::optional<std::vector<std::string>> ParseNames(const std::string& text) {
  JsonParsed json = ParseJson(text);
  if (json.error || json.value.list().empty()) return std::nullopt;
  std::vector<std::string> names;
  for (const Value& item : json.value.list()) {
    if (item.string().empty()) return std::nullopt;
    names.push_back(item.string());
  }
  return names;
}

}  // namespace

bool AsksForGpu(const Release& release, const Value& container) {
  const Value* limits = container.Find({"resources", "limits"});
  if (limits == nullptr) return false;
  for (const Entry& entry : limits->map()) {
    if (entry.key == "nvidia.com/gpu") return true;
    if (release.counts_mig_as_gpu && entry.key.starts_with("nvidia.com/mig")) return true;
  }
  return false;
}

UnknownGpus FindUnknownGpus(const Value& container, const Value* annotations,
                            const std::vector<std::string>& more) {
  UnknownGpus unknown;
  std::vector<std::string> allowed = more;
  const Value* annotation =
      annotations == nullptr ? nullptr : annotations->Find(kGpuTypesAnnotation);
  if (annotation != nullptr && !annotation->string().empty()) {
    std::optional<std::vector<std::string>> names = ParseNames(annotation->string());
    if (!names) {
      unknown.error = "invalid GPU format(" + annotation->string() + ") for " +
                      std::string(kGpuTypesAnnotation) + " annotation: must be a valid JSON array";
      unknown.error_where = annotation->origin();
      return unknown;
    }
    allowed.insert(allowed.end(), names->begin(), names->end());
  }
  for (std::string_view kind : {"limits", "requests"}) {
    const Value* resources = container.Find({"resources", kind});
    if (resources == nullptr) continue;
    for (const Entry& entry : resources->map()) {
      bool known = Contains(kOrdinary, entry.key) || Contains(kKnownGpus, entry.key) ||
                   Contains(allowed, entry.key);
      if (!known) {
        unknown.first = &entry;
        return unknown;
      }
    }
  }
  return unknown;
}

}  // namespace ksp::kserve
