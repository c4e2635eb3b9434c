#include "evaluate.h"

#include <algorithm>

#include "advice/advice.h"
#include "answer/line_index.h"
#include "answer/outcome.h"
#include "answer/report.h"
#include "kserve/catalog.h"
#include "kserve/cluster.h"
#include "stored_objects.h"

namespace ksp {
namespace {

using kserve::Release;

std::optional<std::size_t> FirstBroken(const std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].error) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> PastedConfig(const std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].role == Document::Role::kConfig) return i;
  }
  return std::nullopt;
}

const char* ReadCode(Document::Role role) {
  switch (role) {
    case Document::Role::kRuntime:
    case Document::Role::kInferenceService:
      return "evaluate.read";
    case Document::Role::kStored:
      return "evaluate.stored";
    case Document::Role::kConfig:
      return "evaluate.config";
    case Document::Role::kReplaced:
      return "evaluate.replaced";
    case Document::Role::kOther:
      return "evaluate.other";
    case Document::Role::kError:
      break;
  }
  return nullptr;
}

bool IsApplied(const Document& document) {
  return document.role == Document::Role::kRuntime ||
         document.role == Document::Role::kInferenceService;
}

// The stage "read", told once for all reports of a scenario.
Trace ReadTrace(const Scenario& scenario) {
  Trace trace;
  for (const Document& document : scenario.documents()) {
    if (document.error) {
      trace.diagnostics.push_back({Severity::kError, Stage::kRead, document.error->message,
                                   document.error->where, std::nullopt});
    }
    for (const yaml::Problem& warning : document.warnings) {
      trace.diagnostics.push_back(
          {Severity::kWarning, Stage::kRead, warning.message, warning.where, std::nullopt});
    }
    Args args = {{"kind", document.kind}, {"name", document.name}};
    if (const char* code = ReadCode(document.role)) {
      trace.AddStep(Stage::kRead, code, args, {document.range});
    }
    if (!IsApplied(document)) continue;
    if (document.updates) {
      trace.AddStep(Stage::kRead, "evaluate.update", args,
                    {document.range, scenario.documents()[*document.updates].range});
    }
  }
  return trace;
}

bool CatalogOf(const Scenario& scenario, const Settings& settings) {
  if (settings.catalog) return *settings.catalog;
  for (const Source& source : scenario.sources()) {
    if (std::optional<bool> setting = CatalogSetting(source.text)) return *setting;
  }
  return true;
}

// One scenario under one release: what does not depend on the mode or the InferenceService.
class ReleaseRun {
 public:
  ReleaseRun(const Scenario& scenario, const Settings& settings, const Release& release,
             const Trace& read, const std::vector<LineIndex>& lines)
      : scenario_(scenario),
        settings_(settings),
        release_(release),
        trace_(read),
        broken_(FirstBroken(scenario.documents())),
        catalog_(CatalogOf(scenario, settings)),
        stored_(release, scenario.documents(), broken_.value_or(scenario.documents().size()),
                settings.detail == Detail::kFull ? &trace_ : nullptr) {
    report_options_ = {settings.language, settings.detail, &lines};
    ReadConfig();
    if (catalog_) InstallBuiltIns();
    stored_.InstallRuntimes(&cluster_);
    AdmitRuntimes();
  }

  void Report(std::vector<Value>* reports) {
    std::vector<kserve::DeploymentMode> modes = settings_.modes;
    kserve::Config config = config_.config;
    if (modes.empty()) modes.push_back(config.default_mode);
    for (kserve::DeploymentMode mode : modes) {
      config.default_mode = mode;
      bool any = false;
      for (std::size_t i = 0; i < Limit(); ++i) {
        if (scenario_.documents()[i].role != Document::Role::kInferenceService) continue;
        any = true;
        reports->push_back(ReportOn(config, i));
      }
      if (!any) reports->push_back(ReportOn(config, std::nullopt));
    }
  }

