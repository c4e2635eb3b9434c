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

constexpr std::string_view kPlain = R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],
    "containers":[{"name":"kserve-container","image":"i"}]})";
constexpr std::string_view kModel = R"({"model":{"modelFormat":{"name":"f"}}})";

Reconciled WithAnnotations(std::string_view release, DeploymentMode mode,
                           std::string_view annotations) {
  World world(release);
  world.Namespaced("r", kPlain);
  return world.Reconcile("m", kModel, mode, annotations);
}

// H54 for the object itself: since v0.15.2 with Knative, since v0.16 with Deployments too.
TEST(Reconcile, StoppedItHasNoObjectsAndAStatusOfItsOwn) {
  constexpr std::string_view kStop = R"({"serving.kserve.io/stop":"TRUE"})";
  Reconciled first = WithAnnotations("0.15", DeploymentMode::kKnative, kStop);
  EXPECT_TRUE(first.knative_services.empty());
  EXPECT_EQ(WriteJson(*first.status.Find("conditions")),
            R"([{"status":"False","type":"PredictorReady"},{"status":"False","type":"Ready"},)"
            R"({"severity":"Info","status":"True","type":"Stopped"}])");
  EXPECT_EQ(WithAnnotations("0.15", DeploymentMode::kStandard, kStop).deployments.size(), 1u);
  Reconciled later = WithAnnotations("0.20", DeploymentMode::kStandard, kStop);
  EXPECT_TRUE(later.deployments.empty());
  EXPECT_EQ(WriteJson(later.status),
            R"({"conditions":[{"reason":"Stopped","status":"False","type":"PredictorReady"},)"
            R"({"reason":"Stopped","status":"False","type":"Ready"}],)"
            R"("modelStatus":{"transitionStatus":""}})");
  EXPECT_EQ(WithAnnotations("0.14", DeploymentMode::kKnative, kStop).knative_services.size(), 1u);
}

// H9, I9d, I20: what stops it is told, and it is not yet stopped.
TEST(Reconcile, AnAnnotationOfAnotherModeFailsOnTheWayToTheDeployment) {
  constexpr std::string_view kTypo = R"({"serving.kserve.io/deploymentMode":"100%[1]d raw%"})";
  Reconciled m = WithAnnotations("0.20", DeploymentMode::kStandard, kTypo);
  EXPECT_EQ(m.error,
            "fails to create NewRawKubeReconciler for predictor: unsupported deployment mode for "
            "workload: 100%[1]d raw%");
  EXPECT_TRUE(m.deployments.empty());
  const Value& condition = m.status.Find("conditions")->list().front();
  EXPECT_EQ(condition.StringAt("reason"), "ReconcileFailed");
  EXPECT_EQ(condition.StringAt("message"),
            "fails to create NewRawKubeReconciler for predictor: unsupported deployment mode for "
            "workload: 100%!d(BADINDEX) raw%!(NOVERB)");
  Reconciled stopped = WithAnnotations(
      "0.20", DeploymentMode::kStandard,
      R"({"serving.kserve.io/deploymentMode":"raw","serving.kserve.io/stop":"true"})");
  EXPECT_EQ(stopped.status.Find("conditions")->list().front().StringAt("reason"),
            "ReconcileFailed");
  EXPECT_EQ(WithAnnotations("0.16", DeploymentMode::kStandard, kTypo).deployments.size(), 1u);
}

// H66.
TEST(Reconcile, AnInitialScaleThatIsNoPositiveNumberIsDropped) {
  auto scale = [](std::string_view release, std::string_view value) {
    Reconciled m = WithAnnotations(
        release, DeploymentMode::kKnative,
        R"({"autoscaling.knative.dev/initial-scale":")" + std::string(value) + R"("})");
    return m.knative_services.at(0).StringAt(
        {"spec", "template", "metadata", "annotations", "autoscaling.knative.dev/initial-scale"});
  };
  EXPECT_EQ(scale("0.20", "+2"), "+2");
  EXPECT_EQ(scale("0.20", "0"), "");
  EXPECT_EQ(scale("0.20", "two"), "");
  EXPECT_EQ(scale("0.20", "2 "), "");
  EXPECT_EQ(scale("0.14", "two"), "two");
}

// H23.
TEST(Reconcile, ReplicasAreGivenOnlyWhereNothingScales) {
  World world("0.20");
  world.Namespaced("r", kPlain);
  constexpr std::string_view kThree = R"({"minReplicas":3,"model":{"modelFormat":{"name":"f"}}})";
  auto replicas = [&](std::string_view annotations) {
    return world.Reconcile("m", kThree, DeploymentMode::kStandard, annotations)
        .deployments.at(0)
        .Find({"spec", "replicas"});
  };
  EXPECT_EQ(replicas("{}"), nullptr);
  EXPECT_NE(replicas(R"({"serving.kserve.io/autoscalerClass":"none"})"), nullptr);
}

// I5.
TEST(Reconcile, ARuntimeWithoutContainersIsAnInvalidSpec) {
  constexpr std::string_view kNone =
      R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],"containers":[]})";
  World after("0.20");
  after.Namespaced("r", kNone);
  Reconciled m = after.Reconcile("m", kModel);
  EXPECT_EQ(m.error, "no container configuration found in selected serving runtime");
  EXPECT_EQ(m.status.StringAt({"modelStatus", "lastFailureInfo", "message"}),
            "no container configuration found in selected serving runtime");
}

// D34, D36.
TEST(Reconcile, ATransformerContainerIsMergedAndExpandedToo) {
  auto with = [](std::string_view transformer, std::string_view own) {
    World world("0.20");
    world.Namespaced("r", R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],
        "containers":[{"name":"kserve-container","image":"i"},
            {"name":"transformer-container","image":"t","args":[")" +
                              std::string(transformer) + R"("]}]})");
    return world.Reconcile("m", R"({"model":{"modelFormat":{"name":"f"}},"containers":[
        {"name":"transformer-container","image":"own"})" +
                                    std::string(own) + "]}");
  };
  Reconciled merged = with("{{.Name}}", "");
  EXPECT_EQ(merged.error, "");
  EXPECT_EQ(Part(Container(merged, 1), "image"), "\"own\"");
  EXPECT_EQ(Part(Container(merged, 1), "args"), R"(["m"])");
  EXPECT_NE(with("{{.None}}", "").error, "");
}

// C.5.
TEST(Reconcile, AConfidentialModelIsAnnotated) {
  World world("0.20");
  world.Namespaced("r", kPlain);
  Reconciled m = world.Reconcile("m", R"({"model":{"modelFormat":{"name":"f"},
      "storageUri":"s3://b/m","confidential":{"enabled":true,"resourceId":"kbs:///a/b/c"}}})");
  const Value* annotations =
      m.knative_services.at(0).Find({"spec", "template", "metadata", "annotations"});
  ASSERT_NE(annotations, nullptr);
  EXPECT_EQ(annotations->StringAt("internal.serving.kserve.io/confidential-enabled"), "true");
  EXPECT_EQ(annotations->StringAt("internal.serving.kserve.io/confidential-resource-id"),
            "kbs:///a/b/c");
}

}  // namespace
}  // namespace ksp::kserve
