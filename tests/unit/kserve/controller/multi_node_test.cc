#include "kserve/controller/multi_node.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

std::string Plan(std::int64_t total, std::int64_t head, std::int64_t worker) {
  NodePlan plan = PlanNodes(total, head, worker);
  if (!plan.error.empty()) return plan.error;
  return std::to_string(plan.nodes) + " nodes, head " + std::to_string(plan.head_gpus) +
         ", worker " + std::to_string(plan.worker_gpus);
}

// L7.
TEST(MultiNode, TheWorkersRequestDecidesHowManyNodes) {
  EXPECT_EQ(Plan(8, 0, 2), "4 nodes, head 2, worker 2");
  EXPECT_EQ(Plan(8, 1, 2),
            "the total required number of GPUs(8) is less than the number of GPUs assigned to the "
            "head node(1) + worker node(6)");
  EXPECT_EQ(Plan(8, 8, 2), "1 nodes, head 8, worker 0");
  EXPECT_EQ(Plan(7, 0, 2), "4 nodes, head 1, worker 2");
}

TEST(MultiNode, WithoutAWorkersRequestEachWorkerHasOneGpu) {
  EXPECT_EQ(Plan(4, 2, 0), "3 nodes, head 2, worker 1");
  EXPECT_EQ(Plan(2, 4, 0), "1 nodes, head 4, worker 1");
  EXPECT_EQ(Plan(4, 0, 0), "4 nodes, head 1, worker 1");
}

TEST(MultiNode, GpusGoToTheKindThatIsAskedFor) {
  Config config = ShippedConfig(*FindRelease("0.20"));
  Value pod = Json(
      R"({"containers":[{"name":"c","resources":{"limits":{"amd.com/gpu":"1"}}},{"name":"d"}]})");
  EXPECT_EQ(SetGpuResources(config, Value(Map()), "c", "3", &pod), "");
  EXPECT_EQ(SetGpuResources(config, Value(Map()), "d", "0", &pod), "");
  EXPECT_EQ(Part(pod, "containers"),
            R"([{"name":"c","resources":{"limits":{"amd.com/gpu":"3"},)"
            R"("requests":{"amd.com/gpu":"3"}}},{"name":"d","resources":{)"
            R"("limits":{"nvidia.com/gpu":"0"},"requests":{"nvidia.com/gpu":"0"}}}])");
}

TEST(MultiNode, TheAnnotationOfGpuKindsMustBeAListOfNames) {
  Config config = ShippedConfig(*FindRelease("0.20"));
  for (std::string_view text : {"x", "[]", "null", R"(["a",1])", R"([""])"}) {
    Value pod = Json(R"({"containers":[]})");
    Value annotations = Value::MapOf({{"serving.kserve.io/gpu-resource-types", text}});
    EXPECT_EQ(SetGpuResources(config, annotations, "c", "1", &pod),
              "invalid GPU format(" + std::string(text) +
                  ") for serving.kserve.io/gpu-resource-types annotation: must be a valid JSON "
                  "array");
  }
}

// ------------------------------------------------------------------------------- whole reconciles

constexpr std::string_view kRuntimeStart =
    R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],
        "containers":[{"name":"kserve-container","image":"i"}],"workerSpec":)";

// The error of a runtime with this workerSpec, and of an InferenceService with one of these.
Reconciled WithWorkers(std::string_view of_runtime, std::string_view own = "{}",
                       std::string_view annotations = "{}") {
  World world("0.20");
  world.Namespaced("r", std::string(kRuntimeStart) + std::string(of_runtime) + "}");
  return world.Reconcile(
      "m", R"({"model":{"modelFormat":{"name":"f"}},"workerSpec":)" + std::string(own) + "}",
      DeploymentMode::kStandard, annotations);
}

// G6, I6.
TEST(MultiNode, TheRuntimeMustHaveAWorkerContainer) {
  Reconciled none = WithWorkers(R"({"pipelineParallelSize":2})");
  EXPECT_EQ(none.error, "No workerSpec container configuration found in selected serving runtime");
  EXPECT_EQ(none.status.StringAt({"modelStatus", "lastFailureInfo", "reason"}),
            "InvalidPredictorSpec");
  EXPECT_EQ(WithWorkers(R"({"containers":[]})").error, none.error);
  EXPECT_EQ(WithWorkers(R"({"containers":[{"name":"w","image":"i"}]})").error,
            "failed to find worker-container in ServingRuntime containers");
}

// G7: the name of the InferenceService's container takes the place, and then none is found (G20).
TEST(MultiNode, AWorkerContainerOfAnotherNameIsNotFoundAgain) {
  EXPECT_EQ(WithWorkers(R"({"containers":[{"name":"worker-container","image":"i"}]})",
                        R"({"containers":[{"name":"other"}]})")
                .error,
            "failed to add RAY_NODE_COUNT environment to the container(worker-container): target "
            "container(worker-container) does not exist");
}

// G32.
TEST(MultiNode, GpuKindsThatAreNoListFailOnTheWayToTheDeployments) {
  Reconciled m = WithWorkers(R"({"containers":[{"name":"worker-container","image":"i"}]})", "{}",
                             R"({"serving.kserve.io/gpu-resource-types":"x"})");
  EXPECT_EQ(m.error,
            "fails to create NewRawKubeReconciler for predictor: failed to create deployment "
            "reconciler: failed to create raw deployment: invalid GPU format(x) for "
            "serving.kserve.io/gpu-resource-types annotation: must be a valid JSON array");
  EXPECT_TRUE(m.deployments.empty());
}

}  // namespace
}  // namespace ksp::kserve
