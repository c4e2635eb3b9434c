#include "answer/report.h"

#include <optional>
#include <string>
#include <string_view>

#include "answer/answer.h"
#include "answer/meaning.h"
#include "answer/settings.h"
#include "value/text_list.h"
#include "value/yaml_writer.h"

namespace ksp {
namespace {

using kserve::Check;

// Names of the values of an enum, in its order.
constexpr char kStages[] =
    "read\0"
    "type\0"
    "admit\0"
    "default\0"
    "validate\0"
    "resolve\0"
    "merge\0"
    "expand\0"
    "deploy\0";
constexpr char kSeverities[] =
    "error\0"
    "warning\0"
    "info\0";
constexpr char kRoles[] =
    "runtime\0"
    "inferenceService\0"
    "stored\0"
    "config\0"
    "replaced\0"
    "other\0"
    "error\0";
constexpr char kResults[] =
    "passed\0"
    "failed\0"
    "notReached\0"
    "notChecked\0";
constexpr char kAuthors[] =
    "\0"
    "R\0"
    "I\0"
    "K\0"
    "8\0"
    "T\0";

template <typename Enum>
void SetName(std::string_view key, TextList names, Enum value, Map* map) {
  for (int i = static_cast<int>(value); i > 0; --i) names.TakeFirst();
  map->Set(key, names.TakeFirst());
}

void SetText(std::string_view key, const std::string& text, Map* map) { map->Set(key, text); }

void SetIfAny(std::string_view key, const std::string& text, Map* map) {
  if (!text.empty()) SetText(key, text, map);
}

void SetIfAny(std::string_view key, const Value& value, Map* map) {
  if (!value.is_null()) map->Set(key, value);
}

void SetIfAny(std::string_view key, const List& list, Map* map) {
  if (!list.empty()) map->Set(key, list);
}

void SetNumber(std::string_view key, std::size_t number, Map* map) {
  map->Set(key, static_cast<std::int64_t>(number));
}

List Strings(const std::vector<std::string>& texts) { return List(texts.begin(), texts.end()); }

List Paths(const std::vector<k8s::DroppedField>& dropped) {
  List paths;
  for (const k8s::DroppedField& field : dropped) paths.emplace_back(field.path);
  return paths;
}

// The keys of a golden run.
class KServeKeys {
 public:
  KServeKeys(const Outcome& outcome, Map* report) : outcome_(outcome), report_(report) {}

  void Write() {
    SetIfAny("admission", Runtimes(), report_);
    if (outcome_.inference_service && !outcome_.broken) {
      InferenceService();
      if (outcome_.reconciled) Reconciled(*outcome_.reconciled);
    }
  }

 private:
  List Runtimes() {
    List rows;
    for (const RuntimeOutcome& runtime : *outcome_.runtimes) {
      const Document& document = (*outcome_.documents)[runtime.document];
      Map row;
      SetText("kind", document.kind, &row);
      SetText("name", document.name, &row);
      SetIfAny("namespace", document.name_space, &row);
      row.Set("allowed", runtime.admission.allowed);
      SetIfAny("by", runtime.admission.refused_by, &row);
      SetIfAny("message", runtime.admission.message, &row);
      SetIfAny("dropped", Paths(runtime.admission.dropped), &row);
      rows.emplace_back(std::move(row));
    }
    return rows;
  }

  void InferenceService() {
    const kserve::InferenceServiceAdmission& admission = outcome_.admission;
    SetIfAny("dropped", Paths(admission.dropped), report_);
    SetIfAny("defaulted", admission.defaulted, report_);
    SetIfAny("warnings", Strings(admission.warnings), report_);
    SetIfAny("rejectedBy", admission.rejected_by, report_);
    SetIfAny("rejection", admission.rejection, report_);
    SetIfAny("panic", admission.panic, report_);
  }

