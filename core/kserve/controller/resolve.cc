#include "kserve/controller/resolve.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kserve/controller/go_sort.h"
#include "kserve/names.h"
#include "value/stable_sort.h"

namespace ksp::kserve {
namespace {

constexpr std::array<std::string_view, 4> kProtocols = {"v1", "v2", "grpc-v1", "grpc-v2"};
constexpr int kUnknownRank = 5;

bool IsTrue(const Value* value) { return value != nullptr && value->bool_value(); }

void AddEvidence(const Value* value, std::vector<Origin>* evidence) {
  if (value != nullptr && value->origin().has_text()) evidence->push_back(value->origin());
}

// A7.
int ProtocolRank(const Value& runtime_spec) {
  int rank = kUnknownRank;
  if (const Value* protocols = runtime_spec.Find("protocolVersions")) {
    for (const Value& protocol : protocols->list()) {
      auto it = std::find(kProtocols.begin(), kProtocols.end(), protocol.string());
      if (it != kProtocols.end()) {
        rank = std::min(rank, static_cast<int>(it - kProtocols.begin()) + 1);
      }
    }
  }
  return rank;
}

// The one string that a model's format comes to, and those that an entry of a runtime comes to
// (A20, A21). They are compared as wholes, so that a name with a colon can match a name and a
// version.
std::string FormatLabel(const Value& format, bool with_version) {
  std::string label = "mt:" + format.StringAt("name");
  if (with_version) label += ":" + format.StringAt("version");
  return label;
}

std::string ModelLabel(const Value& model) {
  const Value* format = model.Find("modelFormat");
  return format == nullptr ? "mt:" : FormatLabel(*format, format->Find("version") != nullptr);
}

bool EntryMatches(const Value& entry, const std::string& model_label) {
  return FormatLabel(entry, false) == model_label ||
         (entry.Find("version") != nullptr && FormatLabel(entry, true) == model_label);
}

// A31: the first entry of the name alone.
const Value* FirstEntryOfFormat(const Value& runtime_spec, std::string_view format) {
  const Value* entries = runtime_spec.Find("supportedModelFormats");
  if (entries == nullptr) return nullptr;
  for (const Value& entry : entries->list()) {
    if (entry.StringAt("name") == format) return &entry;
  }
  return nullptr;
}

// A13: an empty text, and a runtime that lists nothing, match all.
bool SpeaksProtocol(const Value& runtime_spec, std::string_view protocol) {
  const Value* protocols = runtime_spec.Find("protocolVersions");
  if (protocol.empty() || protocols == nullptr || protocols->list().empty()) return true;
  return std::any_of(protocols->list().begin(), protocols->list().end(),
                     [&](const Value& p) { return p.string() == protocol; });
}

// The checks of one runtime, in the controller's order; after one that fails none is made.
class Checker {
 public:
  Checker(const Release& release, const Value& model, bool multi_node)
      : release_(release), model_(model), multi_node_(multi_node), model_label_(ModelLabel(model)) {
    if (const Value* protocol = model.Find("protocolVersion")) {
      protocol_ = protocol->string();
    } else if (release.assumes_protocol_v1) {  // A1; early releases E32
      protocol_ = "v1";
    }
  }

  Candidate Run(const InstalledRuntime& runtime) const {
    Candidate candidate;
    candidate.runtime = &runtime;
    const Value& spec = runtime.spec();
    bool eligible = true;
    auto add = [&](std::string_view code, auto&& check) {
      if (!eligible) {
        candidate.checks.push_back({code, Check::Result::kNotReached, {}, {}});
        return;
      }
      candidate.checks.push_back(check(code));
      eligible = candidate.checks.back().result != Check::Result::kFailed;
    };
    add("scope", [&](auto code) { return Scope(code, runtime); });
    add("disabled", [&](auto code) { return Disabled(code, spec); });
    add("multiModel", [&](auto code) { return MultiModel(code, spec); });
    add("format", [&](auto code) { return Format(code, spec); });
    add("version", [&](auto code) { return Version(code, spec); });
    add("autoSelect", [&](auto code) { return AutoSelect(code, spec); });
    add("protocol", [&](auto code) { return Protocol(code, spec); });
    add("workers", [&](auto code) { return Workers(code, spec); });
    candidate.eligible = eligible;
    candidate.protocol_rank = ProtocolRank(spec);
    return candidate;
  }

 private:
  static Check Make(std::string_view code, bool passed, const char* reason, Args args,
                    std::vector<Origin> evidence) {
    return {code, passed ? Check::Result::kPassed : Check::Result::kFailed,
            MakeMessage(reason, args), std::move(evidence)};
  }

  static Check NotMade(std::string_view code) {
    return {code, Check::Result::kNotChecked, MakeMessage("check.notMade", {}), {}};
  }

