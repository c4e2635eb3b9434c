#include "kserve/controller/multi_node.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "k8s/quantity.h"
#include "k8s/typed.h"
#include "kserve/by_kserve.h"
#include "kserve/controller/merge.h"
#include "kserve/controller/object_meta.h"
#include "kserve/env.h"
#include "kserve/gpu_types.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kNodeCount = "RAY_NODE_COUNT";
constexpr std::string_view kGpuCount = "REQUEST_GPU_COUNT";

bool Contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// The GPUs that a pod's first container requests. Of several kinds KServe takes any: here the first
// by name.
std::int64_t RequestedGpus(const Config& config, const Value& pod, Trace* trace) {
  const List& containers = pod.ListAt("containers");
  if (containers.empty()) return 0;
  const Value* requests = containers.front().Find({"resources", "requests"});
  if (requests == nullptr) return 0;
  std::vector<std::string> types = FindGpuTypes(config.custom_gpu_types, "").names;
  const Entry* first = nullptr;
  for (const Entry& request : requests->map()) {
    if (!Contains(types, request.key)) continue;
    if (first == nullptr) {
      first = &request;
    } else if (trace != nullptr) {
      trace->AddDiagnostic(Severity::kWarning, Stage::kDeploy, "multiNode.severalGpuTypes",
                           {{"first", first->key}, {"second", request.key}}, request.key_origin);
    }
  }
  return first == nullptr ? 0 : k8s::QuantityValue(first->value.string());
}

std::int64_t CeilDiv(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

// G5: the InferenceService's, else the runtime's, else 1.
std::int64_t ParallelSize(const Value& runtime_worker, const Value& worker,
                          std::string_view field) {
  for (const Value* spec : {&worker, &runtime_worker}) {
    const Value* size = spec->Find(field);
    if (std::int64_t number = 0; size != nullptr && size->AsInt64(&number)) return number;
  }
  return 1;
}

std::string WithoutPredictorSuffix(std::string_view name) {
  constexpr std::string_view kSuffix = "-predictor";
  if (name.ends_with(kSuffix)) name.remove_suffix(kSuffix.size());
  return std::string(name);
}

// Sets variables of one container of a pod.
class Variables {
 public:
  Variables(Value* pod, std::string_view container) : pod_(*pod), container_(container) {}

  // G20: the container may be missing. For MODEL_DIR KServe names the path in place of the
  // container.
  void Set(std::string_view name, const std::string& value) {
    if (error_.empty() && !SetEnvInPod(&pod_, container_, name, value)) {
      error_ = "failed to add " + std::string(name) + " environment to the container(" +
               std::string(name == "MODEL_DIR" ? std::string_view(value) : container_) +
               "): target container(" + std::string(container_) + ") does not exist";
    }
  }
  void Set(std::string_view name, std::int64_t number) { Set(name, std::to_string(number)); }

  const std::string& error() const { return error_; }

 private:
  Value& pod_;
  std::string_view container_;
  std::string error_;
};

Failure MergeWorker(const Release& release, const Value& runtime_worker, const Value& worker,
                    Value* worker_pod, Trace* trace) {
  auto failure = [](const std::string& text) {
    return Failure{text, "InvalidPredictorSpec", text};
  };
  if (runtime_worker.ListAt("containers").empty()) {
    return failure("No workerSpec container configuration found in selected serving runtime");
  }
  const Value* of_runtime = FindContainer(runtime_worker.Find("containers"), kWorkerContainer);
  if (of_runtime == nullptr) {
    return failure("failed to find " + std::string(kWorkerContainer) +
                   " in ServingRuntime containers");
  }
  // G7: the InferenceService's first container, whatever its name.
  const List& own = worker.ListAt("containers");
  Value none = Value::MapOf({{"name", ""}, {"resources", Map()}});
  MergedSpec container =
      MergeContainers(release, *of_runtime, own.empty() ? none : own.front(), trace);
  if (!container.error.empty()) {
    return failure("failed to merge container. Detail: " + container.error);
  }
  DiagnoseContainer(container.value, trace);
  MergedSpec pod = MergePodSpecs(release, runtime_worker, worker, trace);
  if (!pod.error.empty()) {
    return failure("failed to consolidate serving runtime PodSpecs. Detail: " + pod.error);
  }
  *worker_pod = std::move(pod.value);
  worker_pod->MutableMap().Set("containers", List{std::move(container.value)});  // G8
  return {};
}

bool AsksFor(const Value& container, std::string_view gpu_type) {
  for (std::string_view side : {"limits", "requests"}) {
    const Value* quantity = container.Find({"resources", side, gpu_type});
    if (quantity != nullptr && !k8s::IsZeroQuantity(quantity->string())) return true;
  }
  return false;
}

}  // namespace

