// What KServe takes for a GPU in a container's resources.
#ifndef KSP_KSERVE_GPU_RESOURCES_H_
#define KSP_KSERVE_GPU_RESOURCES_H_

#include <string>
#include <vector>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// The limits name an NVIDIA GPU (admission B.8, the GPU rule).
bool AsksForGpu(const Release& release, const Value& container);

// The names of resources that several nodes may not ask for, since KServe does not know them for
// GPUs (admission B.4a). `annotations` is the map that may have the annotation with more names, or
// null; `more` are those of the configuration.
struct UnknownGpus {
  const Entry* first = nullptr;  // by name; null if there is none
  std::string error;             // KServe's, where the annotation is no list of names
  Origin error_where;
};
UnknownGpus FindUnknownGpus(const Value& container, const Value* annotations, const List& more);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_GPU_RESOURCES_H_
