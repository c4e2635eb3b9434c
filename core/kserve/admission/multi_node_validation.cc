#include "kserve/admission/multi_node_validation.h"

#include <string>
#include <string_view>
#include <utility>

#include "k8s/go_text.h"
#include "kserve/admission/gpu_resources.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// One InferenceService; each check gives its verdict.
class MultiNode {
 public:
  MultiNode(const Release& release, const Config& config, const Value& object,
            const Value& predictor, const Value& workers)
      : release_(release),
        config_(config),
        object_(object),
        predictor_(predictor),
        workers_(workers) {}

  Verdict Check() const {
    const Value* containers = workers_.Find("containers");
    if (containers != nullptr && containers->list().size() > 1) {
      return Refuse("setting multiple containers in workerSpec is not allowed",
                    containers->origin());
    }
    if (const Value* model = predictor_.Find("model")) {
      if (Verdict verdict = CheckModel(*model)) return verdict;
    }
    if (Verdict verdict = CheckSize("pipelineParallelSize", "PipelineParallelSize")) return verdict;
    if (Verdict verdict = CheckSize("tensorParallelSize", "TensorParallelSize")) return verdict;
    if (containers != nullptr) {
      for (const Value& container : containers->list()) {
        if (Verdict verdict = CheckGpus(container)) return verdict;
      }
    }
    return std::nullopt;
  }

 private:
  Verdict CheckModel(const Value& model) const {
    for (std::string_view name : {kPipelineParallelSizeVariable, kTensorParallelSizeVariable}) {
      if (const Value* variable = FindEnv(model, name)) {
        return Refuse("setting " + std::string(name) + " in environment variables is not allowed",
                      variable->origin());
      }
    }
    if (Verdict verdict = CheckGpus(model)) return verdict;
    const Value* uri = model.Find("storageUri");
    if (uri == nullptr) {
      return Refuse("StorageURI must be set for multinode enabled", model.origin());
    }
    std::string scheme = uri->string().substr(0, uri->string().find("://"));
    if (scheme != "pvc" && !(release_.multi_node_allows_oci && scheme == "oci")) {
      return Refuse(std::string("Multinode only supports 'pvc'") +
                        (release_.multi_node_allows_oci ? " and 'oci'" : "") +
                        " Storage Protocol(" + scheme + ")",
                    uri->origin());
    }
    const Value* autoscaler = object_.Find({"metadata", "annotations", kAutoscalerClassAnnotation});
    std::string name = autoscaler == nullptr ? "" : autoscaler->string();
    if (name != "none") {
      return Refuse("Multinode only supports 'none' autoscaler(" + name + ")",
                    autoscaler == nullptr ? workers_.origin() : autoscaler->origin());
    }
    return std::nullopt;
  }

  Verdict CheckSize(std::string_view key, std::string_view go_name) const {
    const Value* size = workers_.Find(key);
    std::int64_t number = 1;
    if (size == nullptr || !size->AsInt64(&number) || number >= 1) return std::nullopt;
    return Refuse("WorkerSpec." + std::string(go_name) + " cannot be less than 1(" +
                      std::to_string(number) + ")",
                  size->origin());
  }

  Verdict CheckGpus(const Value& container) const {
    UnknownGpus unknown = FindUnknownGpus(container, object_.Find({"metadata", "annotations"}),
                                          config_.custom_gpu_types);
    if (!unknown.error.empty()) {
      return Refusal{"validate.gpuAnnotation", unknown.error, unknown.error_where};
    }
    if (unknown.first == nullptr) return std::nullopt;
    return Refuse(
        "Unknown GPU resource type. Set 'serving.kserve.io/gpu-resource-types' "
        "annotation to use custom gpu resource type",
        unknown.first->key_origin);
  }

  Refusal Refuse(std::string message, Origin where) const {
    return {"validate.multiNode",
            "the InferenceService " + k8s::GoQuote(object_.StringAt({"metadata", "name"})) +
                " is invalid: " + std::move(message),
            where};
  }

  const Release& release_;
  const Config& config_;
  const Value& object_;
  const Value& predictor_;
  const Value& workers_;
};

}  // namespace

Verdict CheckMultiNode(const Release& release, const Config& config, const Value& object) {
  if (!release.validates_worker_spec) return std::nullopt;
  const Value* predictor = object.Find({"spec", "predictor"});
  const Value* workers = predictor == nullptr ? nullptr : predictor->Find("workerSpec");
  if (workers == nullptr) return std::nullopt;
  return MultiNode(release, config, object, *predictor, *workers).Check();
}

}  // namespace ksp::kserve
