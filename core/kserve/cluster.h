// What is installed when the InferenceService is looked at: the runtimes that were admitted and the
// release's built-in ones.
#ifndef KSP_KSERVE_CLUSTER_H_
#define KSP_KSERVE_CLUSTER_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
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

// What a supported format claims: to be selected automatically with a priority, for a format's name
// (case does not count) and version (admission C7). Two that claim the same may clash. "" for one
// that claims nothing.
std::string PriorityClaim(const Value& format);

// The runtimes of one kind, and of one namespace where the kind has them.
class RuntimeScope {
 public:
  // Adds a runtime, or replaces the one of the same name.
  void Install(InstalledRuntime runtime);
  bool empty() const { return runtimes_.empty(); }
  const InstalledRuntime* Find(std::string_view name) const;  // null if there is none
  std::vector<const InstalledRuntime*> All() const;           // by name
  // By name: at least all whose priorities clash with those of a runtime of this spec (admission C5
  // to C7), and few others.
  std::vector<const InstalledRuntime*> MayClashWith(const Value& spec) const;

 private:
  using Names = std::set<std::string>;
  using NamesByKey = std::map<std::string, Names, std::less<>>;

  std::map<std::string, InstalledRuntime, std::less<>> runtimes_;
  // Two that clash share a claim and a protocol, each of which is a key. The keys of one kind alone
  // have long lists where thousands of runtimes share them; then those of the other are short.
  NamesByKey by_key_;
};

class Cluster {
 public:
  // The pointers that were given out hold until a runtime of the same name is installed.
  void Install(InstalledRuntime runtime);
  const RuntimeScope& ServingRuntimes(std::string_view name_space) const;
  const RuntimeScope& ClusterServingRuntimes() const { return cluster_scoped_; }

 private:
  RuntimeScope cluster_scoped_;
  std::map<std::string, RuntimeScope, std::less<>> namespaced_;
};

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CLUSTER_H_
