#include "kserve/cluster.h"

#include "kserve/equal_fold.h"

namespace ksp::kserve {
namespace {

std::set<std::string> ClaimsOf(const InstalledRuntime& runtime) {
  std::set<std::string> claims;
  // Such a runtime clashes with none (admission C5, C6).
  const Value* disabled = runtime.spec().Find("disabled");
  const Value* protocols = runtime.spec().Find("protocolVersions");
  bool clashes = protocols != nullptr && !protocols->list().empty() &&
                 (disabled == nullptr || !disabled->bool_value());
  if (!clashes) return claims;
  const Value* formats = runtime.spec().Find("supportedModelFormats");
  if (formats == nullptr) return claims;
  for (const Value& format : formats->list()) {
    std::string claim = PriorityClaim(format);
    if (!claim.empty()) claims.insert(std::move(claim));
  }
  return claims;
}

}  // namespace

const Value& InstalledRuntime::spec() const {
  static const Value kNone = Map();
  const Value* spec = object.Find("spec");
  return spec == nullptr ? kNone : *spec;
}

std::string PriorityClaim(const Value& format) {
  const Value* automatic = format.Find("autoSelect");
  const Value* priority = format.Find("priority");
  if (automatic == nullptr || !automatic->bool_value() || priority == nullptr) return "";
  const Value* version = format.Find("version");
  std::string claim = priority->number_text();
  claim += version == nullptr
               ? " - "
               : " = " + std::to_string(version->string().size()) + " " + version->string();
  return claim + Fold(format.StringAt("name"));
}

void RuntimeScope::Install(InstalledRuntime runtime) {
  if (const InstalledRuntime* old = Find(runtime.name)) {
    for (const std::string& claim : ClaimsOf(*old)) claimants_[claim].erase(old->name);
  }
  for (const std::string& claim : ClaimsOf(runtime)) claimants_[claim].insert(runtime.name);
  std::string name = runtime.name;
  runtimes_.insert_or_assign(std::move(name), std::move(runtime));
}

const InstalledRuntime* RuntimeScope::Find(std::string_view name) const {
  auto it = runtimes_.find(name);
  return it == runtimes_.end() ? nullptr : &it->second;
}

std::vector<const InstalledRuntime*> RuntimeScope::All() const {
  std::vector<const InstalledRuntime*> all;
  all.reserve(runtimes_.size());
  for (const auto& [name, runtime] : runtimes_) all.push_back(&runtime);
  return all;
}

std::vector<const InstalledRuntime*> RuntimeScope::Claimants(std::string_view claim) const {
  std::vector<const InstalledRuntime*> found;
  if (auto it = claimants_.find(claim); it != claimants_.end()) {
    for (const std::string& name : it->second) found.push_back(Find(name));
  }
  return found;
}

void Cluster::Install(InstalledRuntime runtime) {
  RuntimeScope& scope = runtime.cluster_scoped ? cluster_scoped_ : namespaced_[runtime.name_space];
  scope.Install(std::move(runtime));
}

const RuntimeScope& Cluster::ServingRuntimes(std::string_view name_space) const {
  static const RuntimeScope kNone;
  auto it = namespaced_.find(name_space);
  return it == namespaced_.end() ? kNone : it->second;
}

}  // namespace ksp::kserve
