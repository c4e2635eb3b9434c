#include "kserve/cluster.h"

#include "kserve/equal_fold.h"

namespace ksp::kserve {
namespace {

using Keys = std::set<std::string>;

Keys ClaimsOf(const Value& spec) {
  Keys claims;
  for (const Value& format : spec.ListAt("supportedModelFormats")) {
    std::string claim = PriorityClaim(format);
    if (!claim.empty()) claims.insert(std::move(claim));
  }
  return claims;
}

Keys ProtocolsOf(const Value& spec) {
  Keys protocols;
  for (const Value& protocol : spec.ListAt("protocolVersions")) {
    protocols.insert(protocol.string());
  }
  return protocols;
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
    for (const std::string& claim : ClaimsOf(old->spec())) by_claim_[claim].erase(old->name);
    for (const std::string& each : ProtocolsOf(old->spec())) by_protocol_[each].erase(old->name);
  }
  Keys claims = ClaimsOf(runtime.spec());
  Keys protocols = ProtocolsOf(runtime.spec());
  // One that is disabled or lacks either clashes with none (admission C5, C6).
  if (!runtime.spec().BoolAt("disabled") && !claims.empty() && !protocols.empty()) {
    for (const std::string& claim : claims) by_claim_[claim].insert(runtime.name);
    for (const std::string& protocol : protocols) by_protocol_[protocol].insert(runtime.name);
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
  auto lists = [](const NamesByKey& index, const Keys& keys) {
    std::vector<const Names*> found;
    for (const std::string& key : keys) {
      if (auto it = index.find(key); it != index.end()) found.push_back(&it->second);
    }
    return found;
  };
  auto size = [](const std::vector<const Names*>& lists) {
    std::size_t sum = 0;
    for (const Names* names : lists) sum += names->size();
    return sum;
  };
  auto by_claim = lists(by_claim_, ClaimsOf(spec));
  auto by_protocol = lists(by_protocol_, ProtocolsOf(spec));
  std::set<std::string_view> names;
  for (const Names* list : size(by_claim) <= size(by_protocol) ? by_claim : by_protocol) {
    names.insert(list->begin(), list->end());
  }
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