  static Check Scope(std::string_view code, const InstalledRuntime& runtime) {
    std::vector<Origin> evidence;
    AddEvidence(runtime.object.Find({"metadata", "name"}), &evidence);
    return Make(code, true,
                runtime.cluster_scoped ? "check.scope.cluster" : "check.scope.namespace",
                {{"namespace", runtime.name_space}}, std::move(evidence));
  }

  static Check Disabled(std::string_view code, const Value& spec) {
    const Value* disabled = spec.Find("disabled");
    std::vector<Origin> evidence;
    AddEvidence(disabled, &evidence);
    bool passed = !IsTrue(disabled);
    return Make(code, passed, passed ? "check.disabled.enabled" : "check.disabled.disabled", {},
                std::move(evidence));
  }

  static Check MultiModel(std::string_view code, const Value& spec) {
    const Value* multi = spec.Find("multiModel");
    std::vector<Origin> evidence;
    AddEvidence(multi, &evidence);
    bool passed = !IsTrue(multi);
    return Make(code, passed, passed ? "check.multiModel.single" : "check.multiModel.multi", {},
                std::move(evidence));
  }

  // Calls f for each entry of the runtime that has the model's format, or matches it as a label.
  template <typename F>
  void ForEntries(const Value& spec, F f) const {
    const Value* entries = spec.Find("supportedModelFormats");
    if (entries == nullptr) return;
    for (const Value& entry : entries->list()) {
      bool matches = EntryMatches(entry, model_label_);
      if (matches || entry.StringAt("name") == FormatName()) f(entry, matches);
    }
  }

  const std::string& FormatName() const { return model_.StringAt({"modelFormat", "name"}); }

  Check Format(std::string_view code, const Value& spec) const {
    std::vector<Origin> evidence;
    AddEvidence(model_.Find({"modelFormat", "name"}), &evidence);
    bool passed = false;
    ForEntries(spec, [&](const Value& entry, bool) {
      passed = true;
      AddEvidence(entry.Find("name"), &evidence);
    });
    List formats;
    if (const Value* entries = spec.Find("supportedModelFormats"); entries != nullptr && !passed) {
      AddEvidence(entries, &evidence);
      for (const Value& entry : entries->list()) {
        Value name = entry.StringAt("name");
        if (std::find(formats.begin(), formats.end(), name) == formats.end()) {
          formats.push_back(std::move(name));
        }
        if (formats.size() == kMaxListed) break;
      }
    }
    const char* reason = passed            ? "check.format.same"
                         : formats.empty() ? "check.format.none"
                                           : "check.format.other";
    return Make(code, passed, reason, {{"format", FormatName()}, {"formats", std::move(formats)}},
                std::move(evidence));
  }

  Check Version(std::string_view code, const Value& spec) const {
    const Value* asked = model_.Find({"modelFormat", "version"});
    std::vector<Origin> evidence;
    AddEvidence(asked, &evidence);
    bool passed = false;
    List versions;
    ForEntries(spec, [&](const Value& entry, bool matches) {
      passed |= matches;
      const Value* version = entry.Find("version");
      AddEvidence(version, &evidence);
      if (version != nullptr && versions.size() < kMaxListed) versions.push_back(*version);
    });
    if (asked == nullptr) return Make(code, true, "check.version.any", {}, std::move(evidence));
    const char* reason = passed             ? "check.version.same"
                         : versions.empty() ? "check.version.none"
                                            : "check.version.other";
    return Make(code, passed, reason,
                {{"version", asked->string()}, {"versions", std::move(versions)}},
                std::move(evidence));
  }

  Check AutoSelect(std::string_view code, const Value& spec) const {
    std::vector<Origin> evidence;
    bool passed = false;
    ForEntries(spec, [&](const Value& entry, bool matches) {
      if (!matches) return;
      const Value* auto_select = entry.Find("autoSelect");
      passed |= IsTrue(auto_select);
      AddEvidence(auto_select == nullptr ? &entry : auto_select, &evidence);
    });
    // A22: naming a runtime makes autoSelect irrelevant, for all runtimes.
    if (model_.Find("runtime") != nullptr) {
      return {code, Check::Result::kNotChecked,
              MakeMessage(passed ? "check.autoSelect.namedOn" : "check.autoSelect.namedOff", {}),
              std::move(evidence)};
    }
    return Make(code, passed, passed ? "check.autoSelect.on" : "check.autoSelect.off", {},
                std::move(evidence));
  }