 private:
  // Documents after one that is not YAML are not looked at; nor is any InferenceService then.
  std::size_t Limit() const { return broken_ ? 0 : scenario_.documents().size(); }

  // What is given beside the documents comes before a ConfigMap among them.
  void ReadConfig() {
    std::optional<std::size_t> pasted = PastedConfig(scenario_.documents());
    if (!settings_.config.is_null()) {
      config_ = kserve::ParseConfig(release_, settings_.config);
      // Its positions are those of a text that is no source here.
      for (kserve::ConfigNote& note : config_.notes) note.where = Origin();
    } else if (pasted && !broken_) {
      config_ = kserve::ParseConfig(release_, scenario_.documents()[*pasted].object);
      config_pasted_ = true;
    } else {
      config_.config = kserve::ShippedConfig(release_);
    }
    if (settings_.detail == Detail::kFull) TellConfig(pasted);
  }

  void TellConfig(std::optional<std::size_t> pasted) {
    if (pasted && !config_pasted_ && !broken_) {
      trace_.AddDiagnostic(Severity::kInfo, Stage::kRead, "config.overridden", {},
                           scenario_.documents()[*pasted].range);
    }
    List elsewhere;
    for (const kserve::ConfigNote& note : config_.notes) {
      switch (note.kind) {
        case kserve::ConfigNote::Kind::kNotFollowed:
          trace_.AddDiagnostic(Severity::kWarning, Stage::kRead, "config.notFollowed",
                               {{"key", note.key}}, note.where);
          break;
        case kserve::ConfigNote::Kind::kNotRead:
          trace_.AddDiagnostic(Severity::kInfo, Stage::kRead, "config.notRead",
                               {{"key", note.key}, {"release", release_.name}}, note.where);
          break;
        case kserve::ConfigNote::Kind::kUnknown:
          trace_.AddDiagnostic(Severity::kWarning, Stage::kRead,
                               note.nearest.empty() ? "config.unknown" : "config.unknown.nearest",
                               {{"key", note.key}, {"nearest", note.nearest}}, note.where);
          break;
        case kserve::ConfigNote::Kind::kElsewhere:
          elsewhere.emplace_back(note.key);
          break;
      }
    }
    if (!elsewhere.empty()) {
      trace_.AddStep(Stage::kRead, "config.elsewhere", {{"keys", elsewhere}});
    }
    if (!config_.error.empty()) {
      trace_.AddDiagnostic(Severity::kError, Stage::kRead, "config.unusable",
                           {{"message", config_.error}},
                           config_pasted_ ? scenario_.documents()[*pasted].range : Origin());
    }
  }

  void InstallBuiltIns() {
    for (const Value& object : kserve::BuiltInRuntimes(release_)) {
      cluster_.Install({.cluster_scoped = true,
                        .built_in = true,
                        .name = object.StringAt({"metadata", "name"}),
                        .name_space = "",
                        .document = std::nullopt,
                        .object = object});
    }
  }

  void AdmitRuntimes() {
    Trace* trace = settings_.detail == Detail::kFull ? &trace_ : nullptr;
    const std::vector<Document>& documents = scenario_.documents();
    for (std::size_t i = 0; i < broken_.value_or(documents.size()); ++i) {
      const Document& document = documents[i];
      if (document.role != Document::Role::kRuntime) continue;
      const Value* old = StoredOf(document);
      kserve::RuntimeAdmission admission = kserve::AdmitRuntime(
          release_, old == nullptr ? document.object : AsUpdate(document.object, *old), cluster_,
          old, trace);
      if (admission.allowed) {
        cluster_.Install({.cluster_scoped = document.kind == "ClusterServingRuntime",
                          .built_in = false,
                          .name = document.name,
                          .name_space = document.name_space,
                          .document = i,
                          .object = admission.object});
      } else if (old != nullptr && trace != nullptr) {
        trace->AddStep(Stage::kAdmit, "evaluate.stored.kept",
                       {{"kind", document.kind}, {"name", document.name}});
      }
      runtimes_.push_back({i, std::move(admission)});
    }
  }

