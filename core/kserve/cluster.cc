#include "kserve/cluster.h"

#include "kserve/equal_fold.h"

namespace ksp::kserve {
namespace {

using Keys = std::set<std::string>;

// The claims of a runtime, each behind a 'c', and its protocols, each behind a 'p'.
Keys KeysOf(const Value& spec) {
  Keys keys;
  for (const Value& format : spec.ListAt("supportedModelFormats")) {
    std::string claim = PriorityClaim(format);
    if (!claim.empty()) keys.insert("c" + claim);
  }
  for (const Value& protocol : spec.ListAt("protocolVersions")) {
    keys.insert("p" + protocol.string());
  }
  return keys;
}

bool IsProtocol(const std::string& key) { return key[0] == 'p'; }

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
    for (const std::string& key : KeysOf(old->spec())) by_key_[key].erase(old->name);
  }
  const Keys keys = KeysOf(runtime.spec());
  // One that is disabled or lacks either kind of key clashes with none (admission C5, C6).
  if (!runtime.spec().BoolAt("disabled") && !keys.empty() && !IsProtocol(*keys.begin()) &&
      IsProtocol(*keys.rbegin())) {
    for (const std::string& key : keys) by_key_[key].insert(runtime.name);
  }
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

std::vector<const InstalledRuntime*> RuntimeScope::MayClashWith(const Value& spec) const {
  std::vector<const Names*> lists[2];  // of the claims and of the protocols
  std::size_t sizes[2] = {};
  for (const std::string& key : KeysOf(spec)) {
    auto it = by_key_.find(key);
    if (it == by_key_.end()) continue;
    lists[IsProtocol(key)].push_back(&it->second);
    sizes[IsProtocol(key)] += it->second.size();
  }
  std::set<std::string_view> names;
  for (const Names* list : lists[sizes[0] > sizes[1]]) names.insert(list->begin(), list->end());
  std::vector<const InstalledRuntime*> runtimes;
  for (std::string_view name : names) runtimes.push_back(Find(name));
  return runtimes;
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
