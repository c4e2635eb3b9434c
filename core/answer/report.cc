#include "answer/report.h"

#include <optional>
#include <string>
#include <string_view>

#include "answer/answer.h"
#include "answer/meaning.h"
#include "answer/settings.h"
#include "value/yaml_writer.h"

namespace ksp {
namespace {

using kserve::Check;

std::string_view StageName(Stage stage) {
  switch (stage) {
    case Stage::kRead:
      return "read";
    case Stage::kType:
      return "type";
    case Stage::kAdmit:
      return "admit";
    case Stage::kDefault:
      return "default";
    case Stage::kValidate:
      return "validate";
    case Stage::kResolve:
      return "resolve";
    case Stage::kMerge:
      return "merge";
    case Stage::kExpand:
      return "expand";
    case Stage::kDeploy:
      return "deploy";
  }
  return "";
}

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kInfo:
      return "info";
  }
  return "";
}

std::string_view RoleName(Document::Role role) {
  switch (role) {
    case Document::Role::kRuntime:
      return "runtime";
    case Document::Role::kInferenceService:
      return "inferenceService";
    case Document::Role::kStored:
      return "stored";
    case Document::Role::kConfig:
      return "config";
    case Document::Role::kReplaced:
      return "replaced";
    case Document::Role::kOther:
      return "other";
    case Document::Role::kError:
      return "error";
  }
  return "";
}

std::string_view ResultName(Check::Result result) {
  switch (result) {
    case Check::Result::kPassed:
      return "passed";
    case Check::Result::kFailed:
      return "failed";
    case Check::Result::kNotReached:
      return "notReached";
    case Check::Result::kNotChecked:
      return "notChecked";
  }
  return "";
}

std::string_view AuthorLetter(Author author) {
  switch (author) {
    case Author::kRuntime:
      return "R";
    case Author::kInferenceService:
      return "I";
    case Author::kKServe:
      return "K";
    case Author::kKubernetes:
      return "8";
    case Author::kTemplate:
      return "T";
    case Author::kNone:
      return "";
  }
  return "";
}

void SetIfAny(std::string_view key, const std::string& text, Map* map) {
  if (!text.empty()) map->Set(key, text);
}

Value Strings(const std::vector<std::string>& texts) { return List(texts.begin(), texts.end()); }

Value Paths(const std::vector<k8s::DroppedField>& dropped) {
  List paths;
  for (const k8s::DroppedField& field : dropped) paths.emplace_back(field.path);
  return paths;
}

// The keys of a golden run.
class KServeKeys {
 public:
  KServeKeys(const Outcome& outcome, Map* report) : outcome_(outcome), report_(report) {}

  void Write() {
    if (!outcome_.runtimes->empty()) report_->Set("admission", Runtimes());
    if (outcome_.inference_service && !outcome_.broken) {
      InferenceService();
      if (outcome_.reconciled) Reconciled(*outcome_.reconciled);
    }
  }

 private:
  Value Runtimes() {
    List rows;
    for (const RuntimeOutcome& runtime : *outcome_.runtimes) {
      const Document& document = (*outcome_.documents)[runtime.document];
      Map row;
      row.Set("kind", document.kind);
      row.Set("name", document.name);
      SetIfAny("namespace", document.name_space, &row);
      row.Set("allowed", runtime.admission.allowed);
      SetIfAny("by", runtime.admission.refused_by, &row);
      SetIfAny("message", runtime.admission.message, &row);
      if (!runtime.admission.dropped.empty()) row.Set("dropped", Paths(runtime.admission.dropped));
      rows.emplace_back(std::move(row));
    }
    return rows;
  }

  void InferenceService() {
    const kserve::InferenceServiceAdmission& admission = outcome_.admission;
    if (!admission.dropped.empty()) report_->Set("dropped", Paths(admission.dropped));
    if (!admission.defaulted.is_null()) report_->Set("defaulted", admission.defaulted);
    if (!admission.warnings.empty()) report_->Set("warnings", Strings(admission.warnings));
    SetIfAny("rejectedBy", admission.rejected_by, report_);
    SetIfAny("rejection", admission.rejection, report_);
    SetIfAny("panic", admission.panic, report_);
  }

