#include "kserve/controller/merge.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "k8s/quantity.h"
#include "k8s/strategic_merge.h"
#include "k8s/typed.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kContainer = "core.v1.Container";
constexpr std::string_view kPodSpec = "core.v1.PodSpec";

// The fields of `from` that `names` has.
Value Pick(const Value& from, std::initializer_list<std::string_view> names) {
  Map picked;
  for (std::string_view name : names) {
    if (const Entry* entry = from.map().FindEntry(name)) {
      picked.Set(name, entry->value, entry->key_origin);
    }
  }
  return Value(std::move(picked)).WithOrigin(from.origin());
}

Value Joined(const Value* first, const Value* second) {
  List all;
  for (const Value* list : {first, second}) {
    if (list == nullptr) continue;
    for (const Value& item : list->list()) all.push_back(item);
  }
  Origin origin = first != nullptr ? first->origin() : Origin();
  return Value(std::move(all)).WithOrigin(second != nullptr ? second->origin() : origin);
}

// Sets `field` to both sides' lists one after the other; nothing if both are empty (D8, E71).
void Join(std::string_view field, const Value* first, const Value* second, Value* merged) {
  Value joined = Joined(first, second);
  if (joined.list().empty()) {
    merged->MutableMap().Erase(field);
  } else {
    merged->MutableMap().Set(field, std::move(joined));
  }
}

// v0.8 keeps the runtime's variables aside while it decodes the InferenceService's over them, but
// the copy shares each `valueFrom`, which is decoded into in place.
Value EnvSeenThroughOverlay(const Release& release, const Value& runtime_env, const Value* env) {
  Value seen = runtime_env;
  if (env == nullptr) return seen;
  std::size_t both = std::min(seen.list().size(), env->list().size());
  for (std::size_t i = 0; i < both; ++i) {
    const Value* from = seen.list()[i].Find("valueFrom");
    const Value* over = env->list()[i].Find("valueFrom");
    if (from == nullptr || over == nullptr) continue;
    Value decoded = k8s::DecodeOver(release.index, "core.v1.EnvVarSource", *from, *over).value;
    seen.MutableList()[i].MutableMap().Set("valueFrom", std::move(decoded));
  }
  return seen;
}

// E70, E71.
MergedSpec Overlay(const Release& release, const Value& runtime_container, const Value& container) {
  Value base = k8s::RoundTrip(
                   release.index, kContainer,
                   Pick(runtime_container, {"args", "command", "env", "image", "name", "resources",
                                            "imagePullPolicy", "workingDir", "livenessProbe"}))
                   .value;
  k8s::Decoded decoded = k8s::DecodeOver(release.index, kContainer, base, container);
  if (decoded.error) return {Value(), decoded.error->message};
  const Value* runtime_env = base.Find("env");
  Value seen;
  if (runtime_env != nullptr) {
    seen = EnvSeenThroughOverlay(release, *runtime_env, container.Find("env"));
  }
  Join("env", runtime_env == nullptr ? nullptr : &seen, container.Find("env"), &decoded.value);
  return {std::move(decoded.value), ""};
}

// The items of a list by their name; of duplicates the last.
Map ByName(const List& items) {
  std::vector<Entry> entries;
  for (const Value& item : items) entries.push_back({item.StringAt("name"), Origin(), item});
  return Map::FromEntries(std::move(entries));
}

// D12: where both a value and a source are left, the InferenceService's kind stays. Of its
// duplicates the last counts.
void ResolveEnvConflicts(const Value* overlay_env, Value* merged, Trace* trace) {
  if (overlay_env == nullptr || merged->Find("env") == nullptr) return;
  const Map overlay = ByName(overlay_env->list());
  for (Value& variable : merged->MutableMap()["env"].MutableList()) {
    if (variable.Find("value") == nullptr || variable.Find("valueFrom") == nullptr) continue;
    const Value* over = overlay.Find(variable.StringAt("name"));
    if (over == nullptr) continue;
    std::string_view loser = over->Find("valueFrom") != nullptr ? "value"
                             : over->Find("value") != nullptr   ? "valueFrom"
                                                                : "";
    if (loser.empty()) continue;
    if (trace != nullptr) {
      trace->AddStep(Stage::kMerge, "merge.env.resolved",
                     {{"name", variable.StringAt("name")}, {"removed", loser}}, {over->origin()});
    }
    variable.MutableMap().Erase(loser);
  }
}

// What was overridden by whom, in the terms of a person.
void ExplainMerge(const Value& runtime_container, const Value& container, Trace* trace) {
  if (trace == nullptr) return;
  auto both = [&](std::string_view field) {
    return runtime_container.Find(field) != nullptr && container.Find(field) != nullptr;
  };
  for (std::string_view field : {"image", "command", "workingDir", "imagePullPolicy"}) {
    if (!both(field)) continue;
    trace->AddStep(Stage::kMerge, "merge.overridden", {{"field", field}},
                   {runtime_container.Find(field)->origin(), container.Find(field)->origin()});
  }
  if (both("args")) {
    trace->AddStep(Stage::kMerge, "merge.argsJoined", {},
                   {runtime_container.Find("args")->origin(), container.Find("args")->origin()});
  }
  const Value* env = container.Find("env");
  if (env == nullptr || runtime_container.Find("env") == nullptr) return;
  List first(runtime_container.Find("env")->list());
  std::reverse(first.begin(), first.end());
  const Map of_runtime = ByName(first);
  for (const Value& variable : env->list()) {
    const std::string& name = variable.StringAt("name");
    const Value* under = of_runtime.Find(name);
    if (under == nullptr) continue;
    trace->AddStep(Stage::kMerge, "merge.env.overridden", {{"name", name}},
                   {under->origin(), variable.origin()});
  }
}

