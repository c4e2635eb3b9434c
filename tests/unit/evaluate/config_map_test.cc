// A ConfigMap among the documents, and a configuration given beside them.
#include <gtest/gtest.h>

#include "evaluate.h"
#include "value/json.h"

namespace ksp {
namespace {

constexpr std::string_view kService =
    "---\napiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\n"
    "spec: {predictor: {model: {modelFormat: {name: sklearn}, storageUri: s3://a/b}}}\n";

std::string ConfigMap(std::string_view data) {
  return "---\napiVersion: v1\nkind: ConfigMap\n"
         "metadata: {name: inferenceservice-config, namespace: kserve}\ndata:\n" +
         std::string(data);
}

Value Report(const std::string& text, std::string_view release = "v0.20.0",
             const Value& config = nullptr) {
  Settings settings;
  settings.releases = {kserve::FindRelease(release)};
  settings.config = config;
  return Evaluate(Scenario({{"x.yaml", text + std::string(kService)}}), settings).back();
}

// "code: text" of each.
std::string Told(const Value& report, std::string_view list, std::string_view prefix) {
  std::string told;
  for (const Value& message : report.Find(list)->list()) {
    if (!message.StringAt("code").starts_with(prefix)) continue;
    told += message.StringAt("code") + ": " + message.StringAt("text") + "\n";
  }
  return told;
}

TEST(ConfigMap, WhatItChangesIsTold) {
  Value report = Report(ConfigMap(R"(  deploy: '{"defaultDeploymentMode":"Standard"}'
  explainers: '{"art":{"defaultImageVersion":"v1"}}'
  inferenceService: '{"resource":{"cpuLimit":"2000m","memoryRequest":"1Gi"},
    "serviceAnnotationDisallowedList":["a/b"],"serviceLabelDisallowedList":["c","d"]}'
  multiNode: '{"customGPUResourceTypeList":["x.com/gpu"]}'
)"));
  EXPECT_EQ(report.StringAt("mode"), "Standard");
  EXPECT_EQ(Told(report, "settings", "settings."),
            "settings.configMap: KServe's configuration is the pasted ConfigMap "
            "`inferenceservice-config`, taken as a whole: a key that it lacks is lacking in the "
            "cluster.\n"
            "settings.mode: The default deployment mode is Standard.\n"
            "settings.resources: Default resources: cpu – to 2, memory 1Gi to –.\n"
            "settings.token: `autoMountServiceAccountToken` is false.\n"
            "settings.explainers: The configured versions of the explainers are not the shipped "
            "ones.\n"
            "settings.gpuTypes: These resources count as GPUs, too: x.com/gpu.\n"
            "settings.disallowedAnnotations: These annotations are not passed on: a/b.\n"
            "settings.disallowedLabels: These labels are not passed on: c, d.\n");
}

TEST(ConfigMap, WhatHasNoEffectIsTold) {
  std::string text = ConfigMap(R"(  deploy: '{"defaultDeploymentMode":"Serverless",
    "deploymentRolloutStrategy":{}}'
  multiNode: '{}'
  securty: '{}'
  whatever: '{}'
  logger: '{}'
)");
  EXPECT_EQ(Told(Report(text, "v0.12.1"), "diagnostics", "config."),
            "config.notRead: KServe v0.12.1 does not read multiNode.\n"
            "config.unknown.nearest: KServe has no configuration key securty; did you mean "
            "security?\n"
            "config.unknown: KServe has no configuration key whatever.\n"
            "config.notFollowed: deploy.deploymentRolloutStrategy would change the answer in a "
            "cluster, but is not followed here.\n");
  EXPECT_NE(Told(Report(text), "steps", "config.elsewhere").find("logger"), std::string::npos);
}

// The predictors of v0.8, with a key of its own for each protocol of some.
TEST(ConfigMap, OldReleasesTakeImagesFromIt) {
  Value report = Report(ConfigMap(R"(  deploy: '{"defaultDeploymentMode":"Serverless"}'
  predictors: '{"sklearn":{"v1":{"image":"own/sklearn","defaultImageVersion":"v9",
      "multiModelServer":true}},"triton":{"image":"own/triton"}}'
)"),
                        "v0.8.0");
  EXPECT_NE(Told(report, "settings", "settings.predictors"), "");
}

TEST(ConfigMap, TheLastOfTwoCounts) {
  Value report = Report(ConfigMap("  deploy: '{\"defaultDeploymentMode\":\"Knative\"}'\n") +
                        ConfigMap("  deploy: '{\"defaultDeploymentMode\":\"Standard\"}'\n"));
  EXPECT_EQ(report.StringAt("mode"), "Standard");
  const List& documents = report.Find("documents")->list();
  EXPECT_EQ(documents[0].StringAt("role"), "replaced");
  EXPECT_EQ(documents[1].StringAt("role"), "config");
}

TEST(ConfigMap, WhatIsGivenBesideItComesFirst) {
  Value config = ParseJson(R"({"deploy":{"defaultDeploymentMode":"Standard"}})").value;
  Value report =
      Report(ConfigMap("  deploy: '{\"defaultDeploymentMode\":\"Knative\"}'\n"), "v0.20.0", config);
  EXPECT_EQ(report.StringAt("mode"), "Standard");
  EXPECT_NE(Told(report, "diagnostics", "config.overridden"), "");
}

// Admission A1, E4, E5: the defaulter refuses, or crashes; before it read the key, the controller
// failed.
TEST(ConfigMap, OneThatCannotBeUsedStopsWhatReadsIt) {
  std::string bad = ConfigMap("  deploy: '{\"defaultDeploymentMode\":\"Raw\"}'\n");
  Value refused = Report(bad);
  EXPECT_EQ(refused.StringAt("rejectedBy"), "defaulter");
  EXPECT_EQ(refused.StringAt("rejection"),
            "invalid deployment mode. Supported modes are Knative, Standard and ModelMesh");
  EXPECT_NE(Told(refused, "diagnostics", "config.unusable"), "");
  EXPECT_EQ(Report(bad, "v0.12.1").StringAt({"answer", "kind"}), "crash");
  Value failed = Report(bad, "v0.8.0");
  EXPECT_EQ(failed.StringAt("error"),
            "fails to create DeployConfig: Invalid deployment mode. Supported modes are "
            "Serverless, RawDeployment and ModelMesh");
  Value broken = Report(ConfigMap("  deploy: '{'\n"));
  EXPECT_TRUE(broken.StringAt("rejection").starts_with("unable to parse deploy config json: "))
      << broken.StringAt("rejection");
  EXPECT_TRUE(Report(ConfigMap("  deploy: '{\"defaultDeploymentMode\":\"Knative\"}'\n"
                               "  inferenceService: '{\"resource\":{\"cpuLimit\":\"two\"}}'\n"))
                  .StringAt("rejection")
                  .starts_with("cannot parse 'two': "));
}

}  // namespace
}  // namespace ksp