  void Reconciled(const kserve::Reconciled& reconciled) {
    SetIfAny("mode", reconciled.mode, report_);
    if (!reconciled.supporting.empty()) report_->Set("supporting", Strings(reconciled.supporting));
    SetIfAny("supportingError", reconciled.supporting_error, report_);
    SetIfAny("error", reconciled.error, report_);
    if (reconciled.panicked) report_->Set("panic", reconciled.panic);
    if (!reconciled.model.is_null()) report_->Set("model", reconciled.model);
    if (!reconciled.status.is_null()) report_->Set("status", reconciled.status);
    if (!reconciled.deployments.empty()) report_->Set("deployments", List(reconciled.deployments));
    if (!reconciled.knative_services.empty()) {
      report_->Set("knativeServices", List(reconciled.knative_services));
    }
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
    SetSettings();
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
    map->Set("code", message.code);
    map->Set("args", message.args);
    map->Set("text", Render(message, options_.language));
  }

  void SetRange(std::string_view key, const Origin& origin, Map* map) const {
    if (Value range = Range(origin); !range.is_null()) map->Set(key, std::move(range));
  }

  void SetMeaning(const std::string& refusal, Map* map) const {
    std::optional<Message> meaning = MeaningOf(refusal);
    if (meaning) map->Set("meaning", Render(*meaning, options_.language));
  }

  static void SetRuntime(const kserve::InstalledRuntime& runtime, std::string_view prefix,
                         Map* map) {
    auto key = [&](std::string_view name) {
      if (prefix.empty()) return std::string(name);
      std::string joined = std::string(prefix) + std::string(name);
      joined[prefix.size()] = static_cast<char>(joined[prefix.size()] - 'a' + 'A');
      return joined;
    };
    map->Set(prefix.empty() ? "name" : prefix, runtime.name);
    map->Set(key("kind"), runtime.cluster_scoped ? "ClusterServingRuntime" : "ServingRuntime");
    SetIfAny(key("namespace"), runtime.name_space, map);
    map->Set("builtIn", runtime.built_in);
  }

  Value AnswerKey() const {
    Answer answer = MakeAnswer(outcome_, options_.language);
    Map map;
    map.Set("kind", KindName(answer.kind));
    SetMessage(answer.text, &map);
    SetIfAny("quote", answer.quote, &map);
    if (!answer.quoted_from.empty()) map.Set("quotedFrom", answer.quoted_from);
    SetMeaning(answer.quote, &map);
    if (answer.winner != nullptr) SetRuntime(*answer.winner->runtime, "runtime", &map);
    map.Set("evidence", Ranges(answer.evidence));
    return map;
  }

  void SetSettings() {
    List settings;
    for (const Message& message : MakeSettings(outcome_)) {
      Map row;
      SetMessage(message, &row);
      settings.emplace_back(std::move(row));
    }
    if (!settings.empty()) report_->Set("settings", std::move(settings));
  }

  Value Documents() const {
    List documents;
    for (const Document& document : *outcome_.documents) {
      Map map;
      map.Set("role", RoleName(document.role));
      map.Set("source", static_cast<std::int64_t>(document.range.source));
      SetRange("range", document.range, &map);
      SetIfAny("apiVersion", document.api_version, &map);
      SetIfAny("kind", document.kind, &map);
      SetIfAny("name", document.name, &map);
      SetIfAny("namespace", document.name_space, &map);
      if (document.updates) map.Set("updates", static_cast<std::int64_t>(*document.updates));
      documents.emplace_back(std::move(map));
    }
    for (const RuntimeOutcome& runtime : *outcome_.runtimes) {
      if (runtime.admission.allowed) continue;
      Map refusal;
      refusal.Set("by", runtime.admission.refused_by);
      refusal.Set("message", runtime.admission.message);
      SetMeaning(runtime.admission.message, &refusal);
      documents[runtime.document].MutableMap().Set("refusal", std::move(refusal));
    }
    return documents;
  }

