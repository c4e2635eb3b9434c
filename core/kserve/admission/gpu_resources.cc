#include "kserve/admission/gpu_resources.h"

#include <algorithm>
#include <string_view>

#include "kserve/admission/check.h"
#include "kserve/gpu_types.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kOrdinary[] = {"cpu", "memory", "storage", "ephemeral-storage"};

template <typename Names>
bool Contains(const Names& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
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

UnknownGpus FindUnknownGpus(const Value& container, const Value* annotations, const List& more) {
  UnknownGpus unknown;
  const Value* annotation =
      annotations == nullptr ? nullptr : annotations->Find(kGpuTypesAnnotation);
  GpuTypes types = FindGpuTypes(more, annotation == nullptr ? "" : annotation->string());
  if (!types.error.empty()) {
    unknown.error = types.error;
    unknown.error_where = annotation->origin();
    return unknown;
  }
  for (std::string_view kind : {"limits", "requests"}) {
    const Value* resources = container.Find({"resources", kind});
    if (resources == nullptr) continue;
    for (const Entry& entry : resources->map()) {
      if (!Contains(kOrdinary, entry.key) && !Contains(types.names, entry.key)) {
        unknown.first = &entry;
        return unknown;
      }
    }
  }
  return unknown;
}

}  // namespace ksp::kserve
