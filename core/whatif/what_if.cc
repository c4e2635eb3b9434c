#include "whatif/what_if.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "report/trace.h"
#include "value/edit_distance.h"
#include "value/stable_sort.h"
#include "whatif/yaml_edit.h"

namespace ksp {
namespace {

constexpr int kMaxRounds = 5;           // edits that one runtime may need
constexpr std::size_t kMaxTried = 24;   // rejected runtimes that are looked at
constexpr std::size_t kMaxAnswers = 3;  // edits told for a refusal

// One edit and what it does.
struct Change {
  Message label;
  TextEdit edit;
};

using Texts = std::vector<Source>;

std::size_t TypoLimit(std::string_view name) { return name.size() < 5 ? 1 : 2; }

// A state of the texts under one release and mode, evaluated.
class Trial {
 public:
  Trial(Texts texts, std::string_view name_space, const Settings& settings, std::size_t service)
      : scenario_(std::move(texts), name_space) {
    std::size_t seen = 0;
    for (const Value& report : Evaluate(scenario_, settings)) {
      const Value* document = report.Find({"inferenceService", "document"});
      std::int64_t number = 0;
      // Without an InferenceService there is one report, of the runtimes.
      bool wanted = document == nullptr || (document->AsInt64(&number) && seen++ == service);
      if (wanted) report_ = report;
    }
  }

  const Value& report() const { return report_; }
  const Texts& texts() const { return scenario_.sources(); }
  std::string_view kind() const { return report_.StringAt({"answer", "kind"}); }
  bool Serves() const { return kind() == "serves" || kind() == "modelMesh"; }

  // The refusal of a runtime, verbatim; "" if it is let in or is none.
  std::string RefusalOf(std::size_t document) const {
    const List& documents = report_.ListAt("documents");
    return document < documents.size() ? documents[document].StringAt({"refusal", "message"}) : "";
  }

  const Document* InferenceService() const {
    return DocumentAt(report_.Find({"inferenceService", "document"}));
  }
  const Document* DocumentAt(const Value* number) const {
    std::int64_t i = 0;
    if (number == nullptr || !number->AsInt64(&i)) return nullptr;
    return &scenario_.documents()[static_cast<std::size_t>(i)];
  }
  const std::vector<Document>& documents() const { return scenario_.documents(); }

  const Value* Candidate(const Value& same_as) const {
    for (const Value& candidate : report_.ListAt("candidates")) {
      if (candidate.StringAt("name") == same_as.StringAt("name") &&
          candidate.StringAt("kind") == same_as.StringAt("kind")) {
        return &candidate;
      }
    }
    return nullptr;
  }

  Texts After(const TextEdit& edit) const {
    Texts after = texts();
    if (edit.source < after.size()) {
      std::string& text = after[edit.source].text;
      text = ApplyEdits(text, edit.source, {edit});
    }
    return after;
  }

  const std::string& TextOf(const Origin& origin) const {
    static const std::string kNone;
    return origin.source < texts().size() ? texts()[origin.source].text : kNone;
  }

 private:
  Scenario scenario_;
  Value report_ = Map();
};

using TrialPtr = std::unique_ptr<const Trial>;

// The block of the predictor that says what the model is: `model`, or a legacy
// key's.
const Value* ModelBlock(const Document& service) {
  const Value* predictor = service.object.Find({"spec", "predictor"});
  if (predictor == nullptr) return nullptr;
  if (const Value* model = predictor->Find("model")) return model;
  for (const Entry& entry : predictor->map()) {
    if (entry.value.Find("storageUri") != nullptr) return &entry.value;
  }
  return nullptr;
}

void AddChange(std::optional<TextEdit> edit, const char* code, Args args,
               std::vector<Change>* changes) {
  if (edit) changes->push_back({MakeMessage(code, args), std::move(*edit)});
}

std::string_view FirstFailed(const Value& candidate) {
  for (const Value& check : candidate.ListAt("checks")) {
    if (check.StringAt("result") == "failed") return check.StringAt("check");
  }
  return "";
}

// The edits that could get a runtime past one check.
class CheckMender {
 public:
  CheckMender(const Trial& trial, const Value& candidate)
      : trial_(trial),
        service_(*trial.InferenceService()),
        runtime_(trial.DocumentAt(candidate.Find("document"))),
        name_(candidate.StringAt("name")) {}

