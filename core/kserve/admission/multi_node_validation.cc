#include "kserve/admission/multi_node_validation.h"

#include <string>
#include <string_view>

#include "kserve/admission/extension_validation.h"
#include "kserve/admission/gpu_resources.h"
#include "kserve/admission/implementations.h"
#include "kserve/admission/metadata.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// One InferenceService.
class MultiNode {
 public:
  MultiNode(const Release& release, const Config& config, const Value& object,
            const Value& predictor, const Value& workers, Verdict* verdict)
      : release_(release),
        config_(config),
        object_(object),
        predictor_(predictor),
        workers_(workers),
        verdict_(*verdict) {}

  bool Check() {
    const List& containers = workers_.ListAt("containers");
    if (containers.size() > 1) {
      return Refuse("setting multiple containers in workerSpec is not allowed",
                    workers_.Find("containers")->origin());
    }
    const Value* model = predictor_.Find("model");
    return (model == nullptr || CheckModel(*model)) &&
           CheckSize("pipelineParallelSize", "PipelineParallelSize") &&
           CheckSize("tensorParallelSize", "TensorParallelSize") &&
           (containers.empty() || CheckGpus(containers.front()));
  }

 private:
  bool CheckModel(const Value& model) {
    for (std::string_view name : {kPipelineParallelSizeVariable, kTensorParallelSizeVariable}) {
      if (const Value* variable = FindEnv(model, name)) {
        return Refuse("setting {} in environment variables is not allowed", variable->origin(),
                      name);
      }
    }
    if (!CheckGpus(model)) return false;
    const Value* uri = model.Find("storageUri");
    if (uri == nullptr) {
      return Refuse("StorageURI must be set for multinode enabled", model.origin());
    }
    std::string_view scheme = uri->string();
    scheme = scheme.substr(0, scheme.find("://"));
    if (scheme != "pvc" && !(release_.multi_node_allows_oci && scheme == "oci")) {
      return Refuse(release_.multi_node_allows_oci
                        ? "Multinode only supports 'pvc' and 'oci' Storage Protocol({})"
                        : "Multinode only supports 'pvc' Storage Protocol({})",
                    uri->origin(), scheme);
    }
    const Value* autoscaler = Annotation(object_, kAutoscalerClassAnnotation);
    std::string_view name = autoscaler == nullptr ? "" : std::string_view(autoscaler->string());
    return name == "none" ||
           Refuse("Multinode only supports 'none' autoscaler({})",
                  (autoscaler == nullptr ? workers_ : *autoscaler).origin(), name);
  }

  bool CheckSize(std::string_view key, std::string_view go_name) {
    std::int64_t size = IntegerAt(workers_, key, 1);
    return size >= 1 || Refuse("WorkerSpec.{} cannot be less than 1({})",
                               workers_.Find(key)->origin(), go_name, std::to_string(size));
  }

  bool CheckGpus(const Value& container) {
    UnknownGpus unknown =
        FindUnknownGpus(container, Annotations(object_), config_.custom_gpu_types);
    if (!unknown.error.empty()) {
      return verdict_.Refuse("validate.gpuAnnotation", "{}", unknown.error_where, {unknown.error});
    }
    return unknown.first == nullptr ||
           Refuse(
               "Unknown GPU resource type. Set 'serving.kserve.io/gpu-resource-types' "
               "annotation to use custom gpu resource type",
               unknown.first->key_origin);
  }

  bool Refuse(const char* text, const Origin& where, std::string_view argument = {},
              std::string_view other = {}) {
    verdict_.Refuse("validate.multiNode", text, where, {argument, other});
    return verdict_.Prefix("the InferenceService {q} is invalid: ", {NameOf(object_)});
  }

  const Release& release_;
  const Config& config_;
  const Value& object_;
  const Value& predictor_;
  const Value& workers_;
  Verdict& verdict_;
};

}  // namespace

bool CheckMultiNode(const Release& release, const Config& config, const Value& object,
                    Verdict* verdict) {
  const Value* predictor = FindComponent(object, Component::kPredictor);
  const Value* workers = predictor == nullptr ? nullptr : predictor->Find("workerSpec");
  return !release.validates_worker_spec || workers == nullptr ||
         MultiNode(release, config, object, *predictor, *workers, verdict).Check();
}

}  // namespace ksp::kserve
