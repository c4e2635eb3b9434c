#include "kserve/controller/deployment.h"

#include <algorithm>
#include <utility>

#include "k8s/typed.h"
#include "kserve/by_kserve.h"
#include "kserve/controller/multi_node.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// H30, H31: of the first port after the merge, or 8080.
void AddReadinessProbe(Value* container) {
  FillIn(R"({"readinessProbe":{"tcpSocket":{"port":8080},"timeoutSeconds":1,"periodSeconds":10,
         "successThreshold":1,"failureThreshold":3}})",
         container);
  const List& ports = container->ListAt("ports");
  if (ports.empty()) return;
  const Value* number = ports.front().Find("containerPort");
  Value port = number == nullptr ? 0 : *number;
  SetByKServe("port", std::move(port), &container->Child("readinessProbe").Child("tcpSocket"));
}

// H24, H25, H30.
void SetPodDefaults(const Release& release, Value* pod) {
  FillIn(R"({"dnsPolicy":"ClusterFirst","restartPolicy":"Always",
         "terminationGracePeriodSeconds":30,"securityContext":{},
         "schedulerName":"default-scheduler"})",
         pod);
  for (Value& container : pod->MutableMap()["containers"].MutableList()) {
    FillIn(R"({"terminationMessagePath":"/dev/termination-log",
           "terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"})",
           &container);
    const std::string& name = container.StringAt("name");
    bool probed =
        name == kKServeContainer || (name == kTransformerContainer && release.probes_transformer);
    if (probed && container.Find("readinessProbe") == nullptr) AddReadinessProbe(&container);
  }
}

// H26 to H28.
void SetStrategy(const Release& release, const Value& component, Value* spec) {
  const Value* given = component.Find("deploymentStrategy");
  Value strategy = given != nullptr ? *given : Value(Map());
  if (given == nullptr || !release.keeps_user_strategy) {
    FillIn(R"({"type":"RollingUpdate"})", &strategy);
    if (strategy.StringAt("type") == "RollingUpdate") {
      FillIn(R"({"rollingUpdate":{"maxUnavailable":"25%","maxSurge":"25%"}})", &strategy);
    }
    FillIn(R"({"revisionHistoryLimit":10,"progressDeadlineSeconds":600})", spec);
  }
  spec->MutableMap().Set("strategy", std::move(strategy));
}

// H22, H23; early releases E91.
void SetReplicas(const Release& release, const DeploymentInput& input, Value* spec) {
  const Value* given = input.component->Find("minReplicas");
  if (release.replicas_from_min_replicas) {
    std::int64_t number = 1;
    if (given != nullptr) given->AsInt64(&number);
    Value replicas = std::max<std::int64_t>(number, 1);
    bool own = given != nullptr && number >= 1;
    spec->MutableMap().Set("replicas", own ? *given : ByKServe(std::move(replicas)));
  } else if (release.replicas_without_autoscaler && given != nullptr &&
             input.annotations.StringAt(kAutoscalerClassAnnotation) == "none") {
    spec->MutableMap().Set("replicas", *given);
  }
}

Value Make(const Release& release, const DeploymentInput& input, std::string_view app) {
  Value labels = input.labels;
  SetByKServe("app", app, &labels);
  Value metadata = Value::MapOf({{"name", input.name},
                                 {"namespace", input.name_space},
                                 {"labels", std::move(labels)},
                                 {"annotations", input.annotations}});
  Value pod = input.pod_spec;
  SetPodDefaults(release, &pod);
  Value spec = Value::MapOf(
      {{"selector", Value::MapOf({{"matchLabels", Value::MapOf({{"app", ByKServe(app)}})}})},
       {"template", Value::MapOf({{"metadata", metadata}, {"spec", std::move(pod)}})}});
  SetStrategy(release, *input.component, &spec);
  return Value::MapOf({{"metadata", std::move(metadata)}, {"spec", std::move(spec)}});
}

Value Typed(const Release& release, const Value& deployment) {
  return k8s::RoundTrip(release.index, "apps.v1.Deployment", deployment).value;
}

std::string EnvValue(const Value& pod, std::string_view container_name, std::string_view name) {
  const Value* container = FindContainer(pod.Find("containers"), container_name);
  const Value* variable = container == nullptr ? nullptr : FindEnv(*container, name);
  return variable == nullptr ? "" : variable->StringAt("value");
}

}  // namespace

Value MakeDeployment(const Release& release, const DeploymentInput& input) {
  Value deployment = Make(release, input, "isvc." + input.name);
  SetReplicas(release, input, &deployment.Child("spec"));
  return Typed(release, deployment);
}

Deployments MakeMultiNodeDeployments(const Release& release, const Config& config,
                                     DeploymentInput head, DeploymentInput worker) {
  const std::string nodes = EnvValue(head.pod_spec, kKServeContainer, "RAY_NODE_COUNT");
  const std::string head_gpus = EnvValue(head.pod_spec, kKServeContainer, "REQUEST_GPU_COUNT");
  const std::string worker_gpus = EnvValue(worker.pod_spec, kWorkerContainer, "REQUEST_GPU_COUNT");
  Deployments made;
  made.error =
      SetGpuResources(config, head.annotations, kKServeContainer, head_gpus, &head.pod_spec);
  if (made.error.empty()) {
    made.error = SetGpuResources(config, worker.annotations, kWorkerContainer, worker_gpus,
                                 &worker.pod_spec);
  }
  if (!made.error.empty()) return made;
  made.list.push_back(MakeDeployment(release, head));

  Value deployment = Make(release, worker, "isvc." + head.name + "-worker");
  Value& spec = deployment.Child("spec");
  std::int64_t count = 0;
  Value::Number(nodes).AsInt64(&count);
  SetByKServe("replicas", count - 1, &spec);
  if (spec.StringAt({"strategy", "type"}) == "RollingUpdate") {  // G31
    spec.Child("strategy")
        .MutableMap()
        .Set("rollingUpdate", JsonByKServe(R"({"maxUnavailable":"0%","maxSurge":"100%"})"));
  }
  made.list.push_back(Typed(release, deployment));
  return made;
}

}  // namespace ksp::kserve
