#include "kserve/controller/predictor.h"

#include <string_view>
#include <utility>

#include "k8s/typed.h"
#include "kserve/by_kserve.h"
#include "kserve/controller/image_tag.h"
#include "kserve/controller/merge.h"
#include "kserve/controller/object_meta.h"
#include "kserve/controller/runtime_defaults.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kServiceNameVariable = "INFERENCE_SERVICE_NAME";

class Builder {
 public:
  Builder(const Release& release, const Config& config, const Cluster& cluster,
          const Selection& selection, Value* object, Trace* trace, BuiltPredictor* built)
      : release_(release),
        config_(config),
        cluster_(cluster),
        selection_(selection),
        object_(*object),
        name_space_(object->StringAt({"metadata", "namespace"})),
        trace_(trace),
        built_(*built) {}

  void Run() {
    if (Build()) Describe();
  }

 private:
  const Value& Predictor() const { return *object_.Find({"spec", "predictor"}); }
  const Value* Model() const { return Predictor().Find("model"); }

  // The order of the steps is that of controller 0; false if one failed.
  bool Build() {
    if (Model() == nullptr && ServingContainer() == nullptr) {
      built_.panic = "the predictor has neither a model nor a container named kserve-container";
      return false;
    }
    built_.working_annotations = WorkingAnnotations(release_, config_, object_, trace_);
    if (release_.checks_storage_before_runtime && !AnnotateStorage()) return false;
    if (!(Model() != nullptr ? BuildFromRuntime() : BuildCustom())) return false;
    if (!release_.checks_storage_before_runtime && !AnnotateStorage()) return false;
    if (release_.adds_service_name_env) AddServiceName();
    return true;
  }

  bool Fail(Failure failure) {
    built_.pod.failure = std::move(failure);
    return false;
  }

  bool AnnotateStorage() {
    Failure& failure = built_.pod.failure;
    failure = AnnotateStorageUri(release_, Predictor(), &built_.working_annotations, trace_);
    return !failure;
  }

  const Value* ServingContainer() const {
    return FindContainer(Predictor().Find("containers"), kKServeContainer);
  }

  // O3, D40: the serving container takes the place of the first.
  bool BuildCustom() {
    Value pod = k8s::RoundTrip(release_.index, "serving.v1beta1.PodSpec", Predictor()).value;
    Value serving = *ServingContainer();
    List& containers = pod.MutableMap()["containers"].MutableList();
    if (trace_ != nullptr) {
      trace_->AddStep(Stage::kMerge, "merge.custom", {}, {serving.origin()});
      if (containers.front().StringAt("name") != kKServeContainer) {
        trace_->AddDiagnostic(Severity::kWarning, Stage::kMerge, "merge.customOverwritten",
                              {{"name", containers.front().StringAt("name")}},
                              containers.front().origin());
      }
    }
    containers.front() = std::move(serving);
    built_.pod.spec = std::move(pod);
    return true;
  }

  bool BuildFromRuntime() {
    if (!ResolveRuntime()) return false;
    ContainersInput input;
    input.object = &object_;
    input.runtime_spec = &built_.runtime_spec;
    const std::string& name = Model()->StringAt("runtime");
    input.image.runtime_version = Model()->Find("runtimeVersion");
    input.image.runtime_name = name;
    if (release_.image_by_server_type) {
      input.image.server_type =
          std::string(ServerTypeForImage(release_, RuntimeAnnotations(name), name));
    }
    return BuildPod(release_, config_, input, trace_, &built_.pod);
  }

  bool ResolveRuntime() {
    return Model()->Find("runtime") != nullptr ? ResolveNamed() : ResolveImplicitly();
  }

  // The annotations of the runtime's metadata, looked up by name: of a namespace's runtime that
  // hides the cluster's they are another runtime's (B26).
  const Value* RuntimeAnnotations(std::string_view name) const {
    const InstalledRuntime* runtime = FindRuntime(cluster_, name_space_, name);
    return runtime == nullptr ? nullptr : runtime->object.Find({"metadata", "annotations"});
  }

  bool ResolveNamed() {
    const std::string name = Model()->StringAt("runtime");
    if (release_.sets_defaults_before_checks) {  // B23
      SetRuntimeDefaults(release_, nullptr, &object_, trace_);
    }
    const InstalledRuntime* runtime = FindRuntime(cluster_, name_space_, name);
    if (Failure failure = CheckNamedRuntime(release_, *Model(), runtime); failure) {
      if (trace_ != nullptr) {
        trace_->AddStep(Stage::kResolve, "resolve.named.refused",
                        {{"runtime", name}, {"error", failure.error}},
                        {Model()->Find("runtime")->origin()});
      }
      return Fail(std::move(failure));
    }
    TellNamed(*runtime);
    if (release_.sets_runtime_defaults && !release_.sets_defaults_before_checks) {  // B24
      SetRuntimeDefaults(release_, RuntimeAnnotations(name), &object_, trace_);
    }
    Take(*runtime, *runtime);
    return true;
  }

