#include "kserve/controller/reconcile.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

std::string EnvNames(const Value& container) {
  std::string names;
  if (const Value* env = container.Find("env")) {
    for (const Value& variable : env->list()) {
      names += variable.StringAt("name") + "=" + variable.StringAt("value") + " ";
    }
  }
  return names;
}

// L3.
TEST(Reconcile, MlServersDefaultsComeBeforeTheRuntimesVariables) {
  World world("0.20");
  world.BuiltIn();
  Reconciled iris =
      world.Reconcile("iris", R"({"model":{"modelFormat":{"name":"lightgbm"},"protocolVersion":"v2",
                  "storageUri":"gs://b/m","runtime":"kserve-mlserver"}})");
  EXPECT_EQ(EnvNames(Container(iris)),
            "MLSERVER_MODEL_NAME=iris MLSERVER_MODEL_URI=/mnt/models "
            "MLSERVER_MODEL_IMPLEMENTATION=mlserver_lightgbm.LightGBMModel "
            "MLSERVER_HTTP_PORT=8080 MLSERVER_GRPC_PORT=9000 "
            "INFERENCE_SERVICE_NAME=iris ");
}

// L4.
TEST(Reconcile, ActionsAreReplacedAndArgsJoined) {
  World world("0.20");
  world.Namespaced("r", R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],
      "containers":[{"name":"kserve-container","image":"i","args":["--model_name={{.Name}}"]}]})");
  Reconciled m = world.Reconcile(
      "m", R"({"model":{"modelFormat":{"name":"f"},"storageUri":"/m","args":["--workers=2"]}})");
  EXPECT_EQ(Part(Container(m), "args"), R"(["--model_name=m","--workers=2"])");
  ASSERT_TRUE(m.winner);
  EXPECT_EQ(m.candidates[*m.winner].runtime->name, "r");
}

// L8.
TEST(Reconcile, ADefaultProtocolIsCheckedOnlyWhereItComesFirst) {
  constexpr std::string_view kSpec =
      R"({"protocolVersions":["v1"],"supportedModelFormats":[{"name":"onnx"}],
          "containers":[{"name":"kserve-container","image":"i"}]})";
  constexpr std::string_view kPredictor =
      R"({"model":{"modelFormat":{"name":"onnx"},"runtime":"kserve-tritonserver"}})";
  World before("0.16");
  before.Clusterwide("kserve-tritonserver", kSpec);
  EXPECT_EQ(before.Reconcile("m", kPredictor).error,
            "specified runtime kserve-tritonserver does not support specified protocol version");
  World after("0.17");
  after.Clusterwide("kserve-tritonserver", kSpec);
  Reconciled passed = after.Reconcile("m", kPredictor);
  EXPECT_EQ(passed.error, "");
  EXPECT_EQ(passed.model.StringAt("protocolVersion"), "v2");
  EXPECT_EQ(Part(passed.model, "args"), R"(["--model-control-mode=explicit"])");
}

// L9, and X4 for the first release.
TEST(Reconcile, ANewObjectWithoutARuntimeIsAnInvalidSpec) {
  constexpr std::string_view kPredictor = R"({"model":{"modelFormat":{"name":"sklearn"}}})";
  Reconciled none = World("0.20").Reconcile("m", kPredictor);
  EXPECT_EQ(none.error, "no runtime found to support predictor with model type: {sklearn <nil>}");
  EXPECT_EQ(WriteJson(none.status),
            R"({"modelStatus":{"lastFailureInfo":{)"
            R"("message":"No runtime found to support specified framework/version",)"
            R"("reason":"NoSupportingRuntime"},)"
            R"("states":{"activeModelState":"","targetModelState":"FailedToLoad"},)"
            R"("transitionStatus":"InvalidSpec"}})");
  EXPECT_EQ(WriteJson(World("0.8").Reconcile("m", kPredictor).status), "{}");
  EXPECT_EQ(World("0.20")
                .Reconcile("m", R"({"model":{"modelFormat":{"name":"sklearn","version":"1"}}})")
                .error,
            "no runtime found to support predictor with model type: {sklearn 0xPTR}");
}

// X5.
TEST(Reconcile, WhichOfARuntimesContainersServes) {
  constexpr std::string_view kSpec = R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],
      "containers":[{"name":"log","image":"l"},{"name":"kserve-container","image":"k"}]})";
  constexpr std::string_view kPredictor =
      R"({"model":{"modelFormat":{"name":"f"},"storageUri":"/m"}})";
  World before("0.10");
  before.Namespaced("r", kSpec);
  Reconciled old = before.Reconcile("m", kPredictor);
  EXPECT_EQ(Container(old).StringAt("image"), "l");
  EXPECT_EQ(Container(old).StringAt("name"), "kserve-container");
  EXPECT_TRUE(Container(old, 1).is_null());
  World after("0.11");
  after.Namespaced("r", kSpec);
  Reconciled now = after.Reconcile("m", kPredictor);
  EXPECT_EQ(Container(now).StringAt("image"), "k");
  EXPECT_EQ(Container(now, 1).StringAt("image"), "l");
}

// X3.
TEST(Reconcile, AV2OnlyRuntimeStopsBeingSelectedByItself) {
  constexpr std::string_view kPredictor =
      R"({"model":{"modelFormat":{"name":"mlflow"},"storageUri":"gs://b/m"}})";
  World ten("0.10");
  ten.BuiltIn();
  EXPECT_EQ(ten.Reconcile("m", kPredictor).model.StringAt("runtime"), "kserve-mlserver");
  World eleven("0.11");
  eleven.BuiltIn();
  EXPECT_EQ(eleven.Reconcile("m", kPredictor).error,
            "no runtime found to support predictor with model type: {mlflow <nil>}");
}

// G3.
TEST(Reconcile, AWorkerSpecThatTheRuntimeLacksCrashesKServe) {
  World world("0.20");
  world.Namespaced("r", R"({"supportedModelFormats":[{"name":"f"}],
      "containers":[{"name":"kserve-container","image":"i"}]})");
  Reconciled crashed = world.Reconcile(
      "m", R"({"model":{"modelFormat":{"name":"f"},"runtime":"r"},"workerSpec":{}})");
  EXPECT_TRUE(crashed.panicked);
  EXPECT_EQ(crashed.error, "");
}

// H35.
TEST(Reconcile, TheNewestReleaseDeletesTheWorkersThatItCreates) {
  constexpr std::string_view kSpec = R"({"supportedModelFormats":[{"name":"f"}],
      "containers":[{"name":"kserve-container","image":"i"}],
      "workerSpec":{"containers":[{"name":"worker-container","image":"w"}]}})";
  constexpr std::string_view kPredictor = R"({"model":{"modelFormat":{"name":"f"},"runtime":"r"},
      "workerSpec":{"pipelineParallelSize":2}})";
  for (auto [release, deployments] : {std::pair("0.19", 2u), std::pair("0.20", 1u)}) {
    World world(release);
    world.Namespaced("r", kSpec);
    Reconciled made = world.Reconcile("m", kPredictor, DeploymentMode::kStandard);
    ASSERT_EQ(made.deployments.size(), deployments) << release << made.error;
    EXPECT_EQ(made.deployments[0].StringAt({"metadata", "name"}), "m-predictor");
  }
}

TEST(Reconcile, ACustomPredictorWithoutAServingContainerCrashesKServe) {
  EXPECT_TRUE(
      World("0.20").Reconcile("m", R"({"containers":[{"name":"a"},{"name":"b"}]})").panicked);
}

}  // namespace
}  // namespace ksp::kserve
