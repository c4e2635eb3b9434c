#include "kserve/config.h"

#include <gtest/gtest.h>

#include "value/json.h"

namespace ksp::kserve {
namespace {

ParsedConfig Parse(std::string_view version, std::string_view json) {
  return ParseConfig(*FindRelease(version), ParseJson(json).value);
}

TEST(Config, ModesHaveTheNamesOfTheirRelease) {
  EXPECT_EQ(ModeName(*FindRelease("0.15"), DeploymentMode::kStandard), "RawDeployment");
  EXPECT_EQ(ModeName(*FindRelease("0.16"), DeploymentMode::kStandard), "Standard");
  EXPECT_EQ(ModeName(*FindRelease("0.15"), DeploymentMode::kKnative), "Serverless");
}

TEST(Config, OldModeNamesAreTranslatedAndNewOnesUnknownToOldReleases) {
  constexpr std::string_view kOld = R"({"deploy":{"defaultDeploymentMode":"RawDeployment"}})";
  constexpr std::string_view kNew = R"({"deploy":{"defaultDeploymentMode":"Standard"}})";
  EXPECT_EQ(Parse("0.20", kOld).config.default_mode, DeploymentMode::kStandard);
  EXPECT_EQ(Parse("0.15", kNew).error,
            "invalid deployment mode. Supported modes are Serverless, RawDeployment and ModelMesh");
  EXPECT_EQ(Parse("0.12", R"({"deploy":{}})").error,
            "Invalid deploy config, defaultDeploymentMode is required.");
}

TEST(Config, GivenKeysTakeThePlaceOfTheShippedOnes) {
  ParsedConfig parsed =
      Parse("0.20", R"({"inferenceService":{"resource":{"cpuLimit":"2000m","memoryLimit":""}}})");
  EXPECT_EQ(parsed.error, "");
  EXPECT_EQ(parsed.config.resources.StringAt("cpuLimit"), "2");
  EXPECT_EQ(parsed.config.resources.StringAt("memoryLimit"), "");
  EXPECT_TRUE(parsed.config.auto_mount_service_account_token);
}

TEST(Config, AConfigMapIsComplete) {
  ParsedConfig parsed =
      Parse("0.20",
            R"({"kind":"ConfigMap","data":{"deploy":"{\"defaultDeploymentMode\":\"Knative\"}"}})");
  EXPECT_EQ(parsed.error, "");
  EXPECT_FALSE(parsed.config.auto_mount_service_account_token);
  EXPECT_EQ(parsed.config.resources.StringAt("cpuRequest"), "");
}

TEST(Config, SaysWhatItDoesNotFollow) {
  auto note = [](std::string_view version, std::string_view json) {
    ParsedConfig parsed = Parse(version, json);
    EXPECT_EQ(parsed.notes.size(), 1u) << json;
    return parsed.notes.empty() ? ConfigNote() : parsed.notes.front();
  };
  ConfigNote cached = note("0.20", R"({"localModel":{"enabled":true}})");
  EXPECT_EQ(cached.kind, ConfigNote::Kind::kNotFollowed);
  EXPECT_EQ(cached.key, "localModel.enabled");
  EXPECT_EQ(note("0.20", R"({"logger":"{}"})").kind, ConfigNote::Kind::kElsewhere);
  EXPECT_EQ(note("0.13", R"({"security":{}})").kind, ConfigNote::Kind::kNotRead);
  ConfigNote misspelt = note("0.20", R"({"inferenceservice":{}})");
  EXPECT_EQ(misspelt.kind, ConfigNote::Kind::kUnknown);
  EXPECT_EQ(misspelt.nearest, "inferenceService");
  EXPECT_EQ(note("0.20", R"({"security":"{\"autoMountServiceAccount\":true}"})").key,
            "security.autoMountServiceAccount");
}

TEST(Config, PytorchHasNoImageInTheShippedPredictorsOfV09) {
  Config config = ShippedConfig(*FindRelease("0.9"));
  EXPECT_EQ(config.Predictor("tensorflow").StringAt("image"), "tensorflow/serving");
  EXPECT_EQ(config.Predictor("pytorch").StringAt("image"), "");
  EXPECT_TRUE(config.Predictor("sklearn.v1").BoolAt("multiModelServer"));
  EXPECT_EQ(ShippedConfig(*FindRelease("0.8")).Predictor("tensorflow").StringAt("image"), "");
}

TEST(Config, EveryKeyOfItIsEitherReadOrSaidToBeReadElsewhere) {
  for (std::string_view key : {"explainers", "predictors", "inferenceService", "security",
                               "multiNode", "localModel", "_example"}) {
    std::string_view version = key == "predictors" ? "0.8" : "0.20";
    EXPECT_TRUE(Parse(version, "{\"" + std::string(key) + "\":{}}").notes.empty()) << key;
  }
  for (std::string_view key : {"transformers", "storageInitializer", "credentials", "ingress",
                               "logger", "batcher", "agent", "router", "service"}) {
    ParsedConfig parsed = Parse("0.20", "{\"" + std::string(key) + "\":{}}");
    ASSERT_EQ(parsed.notes.size(), 1u) << key;
    EXPECT_EQ(parsed.notes[0].kind, ConfigNote::Kind::kElsewhere) << key;
  }
}

TEST(Config, ThePredictorsOfOldReleasesHaveImagesAndMayServeManyModels) {
  Config config =
      Parse("0.8", R"({"predictors":{"sklearn":{"v1":{"image":"s","multiModelServer":true,
      "defaultImageVersion":"1","defaultGpuImageVersion":"1-gpu"},"v2":{"image":"m"}},
      "triton":{"image":"t","multiModelServer":false}}})")
          .config;
  const Value& sklearn = config.Predictor("sklearn.v1");
  EXPECT_EQ(sklearn.StringAt("image"), "s");
  EXPECT_EQ(sklearn.StringAt("defaultImageVersion"), "1");
  EXPECT_EQ(sklearn.StringAt("defaultGpuImageVersion"), "1-gpu");
  EXPECT_TRUE(sklearn.BoolAt("multiModelServer"));
  EXPECT_FALSE(config.Predictor("sklearn.v2").BoolAt("multiModelServer"));
  EXPECT_FALSE(config.Predictor("triton").BoolAt("multiModelServer"));
  EXPECT_EQ(config.Predictor("pytorch").StringAt("image"), "");
}

}  // namespace
}  // namespace ksp::kserve
