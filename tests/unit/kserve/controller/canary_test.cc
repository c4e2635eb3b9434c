#include "kserve/controller/canary.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kRuntime =
    R"({"supportedModelFormats":[{"name":"f","autoSelect":true}],
        "containers":[{"name":"kserve-container","image":"i"}]})";
// Only then is minReplicas the number of replicas (H23).
constexpr std::string_view kNoAutoscaler = R"({"serving.kserve.io/autoscalerClass":"none"})";

std::string ReplicasOf(const Reconciled& reconciled) {
  std::string text;
  for (const Value& deployment : reconciled.deployments) {
    const Value* replicas = deployment.Find({"spec", "replicas"});
    text += deployment.StringAt({"metadata", "name"}) + "=" +
            (replicas == nullptr ? "" : WriteJson(*replicas)) + " ";
  }
  return text;
}

Value PodOf(const Reconciled& reconciled, std::string_view name) {
  for (const Value& deployment : reconciled.deployments) {
    if (deployment.StringAt({"metadata", "name"}) != name) continue;
    return *deployment.Find({"spec", "template", "spec"});
  }
  return Value();
}

Reconciled Roll(std::string_view spec, std::string_view annotations = kNoAutoscaler) {
  World world("0.20");
  world.Namespaced("r", kRuntime);
  return world.ReconcileSpec("m", Json(spec), DeploymentMode::kStandard, annotations);
}

// H35.
TEST(Canary, HasADeploymentWithItsShareOfTheReplicas) {
  EXPECT_EQ(ReplicasOf(Roll(R"({"predictor":{"minReplicas":10,"model":{"modelFormat":{"name":"f"}}},
                "canary":[{"trafficPercent":25,"predictor":{"name":"a"}},
                          {"trafficPercent":1,"predictor":{"name":"b"}},
                          {"trafficPercent":0,"predictor":{"name":"c","minReplicas":2}}]})")),
            "m-a-predictor=3 m-b-predictor=1 m-c-predictor=2 m-predictor=4 ");
}

TEST(Canary, AtLeastOneReplicaStaysWithTheStablePredictor) {
  EXPECT_EQ(ReplicasOf(Roll(R"({"predictor":{"minReplicas":2,"model":{"modelFormat":{"name":"f"}}},
                "canary":[{"trafficPercent":90,"predictor":{"name":"a","minReplicas":5}}]})")),
            "m-a-predictor=5 m-predictor=1 ");
  // Nobody says how many: a canary takes its share of one, and the stable one is left alone.
  EXPECT_EQ(ReplicasOf(Roll(R"({"predictor":{"model":{"modelFormat":{"name":"f"}}},
                "canary":[{"trafficPercent":10,"predictor":{"name":"a"}}]})")),
            "m-a-predictor=1 m-predictor= ");
}

// Go's mergo: structs field by field, lists replaced, and what is zero overrides nothing, but in a
// map of free keys.
TEST(Canary, OverridesThePredictorFieldByField) {
  Reconciled m = Roll(R"({"predictor":{"model":{"modelFormat":{"name":"f"},"args":["--stable"],
          "storageUri":"s3://b/stable","resources":{"limits":{"cpu":"1","memory":"1Gi"}}},
          "nodeSelector":{"zone":"a","gpu":"no"},"maxReplicas":7,"scaleTarget":3},
      "canary":[{"trafficPercent":10,"predictor":{"name":"a",
          "nodeSelector":{"zone":"","disk":"ssd"},"terminationGracePeriodSeconds":5,
          "model":{"modelFormat":{"name":""},"args":["--canary"],"storageUri":"s3://b/canary",
              "resources":{"limits":{"cpu":"2"}}}}}]})");
  ASSERT_EQ(m.error, "");
  Value canary = PodOf(m, "m-a-predictor");
  EXPECT_EQ(Part(canary, "nodeSelector"), R"({"disk":"ssd","gpu":"no","zone":""})");
  EXPECT_EQ(Part(canary, "terminationGracePeriodSeconds"), "5");
  const Value& container = canary.Find("containers")->list().front();
  EXPECT_EQ(Part(container, "args"), R"(["--canary"])");
  EXPECT_EQ(Part(container, "resources"), R"({"limits":{"cpu":"2","memory":"1Gi"}})");
  Value stable = PodOf(m, "m-predictor");
  EXPECT_EQ(Part(stable, "nodeSelector"), R"({"gpu":"no","zone":"a"})");
  EXPECT_EQ(Part(stable.Find("containers")->list().front(), "args"), R"(["--stable"])");
}