  std::vector<Change> Changes(std::string_view check) {
    if (check == "disabled") RemoveFromSpec("disabled", "whatif.enable");
    if (check == "multiModel") RemoveFromSpec("multiModel", "whatif.singleModel");
    if (check == "format") Format();
    if (check == "version") Version();
    if (check == "autoSelect") AutoSelect();
    if (check == "protocol") Protocol();
    if (check == "workers") Workers();
    return std::move(changes_);
  }

 private:
  // What the runtime has: as pasted; a built-in one has no text, but its values
  // are known.
  const Value* Spec() const {
    return runtime_ == nullptr ? nullptr : runtime_->object.Find("spec");
  }

  void RemoveFromSpec(std::string_view key, const char* code) {
    const Value* spec = Spec();
    if (spec == nullptr) return;
    AddChange(RemoveKey(trial_.TextOf(spec->origin()), *spec, key), code, {{"runtime", name_}},
              &changes_);
  }

  template <typename F>
  void ForFormats(F f) const {
    const Value* spec = Spec();
    if (spec == nullptr) return;
    for (const Value& entry : spec->ListAt("supportedModelFormats")) f(entry);
  }

  const std::string& FormatName() const {
    const Value* model = ModelBlock(service_);
    static const std::string kNone;
    return model == nullptr ? kNone : model->StringAt({"modelFormat", "name"});
  }

  // Only where the format looks like a slip of the pen: another format is
  // another model.
  void Format() {
    const Value* model = ModelBlock(service_);
    const Value* asked = model == nullptr ? nullptr : model->Find({"modelFormat", "name"});
    if (asked == nullptr) return;
    ForFormats([&](const Value& entry) {
      const std::string& offered = entry.StringAt("name");
      if (EditDistance(offered, asked->string()) > TypoLimit(offered)) return;
      AddChange(ReplaceScalar(trial_.TextOf(asked->origin()), *asked, offered), "whatif.format",
                {{"format", offered}}, &changes_);
    });
  }

  void Version() {
    const Value* model = ModelBlock(service_);
    const Value* format = model == nullptr ? nullptr : model->Find("modelFormat");
    if (format == nullptr) return;
    const std::string& text = trial_.TextOf(format->origin());
    ForFormats([&](const Value& entry) {
      const Value* version = entry.Find("version");
      if (entry.StringAt("name") != FormatName() || version == nullptr) return;
      AddChange(SetScalar(text, *format, "version", *version), "whatif.version",
                {{"version", *version}}, &changes_);
    });
    AddChange(RemoveKey(text, *format, "version"), "whatif.anyVersion", {}, &changes_);
  }

  void AutoSelect() {
    ForFormats([&](const Value& entry) {
      if (entry.StringAt("name") != FormatName()) return;
      AddChange(SetScalar(trial_.TextOf(entry.origin()), entry, "autoSelect", true),
                "whatif.autoSelect", {{"runtime", name_}, {"format", FormatName()}}, &changes_);
    });
  }

  void Protocol() {
    const Value* model = ModelBlock(service_);
    if (model == nullptr) return;
    for (std::string_view protocol : {"v1", "v2", "grpc-v1", "grpc-v2"}) {
      AddChange(SetScalar(trial_.TextOf(model->origin()), *model, "protocolVersion", protocol),
                "whatif.protocol", {{"protocol", protocol}}, &changes_);
    }
  }

  void Workers() {
    const Value* predictor = service_.object.Find({"spec", "predictor"});
    if (predictor != nullptr && predictor->Find("workerSpec") != nullptr) {
      AddChange(RemoveKey(trial_.TextOf(predictor->origin()), *predictor, "workerSpec"),
                "whatif.noWorkers", {}, &changes_);
    } else {
      RemoveFromSpec("workerSpec", "whatif.runtimeNoWorkers");
    }
  }

  const Trial& trial_;
  const Document& service_;
  const Document* runtime_;
  const std::string& name_;
  std::vector<Change> changes_;
};

class Search {
 public:
  Search(const Texts& texts, std::string_view name_space, const Settings& settings,
         std::size_t service)
      : name_space_(name_space),
        settings_(settings),
        service_(service),
        start_(texts, name_space, settings, service) {
    settings_.detail = Detail::kOutcome;  // all that a trial is asked for
  }