  void Reconciled(const kserve::Reconciled& reconciled) {
    SetIfAny("mode", reconciled.mode, report_);
    SetIfAny("supporting", Strings(reconciled.supporting), report_);
    SetIfAny("supportingError", reconciled.supporting_error, report_);
    SetIfAny("error", reconciled.error, report_);
    if (reconciled.panicked) SetText("panic", reconciled.panic, report_);
    SetIfAny("model", reconciled.model, report_);
    SetIfAny("status", reconciled.status, report_);
    SetIfAny("deployments", reconciled.deployments, report_);
    SetIfAny("knativeServices", reconciled.knative_services, report_);
  }

  const Outcome& outcome_;
  Map* report_;
};

// What the playground adds.
class DetailKeys {
 public:
  DetailKeys(const Outcome& outcome, const ReportOptions& options, Map* report)
      : outcome_(outcome), options_(options), report_(report) {}

  void Write() {
    report_->Set("answer", AnswerKey());
    report_->Set("documents", Documents());
    if (outcome_.reconciled) report_->Set("candidates", Candidates());
    if (options_.detail == Detail::kFull) WriteRest();
  }

 private:
  void WriteRest() {
    SetIfAny("settings", Settings(), report_);
    report_->Set("steps", Steps());
    report_->Set("diagnostics", Diagnostics());
    if (outcome_.inference_service && !outcome_.broken) {
      report_->Set("changes", Changes());
      report_->Set("origins", Origins());
    }
    if (outcome_.reconciled) {
      report_->Set("expansions", Expansions());
      report_->Set("notModelled", NotModelled());
    }
  }

  Value Range(const Origin& origin) const { return RangeJson(origin, *options_.lines); }

  Value Ranges(const std::vector<Origin>& origins) const {
    List ranges;
    for (const Origin& origin : origins) {
      if (Value range = Range(origin); !range.is_null()) ranges.push_back(std::move(range));
    }
    return ranges;
  }

  void SetMessage(const Message& message, Map* map) const {
    SetText("code", message.code, map);
    map->Set("args", message.args);
    SetText("text", Render(message, options_.language), map);
  }

  void SetRange(std::string_view key, const Origin& origin, Map* map) const {
    SetIfAny(key, Range(origin), map);
  }

  void SetMeaning(const std::string& refusal, Map* map) const {
    std::optional<Message> meaning = MeaningOf(refusal);
    if (meaning) SetText("meaning", Render(*meaning, options_.language), map);
  }

  // Under these keys and "builtIn".
  static void SetRuntime(const kserve::InstalledRuntime& runtime, std::string_view name,
                         std::string_view kind, std::string_view name_space, Map* map) {
    SetText(name, runtime.name, map);
    map->Set(kind, runtime.cluster_scoped ? "ClusterServingRuntime" : "ServingRuntime");
    SetIfAny(name_space, runtime.name_space, map);
    map->Set("builtIn", runtime.built_in);
  }

  Value AnswerKey() const {
    Answer answer = MakeAnswer(outcome_, options_.language);
    Map map;
    map.Set("kind", answer.kind);
    SetMessage(answer.text, &map);
    if (answer.quote != nullptr) {
      SetIfAny("quote", *answer.quote, &map);
      map.Set("quotedFrom", answer.quoted_from);
      SetMeaning(*answer.quote, &map);
    }
    if (answer.winner != nullptr) {
      SetRuntime(*answer.winner->runtime, "runtime", "runtimeKind", "runtimeNamespace", &map);
    }
    map.Set("evidence", Ranges(answer.evidence));
    return map;
  }

  List Settings() {
    List settings;
    for (const Message& message : MakeSettings(outcome_)) {
      Map row;
      SetMessage(message, &row);
      settings.emplace_back(std::move(row));
    }
    return settings;
  }

