// Names that KServe gives a meaning to: containers, annotations, environment variables.
#ifndef KSP_KSERVE_NAMES_H_
#define KSP_KSERVE_NAMES_H_

#include <string_view>

namespace ksp::kserve {

inline constexpr std::string_view kKServeContainer = "kserve-container";
inline constexpr std::string_view kTransformerContainer = "transformer-container";
inline constexpr std::string_view kWorkerContainer = "worker-container";

inline constexpr std::string_view kDeploymentModeAnnotation = "serving.kserve.io/deploymentMode";
inline constexpr std::string_view kAutoscalerClassAnnotation = "serving.kserve.io/autoscalerClass";
inline constexpr std::string_view kMetricsAnnotation = "serving.kserve.io/metrics";
inline constexpr std::string_view kTargetUtilizationAnnotation =
    "serving.kserve.io/targetUtilizationPercentage";
inline constexpr std::string_view kGpuTypesAnnotation = "serving.kserve.io/gpu-resource-types";
inline constexpr std::string_view kKnativeAutoscalerClassAnnotation =
    "autoscaling.knative.dev/class";
inline constexpr std::string_view kModelFormatAnnotation = "modelFormat";
inline constexpr std::string_view kLocalModelLabel = "internal.serving.kserve.io/localmodel";
inline constexpr std::string_view kLocalModelNamespaceLabel =
    "internal.serving.kserve.io/localmodel-namespace";
inline constexpr std::string_view kLocalModelSourceAnnotation =
    "internal.serving.kserve.io/localmodel-sourceuri";
inline constexpr std::string_view kLocalModelClaimAnnotation =
    "internal.serving.kserve.io/localmodel-pvc-name";

inline constexpr std::string_view kStorageUriVariable = "STORAGE_URI";
inline constexpr std::string_view kProtocolVariable = "PROTOCOL";
inline constexpr std::string_view kPipelineParallelSizeVariable = "PIPELINE_PARALLEL_SIZE";
inline constexpr std::string_view kTensorParallelSizeVariable = "TENSOR_PARALLEL_SIZE";

inline constexpr std::string_view kModelClassLabel = "modelClass";
inline constexpr std::string_view kServiceEnvelopeLabel = "serviceEnvelope";

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_NAMES_H_
