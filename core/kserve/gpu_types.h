// The names of resources that KServe takes for GPUs where several nodes serve a model.
#ifndef KSP_KSERVE_GPU_TYPES_H_
#define KSP_KSERVE_GPU_TYPES_H_

#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp::kserve {

// Of a container that asks for none.
inline constexpr std::string_view kDefaultGpuType = "nvidia.com/gpu";

struct GpuTypes {
  std::vector<std::string> names;  // KServe's own, the configuration's, the annotation's
  std::string error;               // KServe's, where the annotation is no list of names
};

// `configured` are the configuration's; `annotation` is the text of the one that names more, or "".
GpuTypes FindGpuTypes(const List& configured, std::string_view annotation);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_GPU_TYPES_H_
