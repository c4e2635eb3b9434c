#include "kserve/controller/reconcile.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "k8s/typed.h"
#include "kserve/by_kserve.h"
#include "kserve/controller/canary.h"
#include "kserve/controller/deployment.h"
#include "kserve/controller/deployment_mode.h"
#include "kserve/controller/knative_service.h"
#include "kserve/controller/multi_node.h"
#include "kserve/controller/object_meta.h"
#include "kserve/controller/predictor.h"
#include "kserve/controller/resolve.h"
#include "kserve/controller/status.h"
#include "kserve/names.h"
#include "value/stable_sort.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kStopAnnotation = "serving.kserve.io/stop";
constexpr std::string_view kInitialScaleAnnotation = "autoscaling.knative.dev/initial-scale";
constexpr std::string_view kGenerationLabel = "isvc.generation";

bool SaysTrue(std::string_view text) {
  constexpr std::string_view kTrue = "true";
  return std::equal(text.begin(), text.end(), kTrue.begin(), kTrue.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

// strconv.Atoi gives a number other than 0.
bool IsNonZeroNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number != 0;
}

class Reconciler {
 public:
  Reconciler(const Release& release, const Config& config, const Value& object,
             const Cluster& cluster, Trace* trace, Reconciled* out)
      : release_(release),
        config_(config),
        cluster_(cluster),
        trace_(trace),
        object_(object),
        status_(release),
        out_(*out) {}

  void Run() {
    mode_ = ModeOf(release_, config_, object_, trace_);
    out_.mode = ModeName(release_, mode_);
    if (mode_ == DeploymentMode::kModelMesh) {  // H7
      if (trace_ != nullptr) trace_->AddStep(Stage::kDeploy, "deploy.modelMesh", {});
      return;
    }
    Prepare();
    Select();
    if (Reconcile()) {
      status_.SetComponentPending(mode_ == DeploymentMode::kStandard);
      if (stopped_) status_.SetStopped();
    }
    if (const Value* model = object_.Find({"spec", "predictor", "model"})) {
      out_.model = k8s::RoundTrip(release_.index, "serving.v1beta1.ModelSpec", *model).value;
    }
    out_.status = status_.Build();
  }

 private:
  const Value& Predictor() const { return *object_.Find({"spec", "predictor"}); }
  bool multi_node() const {
    return release_.has_multi_node && Predictor().Find("workerSpec") != nullptr;
  }

  // What the object has in memory besides what was submitted: a generation, that of a creation.
  void Prepare() {
    Value& metadata = object_.Child("metadata");
    if (metadata.Find("generation") == nullptr) metadata.MutableMap().Set("generation", 1);
    object_.Child("spec").Child("predictor").MutableMap();
    // H66.
    const Value* scale = object_.Find({"metadata", "annotations", kInitialScaleAnnotation});
    if (scale != nullptr && mode_ == DeploymentMode::kKnative && release_.drops_bad_initial_scale &&
        !IsNonZeroNumber(scale->string())) {
      if (trace_ != nullptr) {
        trace_->AddDiagnostic(Severity::kWarning, Stage::kDeploy, "deploy.initialScaleDropped",
                              {{"value", scale->string()}}, scale->origin());
      }
      metadata.Child("annotations").MutableMap().Erase(kInitialScaleAnnotation);
    }
  }

  void Select() {
    const Value* model = Predictor().Find("model");
    if (model == nullptr) return;
    selection_ = SelectRuntimes(release_, *model, multi_node(),
                                object_.StringAt({"metadata", "namespace"}), cluster_);
    for (const InstalledRuntime* runtime : selection_.supporting) {
      out_.supporting.push_back(runtime->name);
    }
  }

  bool Fail(const Failure& failure) {
    out_.error = failure.error;
    status_.Fail(failure);
    return false;
  }

  bool Panic(std::string reason) {
    out_.panicked = true;
    out_.panic = std::move(reason);
    return false;
  }

  bool Reconcile() {
    BuiltPredictor built =
        BuildPredictor(release_, config_, cluster_, selection_, &object_, trace_);
    for (std::size_t i = 0; i < selection_.candidates.size(); ++i) {
      if (selection_.candidates[i].runtime == built.runtime) out_.winner = i;
    }
    out_.candidates = std::move(selection_.candidates);
    out_.expansions = std::move(built.pod.expansions);
    if (!built.runtime_name.empty()) {
      status_.SetRuntime(built.runtime_name, built.runtime_cluster_scoped);
    }
    if (!built.panic.empty()) return Panic(std::move(built.panic));
    if (built.pod.failure) return Fail(built.pod.failure);
    Value worker_pod;
    if (multi_node() && !AddWorker(&built, &worker_pod)) return false;
    stopped_ = IsStopped(object_.Find({"metadata", "annotations"}));
    return mode_ == DeploymentMode::kStandard ? Deploy(built, worker_pod) : DeployKnative(built);
  }

  bool IsStopped(const Value* annotations) const {
    if (annotations == nullptr || !SaysTrue(annotations->StringAt(kStopAnnotation))) return false;
    return mode_ == DeploymentMode::kStandard ? release_.stops_standard : release_.stops_knative;
  }

  // G3, G9.
  bool AddWorker(BuiltPredictor* built, Value* worker_pod) {
    if (built->runtime_spec.Find("workerSpec") == nullptr) {
      return Panic(
          "the InferenceService has a workerSpec and its runtime has none: KServe reads it all the "
          "same");
    }
    WorkerInput input{&object_, &built->runtime_spec, &built->working_annotations, built->name};
    Failure failure = BuildWorker(release_, config_, input, &built->pod.spec, worker_pod, trace_);
    if (failure) {
      status_.SetPredictorNotReady("InvalidGPUAllocation", failure.error);
      return Fail(failure);
    }
    built->labels.MutableMap().Set(kGenerationLabel, Generation());
    return true;
  }

  Value Generation() const {
    return ByKServe(object_.Find({"metadata", "generation"})->number_text());
  }

  // H9: the mode is read once more from what the Deployment is annotated with.
  std::string CheckComponentMode(const Value& annotations) const {
    if (!release_.checks_component_mode) return "";
    const Value* annotation = annotations.Find(kDeploymentModeAnnotation);
    if (annotation == nullptr || annotation->string().empty()) return "";
    auto mode = FindMode(annotation->string());
    if (mode == DeploymentMode::kStandard) return "";
    std::string name = mode ? std::string(ModeName(release_, *mode)) : annotation->string();
    return "unsupported deployment mode for workload: " + name;
  }

  // An error of creating objects: the condition shows it since v0.17 (I9d).
  bool FailToDeploy(std::string error) {
    if (release_.reports_reconcile_failure) {
      status_.SetPredictorNotReady("ReconcileFailed", error);
    }
    return Fail({std::move(error), "", ""});
  }

  bool Deploy(const BuiltPredictor& built, const Value& worker_pod) {
    const Value stable = StablePredictor(object_);
    DeploymentInput head = Input(built, &stable);
    const std::string prefix = "fails to create NewRawKubeReconciler for predictor: ";
    if (std::string error = CheckComponentMode(built.annotations); !error.empty()) {
      return FailToDeploy(prefix + error);
    }
    if (worker_pod.is_null()) {
      Create(built.annotations, MakeDeployment(release_, head));
    } else {
      Deployments made = MakeMultiNodeDeployments(release_, config_, std::move(head),
                                                  WorkerDeployment(built, worker_pod, &stable));
      if (!made.error.empty()) {
        // G32.
        std::string_view wrapper =
            release_.checks_component_mode ? "failed to create deployment reconciler: " : "";
        return FailToDeploy(prefix + std::string(wrapper) +
                            "failed to create raw deployment: " + made.error);
      }
      for (Value& deployment : made.list) Create(built.annotations, std::move(deployment));
    }
    if (release_.has_canaries && !DeployCanaries(built.name)) return false;
    StableSort(&out_.deployments,
               [](const Value& a, const Value& b) { return NameOf(a) < NameOf(b); });
    return true;
  }

  DeploymentInput Input(const BuiltPredictor& built, const Value* component) const {
    return {built.name,     object_.StringAt({"metadata", "namespace"}),
            built.labels,   built.annotations,
            built.pod.spec, component};
  }

  // G31, G33, G37.
  DeploymentInput WorkerDeployment(const BuiltPredictor& built, const Value& pod,
                                   const Value* component) const {
    DeploymentInput worker = Input(built, component);
    const std::string& name = object_.StringAt({"metadata", "name"});
    const Value* runtime_worker = built.runtime_spec.Find("workerSpec");
    Value own = ByKServe(Value::MapOf(
        {{kGenerationLabel, Generation()}, {kServiceLabel, name}, {kComponentLabel, "predictor"}}));
    worker.name = name + "-predictor-worker";
    worker.labels = Union({runtime_worker->Find("labels"), object_.Find({"metadata", "labels"}),
                           Predictor().Find("labels"), &own});
    worker.annotations = Union({runtime_worker->Find("annotations"), &built.working_annotations,
                                &built.predictor_annotations});
    worker.pod_spec = pod;
    return worker;
  }

  static const std::string& NameOf(const Value& object) {
    return object.StringAt({"metadata", "name"});
  }

  // Creates a Deployment, or replaces the one of its name; nothing while it is stopped.
  void Create(const Value& annotations, Value deployment) {
    if (IsStopped(&annotations)) return;
    if (trace_ != nullptr) {
      trace_->AddStep(Stage::kDeploy, "deploy.deployment", {{"name", NameOf(deployment)}});
    }
    for (Value& existing : out_.deployments) {
      if (NameOf(existing) == NameOf(deployment)) {
        existing = std::move(deployment);
        return;
      }
    }
    out_.deployments.push_back(std::move(deployment));
  }

  // H35.
  bool DeployCanaries(const std::string& stable_name) {
    std::vector<std::string> expected = {stable_name};
    for (const Value& canary : Canaries(object_)) {
      if (!DeployCanary(canary, &expected)) return false;
    }
    status_.SetCanaries(Canaries(object_));
    std::erase_if(out_.deployments, [&](const Value& deployment) {
      bool deleted =
          std::find(expected.begin(), expected.end(), NameOf(deployment)) == expected.end();
      if (deleted && trace_ != nullptr) {
        trace_->AddDiagnostic(Severity::kWarning, Stage::kDeploy, "deploy.deleted",
                              {{"name", NameOf(deployment)}}, Predictor().origin());
      }
      return deleted;
    });
    return true;
  }

  bool DeployCanary(const Value& canary, std::vector<std::string>* expected) {
    const std::string name = canary.StringAt({"predictor", "name"});
    auto fail = [&](std::string_view what, const std::string& error) {
      return Fail({"fails to reconcile canary deployments: fails to " + std::string(what) + name +
                       ": " + error,
                   "", ""});
    };
    std::int64_t replicas = CanaryReplicas(object_, canary);
    Value object = object_;
    object.Child("spec").MutableMap().Set("predictor",
                                          CanaryPredictor(release_, Predictor(), canary, replicas));
    Selection selection;
    if (const Value* model = object.Find({"spec", "predictor", "model"})) {
      selection = SelectRuntimes(release_, *model, false,
                                 object.StringAt({"metadata", "namespace"}), cluster_);
    }
    BuiltPredictor built = BuildPredictor(release_, config_, cluster_, selection, &object, nullptr);
    if (!built.panic.empty()) return Panic(std::move(built.panic));
    if (built.pod.failure) return fail("build resources for canary ", built.pod.failure.error);
    if (std::string error = CheckComponentMode(built.annotations); !error.empty()) {
      return fail("create canary reconciler for ", error);
    }
    expected->push_back(built.name);
    // Of the component only the replicas are passed on.
    Value component = Value::MapOf({{"minReplicas", ByKServe(replicas)}});
    Create(built.annotations, MakeDeployment(release_, Input(built, &component)));
    return true;
  }

  bool DeployKnative(const BuiltPredictor& built) {
    if (IsStopped(&built.annotations)) return true;
    KnativeServiceInput input{built.name,     object_.StringAt({"metadata", "namespace"}),
                              built.labels,   built.annotations,
                              built.pod.spec, &Predictor()};
    out_.knative_services.push_back(MakeKnativeService(release_, config_, input));
    if (trace_ != nullptr) {
      trace_->AddStep(Stage::kDeploy, "deploy.knativeService", {{"name", built.name}});
    }
    return true;
  }

  const Release& release_;
  const Config& config_;
  const Cluster& cluster_;
  Trace* trace_;
  Value object_;  // as the controller has it in memory
  DeploymentMode mode_ = DeploymentMode::kKnative;
  bool stopped_ = false;
  Selection selection_;
  Status status_;
  Reconciled& out_;
};

}  // namespace

Reconciled Reconcile(const Release& release, const Config& config, const Value& object,
                     const Cluster& cluster, Trace* trace) {
  Reconciled reconciled;
  Reconciler(release, config, object, cluster, trace, &reconciled).Run();
  return reconciled;
}

}  // namespace ksp::kserve