  Value ReportOn(const kserve::Config& config, std::optional<std::size_t> inference_service) {
    Outcome outcome;
    outcome.sources = &scenario_.sources();
    outcome.documents = &scenario_.documents();
    outcome.release = &release_;
    outcome.config = config;
    outcome.config_pasted = config_pasted_;
    outcome.default_namespace = scenario_.default_namespace();
    outcome.catalog = catalog_;
    outcome.broken = broken_;
    outcome.runtimes = &runtimes_;
    outcome.inference_service = inference_service;
    Trace* trace = nullptr;
    if (settings_.detail == Detail::kFull) {
      outcome.trace = trace_;
      trace = &outcome.trace;
    }
    if (inference_service) {
      Serve(scenario_.documents()[*inference_service], config, trace, &outcome);
    }
    if (trace != nullptr) Advise(outcome, trace);
    return MakeReport(outcome, report_options_);
  }

  // The InferenceService through its webhooks and the controller.
  void Serve(const Document& document, const kserve::Config& config, Trace* trace,
             Outcome* outcome) {
    bool at_admission = release_.writes_default_mode || config_.error_key != "deploy";
    if (!config_.error.empty() && at_admission) {
      // A1, E4.
      if (release_.crashes_on_bad_config) {
        outcome->admission.panic = "defaulter: " + config_.error;
      } else {
        outcome->admission.rejected_by = "defaulter";
        outcome->admission.rejection = config_.error;
      }
      return;
    }
    const Value* old = StoredOf(document);
    if (old != nullptr) outcome->stored = document.updates;
    outcome->admission = kserve::AdmitInferenceService(
        release_, config, old == nullptr ? document.object : AsUpdate(document.object, *old), old,
        trace);
    if (!outcome->admission.rejected_by.empty() || !outcome->admission.panic.empty()) return;
    if (!config_.error.empty()) {  // E5
      outcome->reconciled = std::make_unique<kserve::Reconciled>();
      outcome->reconciled->error = "fails to create DeployConfig: " + config_.error;
      return;
    }
    Value object = outcome->admission.defaulted;
    if (old != nullptr) {
      SetGeneration(*old, &object);
      outcome->admission.defaulted = object;
      if (const Value* status = old->Find("status")) object.MutableMap().Set("status", *status);
    }
    outcome->reconciled.reset(
        new kserve::Reconciled(kserve::Reconcile(release_, config, object, cluster_, trace)));
  }

  // The stored object that a document updates; null where it is created.
  const Value* StoredOf(const Document& document) const {
    return document.updates ? stored_.Find(*document.updates) : nullptr;
  }

  const Scenario& scenario_;
  const Settings& settings_;
  const Release& release_;
  Trace trace_;
  std::optional<std::size_t> broken_;
  bool catalog_;
  StoredObjects stored_;
  kserve::ParsedConfig config_;
  bool config_pasted_ = false;
  ReportOptions report_options_;
  kserve::Cluster cluster_;
  std::vector<RuntimeOutcome> runtimes_;
};

}  // namespace

Scenario::Scenario(std::vector<Source> sources, std::string_view default_namespace)
    : sources_(std::move(sources)),
      default_namespace_(default_namespace),
      documents_(ReadDocuments(sources_, default_namespace_)) {}

std::vector<Value> Evaluate(const Scenario& scenario, const Settings& settings) {
  Trace read;
  std::vector<LineIndex> lines;
  if (settings.detail == Detail::kFull) read = ReadTrace(scenario);
  if (settings.detail != Detail::kNone) {
    for (const Source& source : scenario.sources()) lines.emplace_back(source.text);
  }
  std::vector<Value> reports;
  for (const Release* release : settings.releases) {
    ReleaseRun(scenario, settings, *release, read, lines).Report(&reports);
  }
  return reports;
}

}  // namespace ksp
