#include "kserve/admission/runtime_priorities.h"

#include <map>
#include <set>
#include <string>

#include "kserve/admission/metadata.h"

namespace ksp::kserve {
namespace {

// The runtime that is checked.
class Newcomer {
 public:
  explicit Newcomer(const Value& object)
      : spec_(*object.Find("spec")),
        name_(NameOf(object)),
        multi_model_(spec_.BoolAt("multiModel")) {
    for (const Value& protocol : spec_.ListAt("protocolVersions")) {
      protocols_.insert(protocol.string());
    }
    for (const Value& format : spec_.ListAt("supportedModelFormats")) {
      std::string key = PriorityClaim(format);
      if (!key.empty()) formats_.emplace(std::move(key), &format);
    }
  }

  const std::string& name() const { return name_; }

  // C4: the format with a second priority, or null.
  const Value* SecondPriority() const {
    std::map<std::string_view, const Value*> first_priorities;
    for (const Value& format : spec_.ListAt("supportedModelFormats")) {
      if (!format.BoolAt("autoSelect")) continue;
      const Value* priority = format.Find("priority");
      auto [it, added] = first_priorities.emplace(format.StringAt("name"), priority);
      if (added || it->second == nullptr || priority == nullptr) continue;
      if (!(*it->second == *priority)) return &format;
    }
    return nullptr;
  }

  // The first of the others, by name, that clashes with this one, or null.
  const InstalledRuntime* FirstClash(const RuntimeScope& others) const {
    for (const InstalledRuntime* other : others.MayClashWith(spec_)) {
      if (Clash(*other) != nullptr) return other;
    }
    return nullptr;
  }

  // C5 to C7: the own format that clashes with one of `other`, or null.
  const Value* Clash(const InstalledRuntime& other) const {
    if (formats_.empty() || other.name == name_) return nullptr;
    const Value& spec = other.spec();
    if (spec.BoolAt("multiModel") != multi_model_ || spec.BoolAt("disabled")) return nullptr;
    if (!SharesProtocol(spec)) return nullptr;
    for (const Value& format : spec.ListAt("supportedModelFormats")) {
      auto found = formats_.find(PriorityClaim(format));
      if (found != formats_.end()) return found->second;
    }
    return nullptr;
  }

 private:
  bool SharesProtocol(const Value& spec) const {
    for (const Value& protocol : spec.ListAt("protocolVersions")) {
      if (protocols_.contains(protocol.string())) return true;
    }
    return false;
  }

  const Value& spec_;
  const std::string& name_;
  const bool multi_model_;
  std::set<std::string_view> protocols_;
  std::map<std::string, const Value*> formats_;  // the first of each claim
};

}  // namespace

bool CheckPriorities(const Release& release, std::string_view kind, const Value& object,
                     const RuntimeScope& existing, Verdict* verdict) {
  // C3a: all this happens once for each existing runtime, so never where there is none.
  if (existing.empty() || object.Find("spec") == nullptr) return true;
  bool cluster_scoped = kind == "ClusterServingRuntime";
  Newcomer newcomer(object);
  if (release.checks_priorities_within_runtime) {
    if (const Value* format = newcomer.SecondPriority()) {
      return verdict->Refuse(
          "admit.priorities.different",
          "{D|d}ifferent priorities assigned for the model format {} under the "
          "{}servingruntime {}",
          OriginOf(format->Find("priority")),
          {format->StringAt("name"), cluster_scoped ? "cluster" : "", newcomer.name()});
    }
  }
  const InstalledRuntime* other = newcomer.FirstClash(existing);
  if (other == nullptr) return true;
  const Value* format = newcomer.Clash(*other);
  return verdict->Refuse("admit.priorities.same",
                         cluster_scoped
                             ? "{S|s}ame priority assigned for the model format {} in the "
                               "clusterservingruntimes {} and {}"
                             : "{S|s}ame priority assigned for the model format {} in the "
                               "servingruntimes {} and {} in namespace {}",
                         OriginOf(format->Find("priority")),
                         {format->StringAt("name"), other->name, newcomer.name(),
                          object.StringAt({"metadata", "namespace"})});
}

}  // namespace ksp::kserve