std::string_view FlagName(std::string_view arg) {
  if (!arg.starts_with("--")) return "";
  return arg.substr(0, arg.find('='));
}

void DiagnoseArgs(const Value& container, Trace* trace) {
  std::set<std::string_view> seen;
  for (const Value& arg : container.ListAt("args")) {
    std::string_view flag = FlagName(arg.string());
    if (flag.size() <= 2 || seen.insert(flag).second) continue;
    trace->AddDiagnostic(Severity::kWarning, Stage::kMerge, "merge.duplicateFlag", {{"flag", flag}},
                         arg.origin());
  }
}

void DiagnoseResources(const Value& container, Trace* trace) {
  const Value* limits = container.Find({"resources", "limits"});
  const Value* requests = container.Find({"resources", "requests"});
  if (limits == nullptr || requests == nullptr) return;
  for (const Entry& request : requests->map()) {
    const Value* limit = limits->Find(request.key);
    if (limit == nullptr || !k8s::Canonical(limit->string()).error.empty() ||
        !k8s::Canonical(request.value.string()).error.empty() ||
        k8s::CompareQuantities(request.value.string(), limit->string()) <= 0) {
      continue;
    }
    trace->AddDiagnostic(Severity::kError, Stage::kMerge, "merge.requestAboveLimit",
                         {{"container", container.StringAt("name")},
                          {"resource", request.key},
                          {"request", request.value},
                          {"limit", *limit}},
                         request.value.origin());
  }
}

// D10, D11.
void DiagnoseUnions(const Value& container, Trace* trace) {
  for (const Value& variable : container.ListAt("env")) {
    const Value* source = variable.Find("valueFrom");
    if (source == nullptr) continue;
    if (variable.Find("value") != nullptr || source->map().size() > 1) {
      trace->AddDiagnostic(Severity::kError, Stage::kMerge, "merge.env.twoSources",
                           {{"name", variable.StringAt("name")}}, variable.origin());
    }
  }
  for (std::string_view probe : {"livenessProbe", "readinessProbe", "startupProbe"}) {
    const Value* value = container.Find(probe);
    if (value == nullptr) continue;
    int handlers = 0;
    for (std::string_view handler : {"exec", "httpGet", "tcpSocket", "grpc"}) {
      handlers += value->Find(handler) != nullptr ? 1 : 0;
    }
    if (handlers < 2) continue;
    trace->AddDiagnostic(Severity::kError, Stage::kMerge, "merge.twoHandlers", {{"probe", probe}},
                         value->origin());
  }
}

}  // namespace

MergedSpec MergeContainers(const Release& release, const Value& runtime_container,
                           const Value& container, Trace* trace) {
  MergedSpec merged;
  if (release.merges_by_overlay) {
    merged = Overlay(release, runtime_container, container);
    if (!merged.error.empty()) return merged;
  } else {
    k8s::Merged patched =
        k8s::StrategicMerge(release.index, kContainer, runtime_container, container);
    if (!patched.error.empty()) {
      std::string_view prefix =
          release.resolves_env_conflicts ? "could not apply strategic merge patch: " : "";
      return {Value(), std::string(prefix) + patched.error};
    }
    k8s::Decoded decoded = k8s::RoundTrip(release.index, kContainer, patched.value);
    if (decoded.error) return {Value(), decoded.error->message};
    merged.value = std::move(decoded.value);
    if (release.resolves_env_conflicts) {
      ResolveEnvConflicts(container.Find("env"), &merged.value, trace);
    }
  }
  if (merged.value.StringAt("name").empty()) {
    if (const Value* name = runtime_container.Find("name")) {
      merged.value.MutableMap().Set("name", *name);  // D9
    }
  }
  Join("args", runtime_container.Find("args"), container.Find("args"), &merged.value);
  ExplainMerge(runtime_container, container, trace);
  return merged;
}

MergedSpec MergePodSpecs(const Release& release, const Value& runtime_spec, const Value& spec,
                         Trace* trace) {
  // Where a release's runtimes have no such field, it is not there (D20 to D25; E72, E75).
  Value base = k8s::RoundTrip(release.index, kPodSpec,
                              Pick(runtime_spec, {"nodeSelector", "affinity", "tolerations",
                                                  "volumes", "imagePullSecrets", "schedulerName"}))
                   .value;
  Value patch = k8s::RoundTrip(release.index, "serving.v1beta1.PodSpec", spec).value;
  base.MutableMap().Erase("containers");
  patch.MutableMap().Erase("containers");  // D26
  if (trace != nullptr) {
    for (const Entry& entry : base.map()) {
      trace->AddStep(Stage::kMerge,
                     patch.Find(entry.key) == nullptr ? "merge.pod.ofRuntime" : "merge.pod.both",
                     {{"field", entry.key}}, {entry.value.origin()});
    }
  }
  k8s::Decoded decoded;
  if (release.merges_by_overlay) {
    decoded = k8s::DecodeOver(release.index, kPodSpec, base, patch);
  } else {
    k8s::Merged patched = k8s::StrategicMerge(release.index, kPodSpec, base, patch);
    if (!patched.error.empty()) return {Value(), patched.error};
    decoded = k8s::RoundTrip(release.index, kPodSpec, patched.value);
  }
  if (decoded.error) return {Value(), decoded.error->message};
  decoded.value.MutableMap().Erase("containers");
  return {std::move(decoded.value), ""};
}

void DiagnoseContainer(const Value& container, Trace* trace) {
  if (trace == nullptr) return;
  DiagnoseArgs(container, trace);
  DiagnoseResources(container, trace);
  DiagnoseUnions(container, trace);
}

}  // namespace ksp::kserve