  Value Steps() const {
    List steps;
    for (const Step& step : outcome_.trace.steps) {
      Map map;
      map.Set("stage", StageName(step.stage));
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
      map.Set("severity", SeverityName(diagnostic.severity));
      map.Set("stage", StageName(diagnostic.stage));
      SetMessage(diagnostic.message, &map);
      SetRange("range", diagnostic.where, &map);
      if (diagnostic.fix) {
        Map fix;
        fix.Set("label", Render(diagnostic.fix->label, options_.language));
        SetRange("range", diagnostic.fix->where, &fix);
        fix.Set("replacement", diagnostic.fix->replacement);
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
    map.Set("before", WriteYaml(before).text);
    if (!outcome_.admission.defaulted.is_null()) {
      map.Set("after", WriteYaml(outcome_.admission.defaulted).text);
    }
    return map;
  }

  Value Candidates() const {
    List candidates;
    const kserve::Reconciled& reconciled = *outcome_.reconciled;
    for (std::size_t i = 0; i < reconciled.candidates.size(); ++i) {
      const kserve::Candidate& candidate = reconciled.candidates[i];
      Map map;
      SetRuntime(*candidate.runtime, "", &map);
      if (candidate.runtime->document) {
        map.Set("document", static_cast<std::int64_t>(*candidate.runtime->document));
      }
      map.Set("eligible", candidate.eligible);
      map.Set("winner", reconciled.winner == i);
      if (candidate.place) map.Set("place", static_cast<std::int64_t>(*candidate.place));
      Map sort;
      sort.Set("protocolRank", candidate.protocol_rank);
      sort.Set("creationTimestamp",
               candidate.runtime->object.StringAt({"metadata", "creationTimestamp"}));
      if (candidate.priority) sort.Set("priority", *candidate.priority);
      map.Set("sort", std::move(sort));
      List checks;
      for (const Check& check : candidate.checks) {
        Map row;
        row.Set("check", check.code);
        row.Set("result", ResultName(check.result));
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
      map.Set("container", expansion.container);
      map.Set("path", expansion.path);
      map.Set("action", expansion.action);
      map.Set("value", expansion.value);
      map.Set("escaped", expansion.escaped);
      SetRange("range", expansion.where, &map);
      SetRange("from", expansion.from, &map);
      expansions.emplace_back(std::move(map));
    }
    return expansions;
  }

  Value Origins() const {
    List origins;
    auto add = [&](std::string object, std::string_view title, const Value& value) {
      YamlText yaml = WriteYaml(value);
      List lines;
      for (const Origin& origin : yaml.lines) {
        Map line;
        line.Set("author", AuthorLetter(origin.author));
        SetRange("range", origin, &line);
        lines.emplace_back(std::move(line));
      }
      origins.push_back(Value::MapOf({{"object", std::move(object)},
                                      {"title", title},
                                      {"yaml", std::move(yaml.text)},
                                      {"lines", std::move(lines)}}));
    };
    if (!outcome_.admission.defaulted.is_null()) {
      add("defaulted", "InferenceService", outcome_.admission.defaulted);
    }
    if (outcome_.reconciled) {
      const kserve::Reconciled& reconciled = *outcome_.reconciled;
      if (!reconciled.model.is_null()) add("model", "spec.predictor.model", reconciled.model);
      for (std::size_t i = 0; i < reconciled.deployments.size(); ++i) {
        add("deployments[" + std::to_string(i) + "]", "Deployment", reconciled.deployments[i]);
      }
      for (std::size_t i = 0; i < reconciled.knative_services.size(); ++i) {
        add("knativeServices[" + std::to_string(i) + "]", "Knative Service",
            reconciled.knative_services[i]);
      }
    }
    return origins;
  }

  // What the cluster adds to this answer and the playground does not work out.
  Value NotModelled() const {
    const Value& object = outcome_.admission.defaulted;
    std::vector<std::string_view> codes;
    if (outcome_.reconciled->error.empty() && !outcome_.reconciled->panicked) {
      if (object.Find({"spec", "predictor", "model", "storageUri"}) != nullptr ||
          object.Find({"spec", "predictor", "model", "storage"}) != nullptr) {
        codes.push_back("notModelled.storage");
      }
      if (object.Find({"spec", "transformer"}) != nullptr ||
          object.Find({"spec", "explainer"}) != nullptr) {
        codes.push_back("notModelled.components");
      }
      if (outcome_.stored) codes.push_back("notModelled.update");
      codes.push_back("notModelled.cluster");
    }
    List list;
    for (std::string_view code : codes) {
      Message message = MakeMessage(code, {});
      list.push_back(
          Value::MapOf({{"code", message.code}, {"text", Render(message, options_.language)}}));
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
  report.Set("file", std::move(file));
  report.Set("kserve", outcome.release->name);
  report.Set("defaultDeploymentMode",
             kserve::ModeName(kserve::Releases().back(), outcome.config.default_mode));
  if (outcome.broken) {
    report.Set("decodeError",
               Render((*outcome.documents)[*outcome.broken].error->message, Language::kEnglish));
  }
  if (outcome.inference_service) {
    const Document& document = (*outcome.documents)[*outcome.inference_service];
    report.Set("inferenceService",
               Value::MapOf({{"name", document.name},
                             {"namespace", document.name_space},
                             {"document", static_cast<std::int64_t>(*outcome.inference_service)}}));
  }
  KServeKeys(outcome, &report).Write();
  if (options.detail != Detail::kNone) DetailKeys(outcome, options, &report).Write();
  return report;
}

}  // namespace ksp