NodePlan PlanNodes(std::int64_t total, std::int64_t head, std::int64_t worker) {
  NodePlan plan{total, 1, 1, ""};  // G13
  if (worker > 0) {
    plan.nodes = CeilDiv(total, worker);
    plan.worker_gpus = worker;
    plan.head_gpus = head == 0 ? total - worker * (plan.nodes - 1) : head;
    if (head > 0 && CeilDiv(total, head) == 1) plan.nodes = 1;
    if (plan.nodes == 1) {
      plan.worker_gpus = 0;
      plan.head_gpus = total;
    }
  } else if (head > 0) {
    plan.nodes = std::max<std::int64_t>(total - head, 0) + 1;
    plan.head_gpus = head;
  } else {
    return plan;
  }
  std::int64_t of_workers = plan.worker_gpus * (plan.nodes - 1);
  if (total > plan.head_gpus + of_workers) {
    plan.error = "the total required number of GPUs(" + std::to_string(total) +
                 ") is less than the number of GPUs assigned to the head node(" +
                 std::to_string(plan.head_gpus) + ") + worker node(" + std::to_string(of_workers) +
                 ")";
  }
  return plan;
}

Failure BuildWorker(const Release& release, const Config& config, const WorkerInput& input,
                    Value* head_pod, Value* worker_pod, Trace* trace) {
  const Value& worker = *input.object->Find({"spec", "predictor", "workerSpec"});
  const Value& runtime_worker = *input.runtime_spec->Find("workerSpec");
  if (Failure failure = MergeWorker(release, runtime_worker, worker, worker_pod, trace); failure) {
    return failure;
  }
  std::int64_t pipeline = ParallelSize(runtime_worker, worker, "pipelineParallelSize");
  std::int64_t tensor = ParallelSize(runtime_worker, worker, "tensorParallelSize");
  bool mp = release.has_mp_executor &&
            input.runtime_spec->StringAt({"annotations", "multinode/executor-backend"}) == "mp";
  NodePlan plan = mp ? NodePlan{pipeline, tensor, tensor, ""}
                     : PlanNodes(tensor * pipeline, RequestedGpus(config, *head_pod, trace),
                                 RequestedGpus(config, *worker_pod, trace));
  if (!plan.error.empty()) return {plan.error, "", ""};
  if (trace != nullptr) {
    trace->AddStep(Stage::kDeploy, mp ? "multiNode.mpPlan" : "multiNode.rayPlan",
                   {{"pipeline", std::to_string(pipeline)},
                    {"tensor", std::to_string(tensor)},
                    {"nodes", std::to_string(plan.nodes)},
                    {"head", std::to_string(plan.head_gpus)},
                    {"worker", std::to_string(plan.worker_gpus)}},
                   {worker.origin(), runtime_worker.origin()});
  }

  const std::string& name = input.object->StringAt({"metadata", "name"});
  const std::string& generation = input.object->Find({"metadata", "generation"})->number_text();
  const std::string& uri = input.annotations->StringAt(kSourceUriAnnotation);
  const std::string scheme = uri.substr(0, uri.find("://"));
  Variables head(head_pod, kKServeContainer);
  head.Set(kPipelineParallelSizeVariable, pipeline);
  head.Set(kTensorParallelSizeVariable, tensor);
  head.Set(kNodeCount, plan.nodes);
  head.Set(kGpuCount, plan.head_gpus);
  head.Set("MODEL_NAME", name);
  if (scheme == "pvc" || (scheme == "oci" && release.has_oci_model_dir)) {
    head.Set("MODEL_DIR", "/mnt/models");
  }
  if (!head.error().empty()) return {head.error(), "", ""};
  Variables of_worker(worker_pod, kWorkerContainer);
  of_worker.Set(kNodeCount, plan.nodes);
  of_worker.Set(kGpuCount, plan.worker_gpus);
  if (release.has_mp_executor) {
    of_worker.Set(kPipelineParallelSizeVariable, pipeline);
    of_worker.Set(kTensorParallelSizeVariable, tensor);
  }
  of_worker.Set("ISVC_NAME", name);
  // G22: the bases of the two names differ.
  of_worker.Set("HEAD_SVC", WithoutPredictorSuffix(name) + "-head-" + generation);
  if (release.has_mp_executor) {
    of_worker.Set("WORKER_SVC",
                  WithoutPredictorSuffix(input.predictor_name) + "-workers-" + generation);
  }
  return {of_worker.error(), "", ""};
}

std::string SetGpuResources(const Config& config, const Value& pod_annotations,
                            std::string_view container_name, std::string_view count, Value* pod) {
  GpuTypes types =
      FindGpuTypes(config.custom_gpu_types, pod_annotations.StringAt(kGpuTypesAnnotation));
  if (!types.error.empty()) return types.error;
  for (Value& container : pod->MutableMap()["containers"].MutableList()) {
    if (container.StringAt("name") != container_name) continue;
    auto it = std::find_if(types.names.begin(), types.names.end(),
                           [&](const std::string& type) { return AsksFor(container, type); });
    std::string_view gpu_type = it == types.names.end() ? kDefaultGpuType : std::string_view(*it);
    Value& resources = container.Child("resources");
    for (std::string_view side : {"limits", "requests"}) {
      SetByKServe(gpu_type, count, &resources.Child(side));
    }
    break;
  }
  return "";
}

}  // namespace ksp::kserve