  Check Protocol(std::string_view code, const Value& spec) const {
    if (!release_.has_protocol_versions) return NotMade(code);
    const Value* asked = model_.Find("protocolVersion");
    const Value* listed = spec.Find("protocolVersions");
    std::vector<Origin> evidence;
    AddEvidence(asked, &evidence);
    AddEvidence(listed, &evidence);
    bool passed = SpeaksProtocol(spec, protocol_);
    const char* reason = passed             ? "check.protocol.listed"
                         : asked == nullptr ? "check.protocol.unlistedDefault"
                                            : "check.protocol.unlisted";
    if (protocol_.empty()) {
      reason = "check.protocol.any";
    } else if (listed == nullptr || listed->list().empty()) {
      reason = "check.protocol.listsNone";
    }
    return Make(code, passed, reason,
                {{"protocol", protocol_}, {"protocols", listed == nullptr ? List() : *listed}},
                std::move(evidence));
  }

  Check Workers(std::string_view code, const Value& spec) const {
    if (!release_.has_multi_node) return NotMade(code);
    const Value* workers = spec.Find("workerSpec");
    std::vector<Origin> evidence;
    AddEvidence(workers, &evidence);
    bool passed = (workers != nullptr) == multi_node_;
    return Make(code, passed,
                passed        ? (multi_node_ ? "check.workers.both" : "check.workers.neither")
                : multi_node_ ? "check.workers.missing"
                              : "check.workers.unwanted",
                {}, std::move(evidence));
  }

  static constexpr std::size_t kMaxListed = 20;

