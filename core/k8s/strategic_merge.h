// Strategic merge patch (apimachinery strategicpatch.StrategicMergePatch over JSON).
#ifndef KSP_K8S_STRATEGIC_MERGE_H_
#define KSP_K8S_STRATEGIC_MERGE_H_

#include <string>
#include <string_view>

#include "k8s/release_index.h"
#include "value/value.h"

namespace ksp::k8s {

struct Merged {
  Value value;        // origins: each leaf keeps the origin of the side it came from
  std::string error;  // apimachinery's text, "" if there is none
};

// `type` gives patch strategies and merge keys ("core.v1.Container", "core.v1.PodSpec"). The result
// is the patched JSON, not yet decoded into the type.
Merged StrategicMerge(ReleaseIndex release, std::string_view type, const Value& base,
                      const Value& patch);

}  // namespace ksp::k8s

#endif  // KSP_K8S_STRATEGIC_MERGE_H_