  Value Run() {
    Map found;
    found.Set("candidates", Candidates());
    found.Set("refused", Refused());
    if (start_.InferenceService() != nullptr && !start_.Serves()) found.Set("answer", Answers());
    return found;
  }

 private:
  TrialPtr Try(const Trial& from, const TextEdit& edit) const {
    return std::make_unique<const Trial>(from.After(edit), name_space_, settings_, service_);
  }

  // What one more edit does, behind what those before it do.
  std::string Joined(std::string labels, const Message& label) const {
    if (!labels.empty()) labels += settings_.language == Language::kChinese ? "；" : "; ";
    return labels + Render(label, settings_.language);
  }

  // An edit as the report has it: the one stretch in which each text differs.
  Value EditJson(const std::string& text, const Trial& after) const {
    List edits;
    for (std::size_t i = 0; i < start_.texts().size(); ++i) {
      const std::string& old_text = start_.texts()[i].text;
      const std::string& new_text = after.texts()[i].text;
      if (old_text == new_text) continue;
      std::size_t shorter = std::min(old_text.size(), new_text.size());
      std::size_t head = 0;
      while (head < shorter && old_text[head] == new_text[head]) ++head;
      std::size_t tail = 0;
      while (tail < shorter - head &&
             old_text[old_text.size() - 1 - tail] == new_text[new_text.size() - 1 - tail]) {
        ++tail;
      }
      auto boundary = [](const std::string& s, std::size_t at) {
        return at >= s.size() || (static_cast<unsigned char>(s[at]) & 0xC0) != 0x80;
      };
      while (head > 0 && !boundary(old_text, head)) --head;
      while (tail > 0 && !boundary(old_text, old_text.size() - tail)) --tail;
      edits.push_back(
          Value::MapOf({{"source", static_cast<std::int64_t>(i)},
                        {"begin", static_cast<std::int64_t>(head)},
                        {"end", static_cast<std::int64_t>(old_text.size() - tail)},
                        {"replacement", new_text.substr(head, new_text.size() - tail - head)}}));
    }
    return Value::MapOf({{"text", text},
                         {"answer", after.report().StringAt({"answer", "text"})},
                         {"edits", std::move(edits)}});
  }

  Value Candidates() {
    List list;
    std::size_t tried = 0;
    for (const Value& candidate : start_.report().ListAt("candidates")) {
      if (candidate.BoolAt("winner") && start_.Serves()) continue;
      if (candidate.BoolAt("builtIn") && FirstFailed(candidate) == "format") continue;
      if (++tried > kMaxTried) break;
      Map row;
      for (std::string_view key : {"name", "kind", "namespace"}) {
        if (const Value* value = candidate.Find(key)) row.Set(key, *value);
      }
      std::string labels;
      TrialPtr held;
      const Trial* eligible = MakeEligible(candidate, &held, &labels);
      if (eligible != nullptr && !labels.empty()) row.Set("eligible", EditJson(labels, *eligible));
      if (Value wins = MakeWin(candidate, eligible, labels); !wins.is_null()) row.Set("wins", wins);
      if (row.Find("eligible") != nullptr || row.Find("wins") != nullptr) {
        list.emplace_back(std::move(row));
      }
    }
    return list;
  }

  // For each runtime that the cluster does not let in, the edit after which it
  // does.
  Value Refused() {
    List list;
    std::size_t tried = 0;
    for (std::size_t i = 0; i < start_.documents().size(); ++i) {
      if (start_.RefusalOf(i).empty()) continue;
      if (++tried > kMaxTried) break;
      std::string labels;
      TrialPtr admitted = MakeAdmitted(i, &labels);
      if (admitted == nullptr) continue;
      const Document& document = start_.documents()[i];
      list.push_back(Value::MapOf({{"document", static_cast<std::int64_t>(i)},
                                   {"name", document.name},
                                   {"kind", document.kind},
                                   {"admitted", EditJson(labels, *admitted)}}));
    }
    return list;
  }

