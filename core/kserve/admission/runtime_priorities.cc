#include "kserve/admission/runtime_priorities.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "kserve/admission/equal_fold.h"

namespace ksp::kserve {
namespace {

bool IsTrue(const Value& map, std::string_view key) {
  const Value* value = map.Find(key);
  return value != nullptr && value->bool_value();
}

const List& ListAt(const Value& map, std::string_view key) {
  static const List kNone;
  const Value* value = map.Find(key);
  return value == nullptr ? kNone : value->list();
}

// What two formats that are selected automatically clash by (C7): the name without regard to case,
// the version, the priority. "" for a format that cannot clash.
std::string ClashKey(const Value& format) {
  const Value* priority = format.Find("priority");
  if (!IsTrue(format, "autoSelect") || priority == nullptr) return "";
  const Value* version = format.Find("version");
  std::string key = priority->number_text();
  key += version == nullptr
             ? " - "
             : " = " + std::to_string(version->string().size()) + " " + version->string();
  return key + Fold(format.StringAt("name"));
}

// The runtime that is checked, laid out so that each of many others is compared with it quickly.
class Newcomer {
 public:
  explicit Newcomer(const Value& object)
      : spec_(*object.Find("spec")),
        name_(object.StringAt({"metadata", "name"})),
        multi_model_(IsTrue(spec_, "multiModel")) {
    for (const Value& protocol : ListAt(spec_, "protocolVersions")) {
      protocols_.insert(protocol.string());
    }
    for (const Value& format : ListAt(spec_, "supportedModelFormats")) {
      std::string key = ClashKey(format);
      if (!key.empty()) formats_.emplace(std::move(key), &format);
    }
  }

  const std::string& name() const { return name_; }

  // C4: the format with a second priority, or null.
  const Value* SecondPriority() const {
    std::map<std::string_view, const Value*> first_priorities;
    for (const Value& format : ListAt(spec_, "supportedModelFormats")) {
      if (!IsTrue(format, "autoSelect")) continue;
      const Value* priority = format.Find("priority");
      auto [it, added] = first_priorities.emplace(format.StringAt("name"), priority);
      if (added || it->second == nullptr || priority == nullptr) continue;
      if (!(*it->second == *priority)) return &format;
    }
    return nullptr;
  }

  // C5 to C7: the own format that clashes with one of `other`, or null.
  const Value* Clash(const InstalledRuntime& other) const {
    if (formats_.empty() || other.name == name_) return nullptr;
    const Value& spec = other.spec();
    if (IsTrue(spec, "multiModel") != multi_model_ || IsTrue(spec, "disabled")) return nullptr;
    if (!SharesProtocol(spec)) return nullptr;
    for (const Value& format : ListAt(spec, "supportedModelFormats")) {
      auto found = formats_.find(ClashKey(format));
      if (found != formats_.end()) return found->second;
    }
    return nullptr;
  }

 private:
  bool SharesProtocol(const Value& spec) const {
    for (const Value& protocol : ListAt(spec, "protocolVersions")) {
      if (protocols_.contains(protocol.string())) return true;
    }
    return false;
  }

  const Value& spec_;
  const std::string& name_;
  const bool multi_model_;
  std::set<std::string_view> protocols_;
  std::unordered_map<std::string, const Value*> formats_;  // the first of each key
};

}  // namespace

Verdict CheckPriorities(const Release& release, std::string_view kind, const Value& object,
                        const std::vector<const InstalledRuntime*>& existing) {
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
  for (const InstalledRuntime* other : existing) {
    const Value* format = newcomer.Clash(*other);
    if (format == nullptr) continue;
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
