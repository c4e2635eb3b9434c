#include "evaluate.h"

#include <algorithm>

#include "advice/advice.h"
#include "answer/line_index.h"
#include "answer/outcome.h"
#include "answer/report.h"
#include "kserve/catalog.h"
#include "kserve/cluster.h"

namespace ksp {
namespace {

using kserve::Release;

std::optional<std::size_t> FirstBroken(const std::vector<Document>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].error) return i;
  }
  return std::nullopt;
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
    switch (document.role) {
      case Document::Role::kRuntime:
      case Document::Role::kInferenceService:
        trace.AddStep(Stage::kRead, "evaluate.read", args, {document.range});
        break;
      case Document::Role::kReplaced:
        trace.AddStep(Stage::kRead, "evaluate.replaced", args, {document.range});
        break;
      case Document::Role::kOther:
        trace.AddStep(Stage::kRead, "evaluate.other", args, {document.range});
        break;
      case Document::Role::kError:
        break;
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
        catalog_(CatalogOf(scenario, settings)) {
    report_options_ = {settings.language, settings.detail, &lines};
    if (catalog_) InstallBuiltIns();
    AdmitRuntimes();
  }

  void Report(std::vector<Value>* reports) {
    std::vector<kserve::DeploymentMode> modes = settings_.modes;
    kserve::Config config = settings_.config.is_null()
                                ? kserve::ShippedConfig(release_)
                                : kserve::ParseConfig(release_, settings_.config).config;
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
    Trace* trace = settings_.detail ? &trace_ : nullptr;
    const std::vector<Document>& documents = scenario_.documents();
    for (std::size_t i = 0; i < broken_.value_or(documents.size()); ++i) {
      const Document& document = documents[i];
      if (document.role != Document::Role::kRuntime) continue;
      kserve::RuntimeAdmission admission =
          kserve::AdmitRuntime(release_, document.object, cluster_, nullptr, trace);
      if (admission.allowed) {
        cluster_.Install({.cluster_scoped = document.kind == "ClusterServingRuntime",
                          .built_in = false,
                          .name = document.name,
                          .name_space = document.name_space,
                          .document = i,
                          .object = admission.object});
      }
      runtimes_.push_back({i, std::move(admission)});
    }
  }

  Value ReportOn(const kserve::Config& config, std::optional<std::size_t> inference_service) {
    Outcome outcome;
    outcome.sources = &scenario_.sources();
    outcome.documents = &scenario_.documents();
    outcome.release = &release_;
    outcome.default_mode = config.default_mode;
    outcome.catalog = catalog_;
    outcome.broken = broken_;
    outcome.runtimes = &runtimes_;
    outcome.inference_service = inference_service;
    Trace* trace = nullptr;
    if (settings_.detail) {
      outcome.trace = trace_;
      trace = &outcome.trace;
    }
    if (inference_service) {
      outcome.admission = kserve::AdmitInferenceService(
          release_, config, scenario_.documents()[*inference_service].object, nullptr, trace);
      if (outcome.admission.rejected_by.empty() && outcome.admission.panic.empty()) {
        outcome.reconciled =
            kserve::Reconcile(release_, config, outcome.admission.defaulted, cluster_, trace);
      }
    }
    if (trace != nullptr) Advise(outcome, trace);
    return MakeReport(outcome, report_options_);
  }

  const Scenario& scenario_;
  const Settings& settings_;
  const Release& release_;
  Trace trace_;
  std::optional<std::size_t> broken_;
  bool catalog_;
  ReportOptions report_options_;
  kserve::Cluster cluster_;
  std::vector<RuntimeOutcome> runtimes_;
};

}  // namespace

Scenario::Scenario(std::vector<Source> sources, std::string_view default_namespace)
    : sources_(std::move(sources)), documents_(ReadDocuments(sources_, default_namespace)) {}

std::vector<Value> Evaluate(const Scenario& scenario, const Settings& settings) {
  Trace read;
  std::vector<LineIndex> lines;
  if (settings.detail) {
    read = ReadTrace(scenario);
    for (const Source& source : scenario.sources()) lines.emplace_back(source.text);
  }
  std::vector<Value> reports;
  for (const Release* release : settings.releases) {
    ReleaseRun(scenario, settings, *release, read, lines).Report(&reports);
  }
  return reports;
}

}  // namespace ksp
