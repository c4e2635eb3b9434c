// The built-in ClusterServingRuntimes of each release, as data.
#ifndef KSP_KSERVE_CATALOG_H_
#define KSP_KSERVE_CATALOG_H_

#include <vector>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// The objects that `release` installs, by name: typed, as the cluster holds them.
const std::vector<Value>& BuiltInRuntimes(const Release& release);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CATALOG_H_