  // Mends one refusal after the other.
  TrialPtr MakeAdmitted(std::size_t document, std::string* labels) {
    TrialPtr held;
    const Trial* trial = &start_;
    for (int round = 0; round < kMaxRounds; ++round) {
      TrialPtr further;
      std::string further_labels;
      for (const Change& change : RuntimeChanges(*trial, document, round == 0)) {
        TrialPtr next = Try(*trial, change.edit);
        const std::string refusal = next->RefusalOf(document);
        const bool admitted =
            refusal.empty() && next->documents()[document].role == Document::Role::kRuntime;
        if (!admitted && (further != nullptr || refusal == trial->RefusalOf(document))) continue;
        further = std::move(next);
        further_labels = Joined(*labels, change.label);
        if (!admitted) continue;
        *labels = std::move(further_labels);
        return further;
      }
      if (further == nullptr) break;
      *labels = std::move(further_labels);
      held = std::move(further);
      trial = held.get();
    }
    return nullptr;
  }

  // Edits that may get a runtime past the schema and the webhook.
  std::vector<Change> RuntimeChanges(const Trial& trial, std::size_t number, bool fixes) const {
    std::vector<Change> changes;
    const Document& document = trial.documents()[number];
    if (fixes) AddFixes(&document.range, &changes);
    const Value* spec = document.object.Find("spec");
    if (spec == nullptr || spec->Find("supportedModelFormats") == nullptr) return changes;
    const List& formats = spec->ListAt("supportedModelFormats");
    const std::string& text = trial.TextOf(spec->origin());
    const std::int64_t next = HighestPriority(trial) + 1;
    for (const Value& entry : formats) {
      // All entries of a format have one priority (admission C4), and no other
      // runtime's (C7).
      for (const Value& other : formats) {
        const Value* priority = other.Find("priority");
        if (priority == nullptr || other.StringAt("name") != entry.StringAt("name")) continue;
        AddChange(SetScalar(text, entry, "priority", *priority), "whatif.priority",
                  {{"runtime", document.name}, {"priority", *priority}}, &changes);
      }
      AddChange(SetScalar(text, entry, "priority", next), "whatif.priority",
                {{"runtime", document.name}, {"priority", next}}, &changes);
    }
    for (const Value& entry : formats) {
      AddChange(RemoveKey(text, entry, "priority"), "whatif.remove", {{"key", "priority"}},
                &changes);
    }
    AddChange(RemoveKey(text, *spec, "workerSpec"), "whatif.runtimeNoWorkers",
              {{"runtime", document.name}}, &changes);
    return changes;
  }

  // Of all runtimes that are pasted or in reach.
  static std::int64_t HighestPriority(const Trial& trial) {
    std::int64_t highest = 0;
    auto look = [&](const Value* priority) {
      std::int64_t value = 0;
      if (priority != nullptr && priority->AsInt64(&value)) highest = std::max(highest, value);
    };
    for (const Document& document : trial.documents()) {
      const Value* formats = document.object.Find({"spec", "supportedModelFormats"});
      if (document.role != Document::Role::kRuntime || formats == nullptr) continue;
      for (const Value& entry : formats->list()) look(entry.Find("priority"));
    }
    for (const Value& candidate : trial.report().ListAt("candidates")) {
      look(candidate.Find({"sort", "priority"}));
    }
    return highest;
  }

  // Mends one failing check after the other; of several edits the first that
  // gets past it. The state in which the runtime is eligible is the first one
  // or kept in `held`; null if there is none.
  const Trial* MakeEligible(const Value& candidate, TrialPtr* held, std::string* labels) {
    const Trial* trial = &start_;
    for (int round = 0; round < kMaxRounds; ++round) {
      const Value* now = trial->Candidate(candidate);
      if (now == nullptr || trial->InferenceService() == nullptr) return nullptr;
      if (now->BoolAt("eligible")) return trial;
      const std::string_view failed = FirstFailed(*now);
      TrialPtr past;
      for (const Change& change : CheckMender(*trial, *now).Changes(failed)) {
        TrialPtr next = Try(*trial, change.edit);
        const Value* then = next->Candidate(candidate);
        if (then == nullptr || FirstFailed(*then) == failed) continue;
        *labels = Joined(std::move(*labels), change.label);
        past = std::move(next);
        break;
      }
      if (past == nullptr) return nullptr;
      *held = std::move(past);
      trial = held->get();
    }
    return nullptr;
  }