  void TellNamed(const InstalledRuntime& runtime) {
    if (trace_ == nullptr) return;
    std::vector<Origin> evidence = {Model()->Find("runtime")->origin()};
    trace_->AddStep(Stage::kResolve, "resolve.named.accepted", {{"runtime", runtime.name}},
                    evidence);
    if (!runtime.cluster_scoped &&
        cluster_.ClusterServingRuntimes().Find(runtime.name) != nullptr) {
      trace_->AddDiagnostic(Severity::kInfo, Stage::kResolve, "resolve.named.hides",
                            {{"runtime", runtime.name}}, evidence.front());
    }
    for (const Candidate& candidate : selection_.candidates) {
      if (candidate.runtime != &runtime || candidate.eligible) continue;
      for (const Check& check : candidate.checks) {
        if (check.result != Check::Result::kFailed) continue;
        // Only naming the runtime gets past this check.
        trace_->AddDiagnostic(Severity::kInfo, Stage::kResolve, "resolve.named.onlyByName",
                              {{"runtime", runtime.name}, {"check", check.code}}, evidence.front());
      }
    }
  }

  bool ResolveImplicitly() {
    ExplainSelection(release_, *Model(), selection_, trace_);
    if (selection_.supporting.empty()) return Fail(NoRuntime(*Model()));
    const InstalledRuntime& winner = *selection_.supporting.front();
    if (!release_.sets_runtime_defaults) {
      built_.runtime = &winner;
      built_.runtime_spec = winner.spec();
      return true;
    }
    SetByKServe("runtime", winner.name, &object_.Child("spec").Child("predictor").Child("model"));
    SetRuntimeDefaults(release_, RuntimeAnnotations(winner.name), &object_, trace_);
    Take(winner, *FindRuntime(cluster_, name_space_, winner.name));
    return true;
  }

  // `named` is the runtime that its name leads to, which the status tells of (B25, B26).
  void Take(const InstalledRuntime& runtime, const InstalledRuntime& named) {
    built_.runtime = &runtime;
    built_.runtime_spec = runtime.spec();
    built_.runtime_name = named.name;
    built_.runtime_cluster_scoped = named.cluster_scoped;
    if (release_.sets_runtime_defaults) AssignProtocol(runtime.spec(), &object_, trace_);
  }

  // H32.
  void AddServiceName() {
    const std::string name = object_.StringAt({"metadata", "name"});
    for (Value& container : built_.pod.spec.MutableMap()["containers"].MutableList()) {
      SetEnv(&container, kServiceNameVariable, name);
    }
    if (trace_ != nullptr) {
      trace_->AddStep(Stage::kMerge, "merge.serviceName",
                      {{"name", kServiceNameVariable}, {"value", name}});
    }
  }

  // H10 to H12, D53, D54.
  void Describe() {
    const std::string& object_name = object_.StringAt({"metadata", "name"});
    const std::string& own_name = Predictor().StringAt("name");
    built_.name = object_name + (own_name.empty() ? "" : "-" + own_name) + "-predictor" +
                  (release_.adds_default_suffix ? "-default" : "");
    Value own_labels =
        ByKServe(Value::MapOf({{kServiceLabel, object_name}, {kComponentLabel, "predictor"}}));
    built_.labels = Union({built_.runtime_spec.Find("labels"), object_.Find({"metadata", "labels"}),
                           Predictor().Find("labels"), &own_labels});
    built_.predictor_annotations =
        FilterAnnotations(release_, config_, Predictor().Find("annotations"));
    Value of_runtime =
        FilterAnnotations(release_, config_, built_.runtime_spec.Find("annotations"));
    built_.annotations =
        Union({&of_runtime, &built_.working_annotations, &built_.predictor_annotations});
  }

  const Release& release_;
  const Config& config_;
  const Cluster& cluster_;
  const Selection& selection_;
  Value& object_;
  std::string name_space_;
  Trace* trace_;
  BuiltPredictor& built_;
};

}  // namespace

BuiltPredictor BuildPredictor(const Release& release, const Config& config, const Cluster& cluster,
                              const Selection& selection, Value* object, Trace* trace) {
  BuiltPredictor built;
  Builder(release, config, cluster, selection, object, trace, &built).Run();
  return built;
}

}  // namespace ksp::kserve
