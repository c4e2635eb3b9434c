// Multi-node serving: how many nodes and GPUs, the worker's pod, the variables of both (controller
// G).
#ifndef KSP_KSERVE_MULTI_NODE_H_
#define KSP_KSERVE_MULTI_NODE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kserve/config.h"
#include "kserve/controller/status.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// G10 to G14.
struct NodePlan {
  std::int64_t nodes = 0;
  std::int64_t worker_gpus = 0;
  std::int64_t head_gpus = 0;
  std::string error;  // "" if there are enough GPUs
};
NodePlan PlanNodes(std::int64_t total_gpus, std::int64_t head_gpus, std::int64_t worker_gpus);

struct WorkerInput {
  const Value* object = nullptr;        // the InferenceService
  const Value* runtime_spec = nullptr;  // with a workerSpec
  const Value* annotations = nullptr;   // the working ones: with the storage URI
  std::string predictor_name;           // of the head's Deployment
};

// Builds the worker's pod into `worker_pod` and sets the variables in `head_pod`.
Failure BuildWorker(const Release& release, const Config& config, const WorkerInput& input,
                    Value* head_pod, Value* worker_pod, Trace* trace);

// Sets limits and requests of a pod's container to `count` GPUs of the kind that it asks for (G30).
// KServe's text if the annotation of `pod_annotations` is not a list of names (G32), else "".
std::string SetGpuResources(const Config& config, const Value& pod_annotations,
                            std::string_view container_name, std::string_view count, Value* pod);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_MULTI_NODE_H_
