#include "kserve/admission/runtime_priorities.h"

#include <map>
#include <set>
#include <string>

namespace ksp::kserve {
namespace {

// The runtime that is checked.
class Newcomer {
 public:
  explicit Newcomer(const Value& object)
      : spec_(*object.Find("spec")),
        name_(object.StringAt({"metadata", "name"})),
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

Verdict CheckPriorities(const Release& release, std::string_view kind, const Value& object,
                        const RuntimeScope& existing) {
  // C3a: all this happens once for each existing runtime, so never where there is none.
  if (existing.empty() || object.Find("spec") == nullptr) return std::nullopt;
  bool cluster_scoped = kind == "ClusterServingRuntime";
  Newcomer newcomer(object);
  if (release.checks_priorities_within_runtime) {
    if (const Value* format = newcomer.SecondPriority()) {
      return Refusal{"admit.priorities.different",
                     std::string(release.messages_are_sentences ? "Different" : "different") +
                         " priorities assigned for the model format " + format->StringAt("name") +
                         " under the " +
                         (cluster_scoped ? "clusterservingruntime " : "servingruntime ") +
                         newcomer.name(),
                     OriginOf(format->Find("priority"))};
    }
  }
  if (const InstalledRuntime* other = newcomer.FirstClash(existing)) {
    const Value* format = newcomer.Clash(*other);
    std::string message = std::string(release.messages_are_sentences ? "Same" : "same") +
                          " priority assigned for the model format " + format->StringAt("name") +
                          " in the " +
                          (cluster_scoped ? "clusterservingruntimes " : "servingruntimes ") +
                          other->name + " and " + newcomer.name();
    if (!cluster_scoped) {
      message += " in namespace " + object.StringAt({"metadata", "namespace"});
    }
    return Refusal{"admit.priorities.same", std::move(message), OriginOf(format->Find("priority"))};
  }
  return std::nullopt;
}

}  // namespace ksp::kserve
