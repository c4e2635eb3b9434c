#include "answer/meaning.h"

#include "value/text_list.h"

namespace ksp {
namespace {

// Texts that occur in refusals, each with the code of what it means; the first that occurs holds. A
// first letter that KServe wrote once in upper and once in lower case is left out.
constexpr char kMeanings[] =
    "no runtime found to support predictor\0"
    "meaning.noRuntime\0"
    "No ServingRuntimes or ClusterServingRuntimes with the name\0"
    "meaning.runtimeNotFound\0"
    " is disabled\0"
    "meaning.runtimeDisabled\0"
    "does not support specified protocol version\0"
    "meaning.protocol\0"
    "does not support specified framework/version\0"
    "meaning.format\0"
    "container configuration found in selected serving runtime\0"
    "meaning.noContainers\0"
    "failed to find kserve-container\0"
    "meaning.noServeContainer\0"
    "failed to replace placeholders\0"
    "meaning.template\0"
    "does not contain declared merge key\0"
    "meaning.mergeKey\0"
    "must provide only one of storageUri and storage.path\0"
    "meaning.twoStorages\0"
    "torageUri, must be one of\0"
    "meaning.storageUri\0"
    "unsupported deployment mode for workload\0"
    "meaning.workloadMode\0"
    "nknown autoscaler class type\0"
    "meaning.autoscalerClass\0"
    "is not a supported autoscaler class type\0"
    "meaning.autoscalerClass\0"
    "xactly one of [\0"
    "meaning.exactlyOne\0"
    "a InferenceService name must consist\0"
    "meaning.name\0"
    "is not a supported metric\0"
    "meaning.metric\0"
    "arget utilization percentage\0"
    "meaning.utilization\0"
    "StorageURI must be set for multinode\0"
    "meaning.multiNodeStorage\0"
    "Multinode only supports 'none' autoscaler\0"
    "meaning.multiNodeAutoscaler\0"
    "Multinode only supports 'pvc'\0"
    "meaning.multiNodeStorage\0"
    "total required number of GPUs\0"
    "meaning.multiNodeGpus\0"
    "nknown GPU resource type\0"
    "meaning.gpuType\0"
    "'name' field is not allowed\0"
    "meaning.nameInModel\0"
    "PYTHONPATH\0"
    "meaning.pythonPath\0"
    "PARALLEL_SIZE in environment variables\0"
    "meaning.parallelSize\0"
    "storage uri should not be specified in transformer\0"
    "meaning.transformerStorage\0"
    "nvalid logger type\0"
    "meaning.logger\0"
    "inReplicas' cannot be greater\0"
    "meaning.replicas\0"
    "inReplicas cannot be greater\0"
    "meaning.replicas\0"
    "customizing deploymentStrategy\0"
    "meaning.deploymentStrategy\0"
    "canary is only supported\0"
    "meaning.canaryMode\0"
    "ame priority assigned\0"
    "meaning.samePriority\0"
    "ifferent priorities assigned\0"
    "meaning.differentPriorities\0"
    "deploymentMode cannot be changed\0"
    "meaning.modeFixed\0"
    "removing workerSpec\0"
    "meaning.workerSpecRemoved\0"
    "must validate at least one schema (anyOf)\0"
    "meaning.quantity\0"
    "Required value\0"
    "meaning.required\0"
    "Unsupported value\0"
    "meaning.unsupported\0"
    "Duplicate value\0"
    "meaning.duplicate\0"
    "should be greater than or equal to\0"
    "meaning.minimum\0"
    "must be of type\0"
    "meaning.type\0"
    "RFC 1123\0"
    "meaning.kubernetesName\0";

}  // namespace

std::optional<Message> MeaningOf(std::string_view text) {
  for (TextList meanings(kMeanings); !meanings.empty();) {
    const std::string_view occurs = meanings.TakeFirst();
    const std::string_view code = meanings.TakeFirst();
    if (text.find(occurs) != text.npos) return Message{std::string(code), {}};
  }
  return std::nullopt;
}

}  // namespace ksp
