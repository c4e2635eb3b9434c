// What is installed when the InferenceService is looked at: the runtimes that were admitted and the
// release's built-in ones.
#ifndef KSP_KSERVE_CLUSTER_H_
#define KSP_KSERVE_CLUSTER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp::kserve {

struct InstalledRuntime {
  bool cluster_scoped = false;  // a ClusterServingRuntime
  bool built_in = false;
  std::string name;
  std::string name_space;               // "" for a ClusterServingRuntime
  std::optional<std::size_t> document;  // its number among the documents; none if built in
  Value object;                         // typed (k8s::RoundTrip), with metadata
  const Value& spec() const;            // its spec, an empty map if there is none
};

// Runtimes by kind, then namespace, then name.
class Cluster {
 public:
  // Adds a runtime, or replaces the one of the same kind, namespace and name.
  void Install(InstalledRuntime runtime);
  const InstalledRuntime* FindServingRuntime(std::string_view name_space,
                                             std::string_view name) const;
  const InstalledRuntime* FindClusterServingRuntime(std::string_view name) const;
  // By name. The pointers hold until the next Install.
  std::vector<const InstalledRuntime*> ServingRuntimes(std::string_view name_space) const;
  std::vector<const InstalledRuntime*> ClusterServingRuntimes() const;

 private:
  std::vector<InstalledRuntime> runtimes_;  // sorted
};

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CLUSTER_H_
