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

}  // namespace
}  // namespace ksp::kserve
