#include "answer/meaning.h"

namespace ksp {
namespace {

// The first row whose text occurs in a refusal holds. A first letter that KServe wrote once in
// upper and once in lower case is left out.
struct Row {
  std::string_view occurs;
  std::string_view code;
};
constexpr Row kRows[] = {
    {"no runtime found to support predictor", "meaning.noRuntime"},
    {"No ServingRuntimes or ClusterServingRuntimes with the name", "meaning.runtimeNotFound"},
    {" is disabled", "meaning.runtimeDisabled"},
    {"does not support specified protocol version", "meaning.protocol"},
    {"does not support specified framework/version", "meaning.format"},
    {"container configuration found in selected serving runtime", "meaning.noContainers"},
    {"failed to find kserve-container", "meaning.noServeContainer"},
    {"failed to replace placeholders", "meaning.template"},
    {"does not contain declared merge key", "meaning.mergeKey"},
    {"must provide only one of storageUri and storage.path", "meaning.twoStorages"},
    {"torageUri, must be one of", "meaning.storageUri"},
    {"unsupported deployment mode for workload", "meaning.workloadMode"},
    {"nknown autoscaler class type", "meaning.autoscalerClass"},
    {"is not a supported autoscaler class type", "meaning.autoscalerClass"},
    {"xactly one of [", "meaning.exactlyOne"},
    {"a InferenceService name must consist", "meaning.name"},
    {"is not a supported metric", "meaning.metric"},
    {"arget utilization percentage", "meaning.utilization"},
    {"StorageURI must be set for multinode", "meaning.multiNodeStorage"},
    {"Multinode only supports 'none' autoscaler", "meaning.multiNodeAutoscaler"},
    {"Multinode only supports 'pvc'", "meaning.multiNodeStorage"},
    {"total required number of GPUs", "meaning.multiNodeGpus"},
    {"nknown GPU resource type", "meaning.gpuType"},
    {"'name' field is not allowed", "meaning.nameInModel"},
    {"PYTHONPATH", "meaning.pythonPath"},
    {"PARALLEL_SIZE in environment variables", "meaning.parallelSize"},
    {"storage uri should not be specified in transformer", "meaning.transformerStorage"},
    {"nvalid logger type", "meaning.logger"},
    {"inReplicas' cannot be greater", "meaning.replicas"},
    {"inReplicas cannot be greater", "meaning.replicas"},
    {"customizing deploymentStrategy", "meaning.deploymentStrategy"},
    {"canary is only supported", "meaning.canaryMode"},
    {"ame priority assigned", "meaning.samePriority"},
    {"ifferent priorities assigned", "meaning.differentPriorities"},
    {"deploymentMode cannot be changed", "meaning.modeFixed"},
    {"removing workerSpec", "meaning.workerSpecRemoved"},
    {"must validate at least one schema (anyOf)", "meaning.quantity"},
    {"Required value", "meaning.required"},
    {"Unsupported value", "meaning.unsupported"},
    {"Duplicate value", "meaning.duplicate"},
    {"should be greater than or equal to", "meaning.minimum"},
    {"must be of type", "meaning.type"},
    {"RFC 1123", "meaning.kubernetesName"},
};

}  // namespace

std::optional<Message> MeaningOf(std::string_view text) {
  for (const Row& row : kRows) {
    if (text.find(row.occurs) != text.npos) return Message{std::string(row.code), {}};
  }
  return std::nullopt;
}

}  // namespace ksp