  const Release& release_;
  const Value& model_;
  bool multi_node_;
  std::string model_label_;
  std::string protocol_;
};

// A6, A8: by rank, newest first, then by name. Times are canonical, so that their texts compare.
bool ComesFirst(const Candidate& a, const Candidate& b) {
  if (a.protocol_rank != b.protocol_rank) return a.protocol_rank < b.protocol_rank;
  const std::string& created_a = a.runtime->object.StringAt({"metadata", "creationTimestamp"});
  const std::string& created_b = b.runtime->object.StringAt({"metadata", "creationTimestamp"});
  if (created_a != created_b) return created_a > created_b;
  return a.runtime->name < b.runtime->name;
}

// A32.
bool HasPrecedence(const Candidate& a, const Candidate& b) {
  if (!a.priority) return false;
  return !b.priority || *a.priority > *b.priority;
}

// Checks and sorts the runtimes of one scope; the eligible ones go to selection->supporting.
void SelectInScope(const Release& release, const Value& model, const Checker& checker,
                   const std::vector<const InstalledRuntime*>& runtimes, Selection* selection) {
  std::vector<Candidate*> eligible;
  const std::size_t first = selection->candidates.size();
  for (const InstalledRuntime* runtime : runtimes) {
    selection->candidates.push_back(checker.Run(*runtime));
  }
  for (std::size_t i = first; i < selection->candidates.size(); ++i) {
    Candidate& candidate = selection->candidates[i];
    if (!candidate.eligible) continue;
    const Value* entry =
        FirstEntryOfFormat(candidate.runtime->spec(), model.StringAt({"modelFormat", "name"}));
    const Value* priority = entry == nullptr ? nullptr : entry->Find("priority");
    if (std::int64_t number = 0; priority != nullptr && priority->AsInt64(&number)) {
      candidate.priority = number;
    }
    eligible.push_back(&candidate);
  }
  // The names are unique, so the first order is the same whatever the sort (A9).
  if (release.sorts_candidates) {
    StableSort(&eligible,
               [](const Candidate* a, const Candidate* b) { return ComesFirst(*a, *b); });
  }
  std::vector<std::size_t> order = GoSortSlice(eligible.size(), [&](std::size_t a, std::size_t b) {
    return release.has_priorities && HasPrecedence(*eligible[a], *eligible[b]);
  });
  for (std::size_t place : order) {
    eligible[place]->place = selection->supporting.size();
    selection->supporting.push_back(eligible[place]->runtime);
  }
}

// Which key put the first before the second: the reason why it won.
const char* DecidingKey(const Release& release, const Selection& selection) {
  if (selection.supporting.size() < 2) return "resolve.key.only";
  const Candidate* places[2] = {};
  std::size_t eligible = 0;
  for (const Candidate& candidate : selection.candidates) {
    if (!candidate.place) continue;
    ++eligible;
    if (*candidate.place < 2) places[*candidate.place] = &candidate;
  }
  const Candidate& first = *places[0];
  const Candidate& second = *places[1];
  if (first.runtime->cluster_scoped != second.runtime->cluster_scoped) return "resolve.key.scope";
  if (!release.sorts_candidates) return "resolve.key.arbitrary";
  if (first.priority != second.priority) return "resolve.key.priority";
  constexpr std::size_t kStable = 12;  // A33, A34
  if (first.priority && eligible > kStable && ComesFirst(second, first)) {
    return "resolve.key.unstable";
  }
  if (first.protocol_rank != second.protocol_rank) return "resolve.key.protocol";
  if (first.runtime->object.StringAt({"metadata", "creationTimestamp"}) !=
      second.runtime->object.StringAt({"metadata", "creationTimestamp"})) {
    return "resolve.key.age";
  }
  return "resolve.key.name";
}

}  // namespace

Selection SelectRuntimes(const Release& release, const Value& model, bool multi_node,
                         std::string_view name_space, const Cluster& cluster) {
  Selection selection;
  std::vector<const InstalledRuntime*> near = cluster.ServingRuntimes(name_space).All();
  std::vector<const InstalledRuntime*> wide = cluster.ClusterServingRuntimes().All();
  selection.candidates.reserve(near.size() + wide.size());
  Checker checker(release, model, multi_node);
  SelectInScope(release, model, checker, near, &selection);
  SelectInScope(release, model, checker, wide, &selection);  // A35: never before the others
  return selection;
}

const InstalledRuntime* FindRuntime(const Cluster& cluster, std::string_view name_space,
                                    std::string_view name) {
  const InstalledRuntime* runtime = cluster.ServingRuntimes(name_space).Find(name);
  return runtime != nullptr ? runtime : cluster.ClusterServingRuntimes().Find(name);
}

std::optional<Failure> CheckNamedRuntime(const Release& release, const Value& model,
                                         const InstalledRuntime* runtime) {
  const std::string& name = model.StringAt("runtime");
  if (runtime == nullptr) {
    return Failure{"No ServingRuntimes or ClusterServingRuntimes with the name: " + name,
                   "RuntimeNotRecognized", "Waiting for runtime to become available"};
  }
  const Value& spec = runtime->spec();
  if (IsTrue(spec.Find("disabled"))) {
    return Failure{"specified runtime " + name + " is disabled", "RuntimeDisabled",
                   "Specified runtime is disabled"};
  }
  const Value* protocol = model.Find("protocolVersion");
  if (release.has_protocol_versions && protocol != nullptr &&
      !SpeaksProtocol(spec, protocol->string())) {
    return Failure{"specified runtime " + name + " does not support specified protocol version",
                   "NoSupportingRuntime",
                   "Specified runtime does not support specified protocol version"};
  }
  const Value* entries = spec.Find("supportedModelFormats");
  const std::string label = ModelLabel(model);
  bool supported = entries != nullptr &&
                   std::any_of(entries->list().begin(), entries->list().end(),
                               [&](const Value& entry) { return EntryMatches(entry, label); });
  if (!supported) {
    return Failure{"specified runtime " + name + " does not support specified framework/version",
                   "NoSupportingRuntime",
                   "Specified runtime does not support specified framework/version"};
  }
  return std::nullopt;
}

Failure NoRuntime(const Value& model) {
  // Go prints the version's address, another one each time (I3).
  std::string version = model.Find({"modelFormat", "version"}) == nullptr ? "<nil>" : "0xPTR";
  return {"no runtime found to support predictor with model type: {" +
              model.StringAt({"modelFormat", "name"}) + " " + version + "}",
          "NoSupportingRuntime", "No runtime found to support specified framework/version"};
}

std::string_view BestProtocol(const Value& runtime_spec) {
  auto rank = static_cast<std::size_t>(ProtocolRank(runtime_spec));
  return rank <= kProtocols.size() ? kProtocols[rank - 1] : "";
}

void ExplainSelection(const Release& release, const Value& model, const Selection& selection,
                      Trace* trace) {
  if (trace == nullptr) return;
  std::vector<Origin> evidence;
  AddEvidence(model.Find({"modelFormat", "name"}), &evidence);
  AddEvidence(model.Find({"modelFormat", "version"}), &evidence);
  const std::string& format = model.StringAt({"modelFormat", "name"});
  trace->AddStep(Stage::kResolve, "resolve.candidates",
                 {{"count", std::to_string(selection.candidates.size())},
                  {"eligible", std::to_string(selection.supporting.size())},
                  {"format", format.empty() ? "\"\"" : format}},
                 std::move(evidence));
  if (selection.supporting.empty()) {
    trace->AddStep(Stage::kResolve, "resolve.none", {});
    return;
  }
  const InstalledRuntime& winner = *selection.supporting.front();
  std::vector<Origin> where;
  AddEvidence(winner.object.Find({"metadata", "name"}), &where);
  trace->AddStep(Stage::kResolve, "resolve.winner", {{"runtime", winner.name}}, where);
  trace->AddStep(Stage::kResolve, DecidingKey(release, selection), {{"runtime", winner.name}},
                 std::move(where));
}

}  // namespace ksp::kserve
