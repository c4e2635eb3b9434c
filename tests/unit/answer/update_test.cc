// Objects that the cluster has stored already: what is said of an update and not of a creation.
#include <gtest/gtest.h>

#include "evaluate.h"

namespace ksp {
namespace {

std::string Service(std::string_view mode, std::string_view more = "") {
  return "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\n"
         "metadata: {name: m, annotations: {serving.kserve.io/deploymentMode: " +
         std::string(mode) +
         "}}\nspec: {predictor: {model: {modelFormat: {name: sklearn}, storageUri: s3://a/b}}}\n" +
         std::string(more);
}

std::string Runtime(std::string_view name, std::string_view more) {
  return "apiVersion: serving.kserve.io/v1alpha1\nkind: ServingRuntime\nmetadata: {name: " +
         std::string(name) +
         "}\nspec:\n  supportedModelFormats: [{name: sklearn, autoSelect: true}]\n"
         "  containers: [{name: kserve-container, image: example.com/s:1}]\n" +
         std::string(more) + "---\n";
}

Value Report(const std::string& text, const std::string& stored,
             std::string_view release = "v0.20.0") {
  Settings settings;
  settings.releases = {kserve::FindRelease(release)};
  settings.catalog = false;
  return Evaluate(Scenario({{"new.yaml", text}, {"stored.yaml", stored, true}}), settings).back();
}

TEST(Update, TheDeploymentModeIsFixedOnceTheStatusHasIt) {
  std::string stored = Service("Standard", "status: {deploymentMode: Standard}\n");
  Value refused = Report(Service("Knative"), stored);
  EXPECT_EQ(refused.StringAt("rejection"),
            "update rejected: deploymentMode cannot be changed from 'Standard' to 'Knative'");
  EXPECT_EQ(refused.StringAt({"answer", "text"}),
            "KServe's webhook refuses this update; the stored InferenceService stays as it is.");
  EXPECT_EQ(Report(Service("Standard"), stored).StringAt("rejection"), "");
  EXPECT_EQ(Report(Service("Knative"), "").StringAt("rejection"), "");
  // v0.14 let it pass.
  EXPECT_EQ(Report(Service("Knative"), stored, "v0.14.1").StringAt("rejection"), "");
}

TEST(Update, AStoredRuntimeServesWithoutBeingAppliedAgain) {
  Value report = Report(Service("Standard"), Runtime("kept", ""));
  EXPECT_EQ(report.StringAt({"answer", "runtime"}), "kept");
  EXPECT_EQ(report.Find("admission"), nullptr);
}

TEST(Update, ARefusedUpdateOfARuntimeLeavesTheStoredOneInUse) {
  constexpr std::string_view kWorkers =
      "  workerSpec:\n    pipelineParallelSize: 2\n"
      "    containers: [{name: worker-container, image: example.com/w:1}]\n";
  Value report = Report(Runtime("r", "") + Service("Standard"), Runtime("r", kWorkers));
  ASSERT_NE(report.Find("admission"), nullptr);
  EXPECT_FALSE(report.Find("admission")->list().front().Find("allowed")->bool_value());
  const Value* candidates = report.Find("candidates");
  ASSERT_NE(candidates, nullptr);
  EXPECT_EQ(candidates->list().front().StringAt("name"), "r");
}

TEST(Update, OneOfAnotherNameIsNoUpdate) {
  std::string other = Service("Standard", "status: {deploymentMode: Standard}\n");
  other.replace(other.find("name: m"), 7, "name: n");
  EXPECT_EQ(Report(Service("Knative"), other).StringAt("rejection"), "");
}

TEST(Update, WhatNoClusterWouldHaveStoredIsToldAndPassedOver) {
  Value report = Report(Service("Knative"), Service("Standard", "spec: 1\n"));
  EXPECT_EQ(report.StringAt("rejection"), "");
  EXPECT_FALSE(report.Find("diagnostics")->list().empty());
}

// The workers' Deployments carry it (G33).
TEST(Update, AnotherSpecIsTheNextGeneration) {
  auto service = [](std::string_view generation, std::string_view uri) {
    return "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m, " +
           std::string(generation) +
           "annotations: {serving.kserve.io/deploymentMode: Standard, "
           "serving.kserve.io/autoscalerClass: none}}\n"
           "spec: {predictor: {model: {modelFormat: {name: sklearn}, storageUri: " +
           std::string(uri) + "}, workerSpec: {}}}\n";
  };
  std::string runtime = Runtime("r",
                                "  workerSpec:\n    pipelineParallelSize: 2\n"
                                "    containers: [{name: worker-container, image: w}]\n");
  auto generation = [&](const std::string& stored) {
    Value report = Report(runtime + service("", "pvc://b"), stored);
    return report.Find("deployments")
        ->list()
        .at(0)
        .StringAt({"metadata", "labels", "isvc.generation"});
  };
  EXPECT_EQ(generation(""), "1");
  EXPECT_EQ(generation(service("generation: 3, ", "pvc://a")), "4");
}

}  // namespace
}  // namespace ksp