  Value Documents() const {
    List documents;
    for (const Document& document : *outcome_.documents) {
      Map map;
      SetName("role", TextList(kRoles), document.role, &map);
      SetNumber("source", document.range.source, &map);
      SetRange("range", document.range, &map);
      SetIfAny("apiVersion", document.api_version, &map);
      SetIfAny("kind", document.kind, &map);
      SetIfAny("name", document.name, &map);
      SetIfAny("namespace", document.name_space, &map);
      if (document.updates) SetNumber("updates", *document.updates, &map);
      documents.emplace_back(std::move(map));
    }
    for (const RuntimeOutcome& runtime : *outcome_.runtimes) {
      if (runtime.admission.allowed) continue;
      Map refusal;
      SetText("by", runtime.admission.refused_by, &refusal);
      SetText("message", runtime.admission.message, &refusal);
      SetMeaning(runtime.admission.message, &refusal);
      documents[runtime.document].MutableMap().Set("refusal", std::move(refusal));
    }
    return documents;
  }

  Value Steps() const {
    List steps;
    for (const Step& step : outcome_.trace.steps) {
      Map map;
      SetName("stage", TextList(kStages), step.stage, &map);
      SetMessage(step.message, &map);
      map.Set("evidence", Ranges(step.evidence));
      steps.emplace_back(std::move(map));
    }
    return steps;
  }

  Value Diagnostics() const {
    List diagnostics;
    for (const Diagnostic& diagnostic : outcome_.trace.diagnostics) {
      Map map;
      SetName("severity", TextList(kSeverities), diagnostic.severity, &map);
      SetName("stage", TextList(kStages), diagnostic.stage, &map);
      SetMessage(diagnostic.message, &map);
      SetRange("range", diagnostic.where, &map);
      if (diagnostic.fix) {
        Map fix;
        SetText("label", Render(diagnostic.fix->label, options_.language), &fix);
        SetRange("range", diagnostic.fix->where, &fix);
        SetText("replacement", diagnostic.fix->replacement, &fix);
        map.Set("fix", std::move(fix));
      }
      diagnostics.emplace_back(std::move(map));
    }
    return diagnostics;
  }

  // `before` is the InferenceService as pasted, without what is not stored on a creation.
  Value Changes() const {
    Value before = (*outcome_.documents)[*outcome_.inference_service].object;
    before.MutableMap().Erase("status");
    Map map;
    SetText("before", WriteYaml(before).text, &map);
    if (!outcome_.admission.defaulted.is_null()) {
      SetText("after", WriteYaml(outcome_.admission.defaulted).text, &map);
    }
    return map;
  }

  Value Candidates() const {
    List candidates;
    const kserve::Reconciled& reconciled = *outcome_.reconciled;
    for (std::size_t i = 0; i < reconciled.candidates.size(); ++i) {
      const kserve::Candidate& candidate = reconciled.candidates[i];
      Map map;
      SetRuntime(*candidate.runtime, "name", "kind", "namespace", &map);
      if (candidate.runtime->document) SetNumber("document", *candidate.runtime->document, &map);
      map.Set("eligible", candidate.eligible);
      map.Set("winner", reconciled.winner == i);
      if (candidate.place) SetNumber("place", *candidate.place, &map);
      Map sort;
      sort.Set("protocolRank", candidate.protocol_rank);
      SetText("creationTimestamp",
              candidate.runtime->object.StringAt({"metadata", "creationTimestamp"}), &sort);
      if (candidate.priority) sort.Set("priority", *candidate.priority);
      map.Set("sort", std::move(sort));
      List checks;
      for (const Check& check : candidate.checks) {
        Map row;
        row.Set("check", check.code);
        SetName("result", TextList(kResults), check.result, &row);
        if (options_.detail == Detail::kFull) {
          if (!check.reason.code.empty()) SetMessage(check.reason, &row);
          row.Set("evidence", Ranges(check.evidence));
        }
        checks.emplace_back(std::move(row));
      }
      map.Set("checks", std::move(checks));
      candidates.emplace_back(std::move(map));
    }
    return candidates;
  }

