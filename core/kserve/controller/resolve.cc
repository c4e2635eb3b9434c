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

void AddEvidence(const Value* value, std::vector<Origin>* evidence) {
  if (value != nullptr && value->origin().has_text()) evidence->push_back(value->origin());
}

// A7.
int ProtocolRank(const Value& runtime_spec) {
  int rank = kUnknownRank;
  for (const Value& protocol : runtime_spec.ListAt("protocolVersions")) {
    auto it = std::find(kProtocols.begin(), kProtocols.end(), protocol.string());
    if (it != kProtocols.end()) {
      rank = std::min(rank, static_cast<int>(it - kProtocols.begin()) + 1);
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
  for (const Value& entry : runtime_spec.ListAt("supportedModelFormats")) {
    if (entry.StringAt("name") == format) return &entry;
  }
  return nullptr;
}

// A13: an empty text, and a runtime that lists nothing, match all.
bool SpeaksProtocol(const Value& runtime_spec, std::string_view protocol) {
  const List& protocols = runtime_spec.ListAt("protocolVersions");
  if (protocol.empty() || protocols.empty()) return true;
  return std::any_of(protocols.begin(), protocols.end(),
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
    struct Step {
      std::string_view code;
      void (Checker::*make)(const InstalledRuntime& runtime, Check* check) const;
    };
    static constexpr Step kSteps[] = {
        {"scope", &Checker::Scope},         {"disabled", &Checker::Disabled},
        {"multiModel", &Checker::Disabled}, {"format", &Checker::Format},
        {"version", &Checker::Version},     {"autoSelect", &Checker::AutoSelect},
        {"protocol", &Checker::Protocol},   {"workers", &Checker::Workers},
    };
    Candidate candidate;
    candidate.runtime = &runtime;
    candidate.eligible = true;
    for (const Step& step : kSteps) {
      Check& check = candidate.checks.emplace_back();
      check.code = step.code;
      if (!candidate.eligible) continue;
      (this->*step.make)(runtime, &check);
      candidate.eligible = check.result != Check::Result::kFailed;
    }
    candidate.protocol_rank = ProtocolRank(runtime.spec());
    return candidate;
  }

 private:
  static void Decide(bool passed, const char* reason, Args args, Check* check) {
    check->result = passed ? Check::Result::kPassed : Check::Result::kFailed;
    check->reason = MakeMessage(reason, args);
  }

  static void NotMade(const char* reason, Check* check) {
    check->result = Check::Result::kNotChecked;
    check->reason = MakeMessage(reason, {});
  }

  void Scope(const InstalledRuntime& runtime, Check* check) const {
    AddEvidence(runtime.object.Find({"metadata", "name"}), &check->evidence);
    Decide(true, runtime.cluster_scoped ? "check.scope.cluster" : "check.scope.namespace",
           {{"namespace", runtime.name_space}}, check);
  }

  // By the field that the check is called by, which is to be false.
  void Disabled(const InstalledRuntime& runtime, Check* check) const {
    const Value& spec = runtime.spec();
    AddEvidence(spec.Find(check->code), &check->evidence);
    const bool passed = !spec.BoolAt(check->code);
    const char* reason = passed ? "check.multiModel.single" : "check.multiModel.multi";
    if (check->code == "disabled") {
      reason = passed ? "check.disabled.enabled" : "check.disabled.disabled";
    }
    Decide(passed, reason, {}, check);
  }

  // Calls f for each entry of the runtime that has the model's format, or matches it as a label.
  template <typename F>
  void ForEntries(const InstalledRuntime& runtime, F f) const {
    for (const Value& entry : runtime.spec().ListAt("supportedModelFormats")) {
      bool matches = EntryMatches(entry, model_label_);
      if (matches || entry.StringAt("name") == FormatName()) f(entry, matches);
    }
  }

  const std::string& FormatName() const { return model_.StringAt({"modelFormat", "name"}); }

  void Format(const InstalledRuntime& runtime, Check* check) const {
    AddEvidence(model_.Find({"modelFormat", "name"}), &check->evidence);
    bool passed = false;
    ForEntries(runtime, [&](const Value& entry, bool) {
      passed = true;
      AddEvidence(entry.Find("name"), &check->evidence);
    });
    List formats;
    if (!passed) {
      AddEvidence(runtime.spec().Find("supportedModelFormats"), &check->evidence);
      for (const Value& entry : runtime.spec().ListAt("supportedModelFormats")) {
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
    Decide(passed, reason, {{"format", FormatName()}, {"formats", formats}}, check);
  }

  void Version(const InstalledRuntime& runtime, Check* check) const {
    const Value* asked = model_.Find({"modelFormat", "version"});
    AddEvidence(asked, &check->evidence);
    bool passed = false;
    List versions;
    ForEntries(runtime, [&](const Value& entry, bool matches) {
      passed |= matches;
      const Value* version = entry.Find("version");
      AddEvidence(version, &check->evidence);
      if (version != nullptr && versions.size() < kMaxListed) versions.push_back(*version);
    });
    if (asked == nullptr) return Decide(true, "check.version.any", {}, check);
    const char* reason = passed             ? "check.version.same"
                         : versions.empty() ? "check.version.none"
                                            : "check.version.other";
    Decide(passed, reason, {{"version", asked->string()}, {"versions", versions}}, check);
  }

  void AutoSelect(const InstalledRuntime& runtime, Check* check) const {
    bool passed = false;
    ForEntries(runtime, [&](const Value& entry, bool matches) {
      if (!matches) return;
      const Value* auto_select = entry.Find("autoSelect");
      passed |= entry.BoolAt("autoSelect");
      AddEvidence(auto_select == nullptr ? &entry : auto_select, &check->evidence);
    });
    // A22: naming a runtime makes autoSelect irrelevant, for all runtimes.
    if (model_.Find("runtime") != nullptr) {
      return NotMade(passed ? "check.autoSelect.namedOn" : "check.autoSelect.namedOff", check);
    }
    Decide(passed, passed ? "check.autoSelect.on" : "check.autoSelect.off", {}, check);
  }

  void Protocol(const InstalledRuntime& runtime, Check* check) const {
    if (!release_.has_protocol_versions) return NotMade("check.notMade", check);
    const Value* asked = model_.Find("protocolVersion");
    const List& listed = runtime.spec().ListAt("protocolVersions");
    AddEvidence(asked, &check->evidence);
    AddEvidence(runtime.spec().Find("protocolVersions"), &check->evidence);
    bool passed = SpeaksProtocol(runtime.spec(), protocol_);
    const char* reason = protocol_.empty()  ? "check.protocol.any"
                         : listed.empty()   ? "check.protocol.listsNone"
                         : passed           ? "check.protocol.listed"
                         : asked == nullptr ? "check.protocol.unlistedDefault"
                                            : "check.protocol.unlisted";
    Decide(passed, reason, {{"protocol", protocol_}, {"protocols", listed}}, check);
  }

  void Workers(const InstalledRuntime& runtime, Check* check) const {
    if (!release_.has_multi_node) return NotMade("check.notMade", check);
    const Value* workers = runtime.spec().Find("workerSpec");
    AddEvidence(workers, &check->evidence);
    bool passed = (workers != nullptr) == multi_node_;
    Decide(passed,
           passed        ? (multi_node_ ? "check.workers.both" : "check.workers.neither")
           : multi_node_ ? "check.workers.missing"
                         : "check.workers.unwanted",
           {}, check);
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

Failure CheckNamedRuntime(const Release& release, const Value& model,
                          const InstalledRuntime* runtime) {
  const std::string& name = model.StringAt("runtime");
  if (runtime == nullptr) {
    return {"No ServingRuntimes or ClusterServingRuntimes with the name: " + name,
            "RuntimeNotRecognized", "Waiting for runtime to become available"};
  }
  const Value& spec = runtime->spec();
  const List& entries = spec.ListAt("supportedModelFormats");
  const std::string label = ModelLabel(model);
  std::string_view reason = "NoSupportingRuntime";
  std::string what;
  if (spec.BoolAt("disabled")) {
    reason = "RuntimeDisabled";
    what = " is disabled";
  } else if (release.has_protocol_versions &&
             !SpeaksProtocol(spec, model.StringAt("protocolVersion"))) {
    what = " does not support specified protocol version";
  } else if (std::none_of(entries.begin(), entries.end(),
                          [&](const Value& entry) { return EntryMatches(entry, label); })) {
    what = " does not support specified framework/version";
  } else {
    return {};
  }
  return {"specified runtime " + name + what, reason, "Specified runtime" + what};
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