  static bool Wins(const Trial& trial, const Value& candidate) {
    const Value* then = trial.Candidate(candidate);
    return trial.Serves() && then != nullptr && then->BoolAt("winner");
  }

  // `eligible` may be null.
  Value MakeWin(const Value& candidate, const Trial* eligible, const std::string& labels) {
    if (eligible != nullptr && !labels.empty() && Wins(*eligible, candidate)) {
      return EditJson(labels, *eligible);
    }
    // By name: then neither autoSelect nor the sorts count.
    Value win = Named(start_, candidate, "");
    if (win.is_null() && eligible != nullptr) win = Named(*eligible, candidate, labels);
    if (win.is_null() && eligible != nullptr) win = Raised(*eligible, candidate, labels);
    return win;
  }

  // What the edit does if the runtime then wins; null if there is none or it
  // does not.
  Value WinBy(const std::optional<TextEdit>& edit, const Trial& from, const Value& candidate,
              const std::string& labels, const Message& label) {
    if (!edit) return nullptr;
    TrialPtr after = Try(from, *edit);
    return Wins(*after, candidate) ? EditJson(Joined(labels, label), *after) : Value();
  }

  Value Named(const Trial& from, const Value& candidate, const std::string& labels) {
    const Document* service = from.InferenceService();
    if (service == nullptr) return nullptr;
    const Value* model = service->object.Find({"spec", "predictor", "model"});
    if (model == nullptr) return nullptr;
    const std::string& name = candidate.StringAt("name");
    return WinBy(SetScalar(from.TextOf(model->origin()), *model, "runtime", name), from, candidate,
                 labels, MakeMessage("whatif.named", {{"runtime", name}}));
  }

  // By a priority above all others of the format.
  Value Raised(const Trial& from, const Value& candidate, const std::string& labels) {
    const Value* now = from.Candidate(candidate);
    const Document* runtime = now == nullptr ? nullptr : from.DocumentAt(now->Find("document"));
    const Value* spec = runtime == nullptr ? nullptr : runtime->object.Find("spec");
    if (spec == nullptr) return nullptr;
    const std::int64_t next = HighestPriority(from) + 1;
    const std::string& format = from.report().StringAt({"model", "modelFormat", "name"});
    for (const Value& entry : spec->ListAt("supportedModelFormats")) {
      if (entry.StringAt("name") != format) continue;
      return WinBy(SetScalar(from.TextOf(entry.origin()), entry, "priority", next), from, candidate,
                   labels,
                   MakeMessage("whatif.priority",
                               {{"runtime", candidate.StringAt("name")}, {"priority", next}}));
    }
    return nullptr;
  }

  // Edits worth trying whatever the refusal says.
  std::vector<Change> Pool() const {
    std::vector<Change> pool;
    const Document& service = *start_.InferenceService();
    AddFixes(nullptr, &pool);
    if (const Value* model = ModelBlock(service)) {
      const std::string& text = start_.TextOf(model->origin());
      const Value* runtime = model->Find("runtime");
      for (const Value& candidate : start_.report().ListAt("candidates")) {
        const std::string& name = candidate.StringAt("name");
        if (runtime != nullptr && EditDistance(name, runtime->string()) <= TypoLimit(name)) {
          AddChange(SetScalar(text, *model, "runtime", name), "whatif.named", {{"runtime", name}},
                    &pool);
        }
        if (pool.size() > kMaxTried) break;
      }
      for (std::string_view protocol : {"v1", "v2"}) {
        AddChange(SetScalar(text, *model, "protocolVersion", protocol), "whatif.protocol",
                  {{"protocol", protocol}}, &pool);
      }
      for (std::string_view key : {"protocolVersion", "runtime", "name"}) {
        AddChange(RemoveKey(text, *model, key), "whatif.remove", {{"key", key}}, &pool);
      }
      if (const Value* format = model->Find("modelFormat")) {
        AddChange(RemoveKey(text, *format, "version"), "whatif.anyVersion", {}, &pool);
      }
    }
    AddRuntimeChanges(&pool);
    AddRemovals(service, &pool);
    return pool;
  }