  Value Expansions() const {
    List expansions;
    for (const kserve::Expansion& expansion : outcome_.reconciled->expansions) {
      Map map;
      SetText("container", expansion.container, &map);
      SetText("path", expansion.path, &map);
      SetText("action", expansion.action, &map);
      SetText("value", expansion.value, &map);
      SetText("escaped", expansion.escaped, &map);
      SetRange("range", expansion.where, &map);
      SetRange("from", expansion.from, &map);
      expansions.emplace_back(std::move(map));
    }
    return expansions;
  }

  // A text that tells of each line who wrote it; nothing of null.
  void AddOrigins(const std::string& object, std::string_view title, const Value& value,
                  List* origins) const {
    if (value.is_null()) return;
    YamlText yaml = WriteYaml(value);
    List lines;
    for (const Origin& origin : yaml.lines) {
      Map line;
      SetName("author", TextList(kAuthors), origin.author, &line);
      SetRange("range", origin, &line);
      lines.emplace_back(std::move(line));
    }
    Map map;
    SetText("object", object, &map);
    map.Set("title", title);
    SetText("yaml", yaml.text, &map);
    map.Set("lines", std::move(lines));
    origins->emplace_back(std::move(map));
  }

  void AddOrigins(std::string_view key, std::string_view title, const List& objects,
                  List* origins) const {
    for (std::size_t i = 0; i < objects.size(); ++i) {
      AddOrigins(std::string(key) + "[" + std::to_string(i) + "]", title, objects[i], origins);
    }
  }

  Value Origins() const {
    List origins;
    AddOrigins("defaulted", "InferenceService", outcome_.admission.defaulted, &origins);
    if (outcome_.reconciled) {
      const kserve::Reconciled& reconciled = *outcome_.reconciled;
      AddOrigins("model", "spec.predictor.model", reconciled.model, &origins);
      AddOrigins("deployments", "Deployment", reconciled.deployments, &origins);
      AddOrigins("knativeServices", "Knative Service", reconciled.knative_services, &origins);
    }
    return origins;
  }

  // What the cluster adds to this answer and the playground does not work out.
  Value NotModelled() const {
    List list;
    auto add = [&](const char* code) {
      Map map;
      map.Set("code", code);
      SetText("text", Render(MakeMessage(code, {}), options_.language), &map);
      list.emplace_back(std::move(map));
    };
    if (outcome_.reconciled->error.empty() && !outcome_.reconciled->panicked) {
      auto has = [&](std::initializer_list<std::string_view> path) {
        return outcome_.admission.defaulted.Find(path) != nullptr;
      };
      if (has({"spec", "predictor", "model", "storageUri"}) ||
          has({"spec", "predictor", "model", "storage"})) {
        add("notModelled.storage");
      }
      if (has({"spec", "transformer"}) || has({"spec", "explainer"})) {
        add("notModelled.components");
      }
      if (outcome_.stored) add("notModelled.update");
      add("notModelled.cluster");
    }
    return list;
  }

  const Outcome& outcome_;
  const ReportOptions& options_;
  Map* report_;
};

}  // namespace

Value MakeReport(const Outcome& outcome, const ReportOptions& options) {
  Map report;
  std::string file;
  for (const Source& source : *outcome.sources) {
    if (source.stored) continue;
    if (!file.empty()) file += ", ";
    file += source.name;
  }
  SetText("file", file, &report);
  report.Set("kserve", outcome.release->name);
  report.Set("defaultDeploymentMode",
             kserve::ModeName(kserve::Releases().back(), outcome.config.default_mode));
  if (outcome.broken) {
    SetText("decodeError",
            Render((*outcome.documents)[*outcome.broken].error->message, Language::kEnglish),
            &report);
  }
  if (outcome.inference_service) {
    const Document& document = (*outcome.documents)[*outcome.inference_service];
    Map service;
    SetText("name", document.name, &service);
    SetText("namespace", document.name_space, &service);
    SetNumber("document", *outcome.inference_service, &service);
    report.Set("inferenceService", std::move(service));
  }
  KServeKeys(outcome, &report).Write();
  if (options.detail != Detail::kNone) DetailKeys(outcome, options, &report).Write();
  return report;
}

}  // namespace ksp