TEST(Canary, WhatIsZeroOverridesNothing) {
  Value canary = PodOf(Roll(R"({"predictor":{"model":{"modelFormat":{"name":"f"},"tty":true},
          "terminationGracePeriodSeconds":9,"hostNetwork":true,"priority":3,
          "tolerations":[{"key":"k"}],"schedulerName":"s"},
      "canary":[{"trafficPercent":10,"predictor":{"name":"a","hostNetwork":false,"priority":4,
          "terminationGracePeriodSeconds":0,"tolerations":[],"schedulerName":""}}]})"),
                       "m-a-predictor");
  EXPECT_EQ(Part(canary, "terminationGracePeriodSeconds"), "9");
  EXPECT_EQ(Part(canary, "hostNetwork"), "true");
  EXPECT_EQ(Part(canary, "priority"), "4");
  EXPECT_EQ(Part(canary, "tolerations"), R"([{"key":"k"}])");
  EXPECT_EQ(Part(canary, "schedulerName"), "\"s\"");
}

TEST(Canary, IsInTheStatusAndNotReadyYet) {
  Reconciled m = Roll(R"({"predictor":{"model":{"modelFormat":{"name":"f"}}},
      "canary":[{"trafficPercent":10,"predictor":{"name":"a"}}]})");
  EXPECT_EQ(
      WriteJson(*m.status.Find("canaryStatuses")),
      R"([{"modelStatus":{"transitionStatus":""},"name":"a","ready":false,"trafficPercent":10}])");
  EXPECT_EQ(WriteJson(m.status.Find("conditions")->list().front()),
            R"({"reason":"CanariesNotReady","severity":"Info","status":"False",)"
            R"("type":"CanaryPredictorReady"})");
}

TEST(Canary, OneThatCannotBeBuiltLeavesAllOfThemOutOfTheStatus) {
  Reconciled m = Roll(R"({"predictor":{"model":{"modelFormat":{"name":"f"}}},
      "canary":[{"trafficPercent":10,"predictor":{"name":"a"}},
                {"trafficPercent":10,"predictor":{"name":"b","model":{"runtime":"gone"}}}]})");
  EXPECT_EQ(m.error,
            "fails to reconcile canary deployments: fails to build resources for canary b: No "
            "ServingRuntimes or ClusterServingRuntimes with the name: gone");
  EXPECT_EQ(m.status.Find("canaryStatuses"), nullptr);
  EXPECT_EQ(m.status.Find("conditions"), nullptr);
}

// D40: a list takes the place of the stable one, so the serving container may be gone.
TEST(Canary, OneWithoutAServingContainerCrashesKServe) {
  Reconciled m = Roll(R"({"predictor":{"containers":[{"name":"kserve-container","image":"i",
          "env":[{"name":"STORAGE_URI","value":"s3://b/m"}]}]},
      "canary":[{"trafficPercent":10,"predictor":{"name":"a","containers":[
          {"name":"other","image":"i"}]}}]})");
  EXPECT_TRUE(m.panicked);
  EXPECT_EQ(m.error, "");
}

// H9, of a canary.
TEST(Canary, ItsOwnAnnotationsMayAskForAModeThatHasNoDeployment) {
  EXPECT_EQ(Roll(R"({"predictor":{"model":{"modelFormat":{"name":"f"}}},"canary":[
      {"trafficPercent":10,"predictor":{"name":"a",
          "annotations":{"serving.kserve.io/deploymentMode":"Knative"}}}]})")
                .error,
            "fails to reconcile canary deployments: fails to create canary reconciler for a: "
            "unsupported deployment mode for workload: Knative");
}

}  // namespace
}  // namespace ksp::kserve
