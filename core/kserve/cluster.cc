#include "kserve/cluster.h"

#include <algorithm>
#include <tuple>

namespace ksp::kserve {
namespace {

using Key = std::tuple<bool, std::string_view, std::string_view>;

Key KeyOf(const InstalledRuntime& runtime) {
  return {runtime.cluster_scoped, runtime.name_space, runtime.name};
}

bool Less(const InstalledRuntime& runtime, const Key& key) { return KeyOf(runtime) < key; }

const InstalledRuntime* Find(const std::vector<InstalledRuntime>& runtimes, const Key& key) {
  auto it = std::lower_bound(runtimes.begin(), runtimes.end(), key, Less);
  return it != runtimes.end() && KeyOf(*it) == key ? &*it : nullptr;
}

// All with the same scope and namespace.
std::vector<const InstalledRuntime*> Range(const std::vector<InstalledRuntime>& runtimes,
                                           bool cluster_scoped, std::string_view name_space) {
  std::vector<const InstalledRuntime*> found;
  auto it =
      std::lower_bound(runtimes.begin(), runtimes.end(), Key{cluster_scoped, name_space, ""}, Less);
  for (;
       it != runtimes.end() && it->cluster_scoped == cluster_scoped && it->name_space == name_space;
       ++it) {
    found.push_back(&*it);
  }
  return found;
}

}  // namespace

const Value& InstalledRuntime::spec() const {
  static const Value kNone = Map();
  const Value* spec = object.Find("spec");
  return spec == nullptr ? kNone : *spec;
}

void Cluster::Install(InstalledRuntime runtime) {
  auto it = std::lower_bound(runtimes_.begin(), runtimes_.end(), KeyOf(runtime), Less);
  if (it != runtimes_.end() && KeyOf(*it) == KeyOf(runtime)) {
    *it = std::move(runtime);
  } else {
    runtimes_.insert(it, std::move(runtime));
  }
}

const InstalledRuntime* Cluster::FindServingRuntime(std::string_view name_space,
                                                    std::string_view name) const {
  return Find(runtimes_, {false, name_space, name});
}

const InstalledRuntime* Cluster::FindClusterServingRuntime(std::string_view name) const {
  return Find(runtimes_, {true, "", name});
}

std::vector<const InstalledRuntime*> Cluster::ServingRuntimes(std::string_view name_space) const {
  return Range(runtimes_, false, name_space);
}

std::vector<const InstalledRuntime*> Cluster::ClusterServingRuntimes() const {
  return Range(runtimes_, true, "");
}

}  // namespace ksp::kserve