  // The buttons of the diagnostics, or of those within one document.
  void AddFixes(const Origin* within, std::vector<Change>* pool) const {
    for (const Value& diagnostic : start_.report().ListAt("diagnostics")) {
      const Value* fix = diagnostic.Find("fix");
      if (fix == nullptr || fix->Find("range") == nullptr) continue;
      TextEdit edit;
      std::int64_t number = 0;
      auto take = [&](std::string_view key) {
        fix->Find({"range", key})->AsInt64(&number);
        return static_cast<std::uint32_t>(number);
      };
      edit = {take("source"), take("begin"), take("end"), fix->StringAt("replacement")};
      bool inside = within == nullptr || (edit.source == within->source &&
                                          edit.begin >= within->begin && edit.end <= within->end);
      if (!inside) continue;
      pool->push_back({MakeMessage("whatif.fix", {{"label", fix->StringAt("label")}}), edit});
    }
  }

  void AddRuntimeChanges(std::vector<Change>* pool) const {
    for (const Document& document : start_.documents()) {
      const Value* spec = document.object.Find("spec");
      if (document.role != Document::Role::kRuntime || spec == nullptr) continue;
      const std::string& text = start_.TextOf(spec->origin());
      AddChange(RemoveKey(text, *spec, "disabled"), "whatif.enable", {{"runtime", document.name}},
                pool);
      const List& containers = spec->ListAt("containers");
      if (containers.empty()) continue;
      AddChange(SetScalar(text, containers.front(), "name", "kserve-container"),
                "whatif.containerName", {{"runtime", document.name}}, pool);
      if (pool->size() > 3 * kMaxTried) return;
    }
  }

  // Keys of the predictor that a refusal may be about, one at a time.
  void AddRemovals(const Document& service, std::vector<Change>* pool) const {
    const Value* predictor = service.object.Find({"spec", "predictor"});
    if (predictor == nullptr) return;
    for (const Entry& entry : predictor->map()) {
      AddChange(RemoveKey(start_.TextOf(predictor->origin()), *predictor, entry.key),
                "whatif.remove", {{"key", entry.key}}, pool);
      if (pool->size() > 4 * kMaxTried) return;
    }
  }

  Value Answers() const {
    struct Found {
      std::size_t size;
      Value json;
    };
    std::vector<Found> found;
    for (const Change& change : Pool()) {
      TrialPtr after = Try(start_, change.edit);
      if (!after->Serves()) continue;
      Value json = EditJson(Joined("", change.label), *after);
      std::size_t size = change.edit.replacement.size() + (change.edit.end - change.edit.begin);
      bool told = std::any_of(found.begin(), found.end(), [&](const Found& f) {
        return *f.json.Find("edits") == *json.Find("edits");
      });
      if (!told) found.push_back({size, std::move(json)});
    }
    StableSort(&found, [](const Found& a, const Found& b) { return a.size < b.size; });
    List list;
    for (Found& edit : found) {
      if (list.size() == kMaxAnswers) break;
      list.push_back(std::move(edit.json));
    }
    return list;
  }

  std::string_view name_space_;
  Settings settings_;
  std::size_t service_;
  Trial start_;
};

}  // namespace

Value WhatIf(const std::vector<Source>& sources, std::string_view default_namespace,
             const Settings& settings) {
  std::size_t services = 0;
  const Scenario scenario(sources, default_namespace);
  for (const Document& document : scenario.documents()) {
    services += document.role == Document::Role::kInferenceService ? 1 : 0;
  }
  // A scenario without an InferenceService has one report and nothing to mend.
  services = std::max<std::size_t>(services, 1);
  List all;
  Settings one = settings;
  one.detail = Detail::kFull;
  for (const kserve::Release* release : settings.releases) {
    one.releases = {release};
    for (std::size_t mode = 0; mode < std::max<std::size_t>(settings.modes.size(), 1); ++mode) {
      if (!settings.modes.empty()) one.modes = {settings.modes[mode]};
      for (std::size_t service = 0; service < services; ++service) {
        all.push_back(Search(sources, default_namespace, one, service).Run());
      }
    }
  }
  return all;
}

}  // namespace ksp
