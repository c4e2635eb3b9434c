#include "request.h"

#include <gtest/gtest.h>

#include "kserve/release.h"
#include "value/json.h"

namespace ksp {
namespace {

constexpr std::string_view kSources =
    R"("sources":[{"name":"x","text":"apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\n)"
    R"(metadata: {name: m}\nspec: {predictor: {model: {modelFormat: {name: sklearn}}}}\n"}])";

Value Ask(std::string_view more) {
  return ParseJson(EvaluateJson("{" + std::string(kSources) + std::string(more) + "}")).value;
}

const List& Reports(const Value& answer) { return answer.Find("reports")->list(); }

TEST(Request, AsksForTheNewestReleaseUnlessItNamesOthers) {
  Value newest = Ask("");
  ASSERT_EQ(Reports(newest).size(), 1u) << WriteJson(newest);
  EXPECT_EQ(Reports(newest)[0].StringAt("kserve"), kserve::Releases().back().name);
  EXPECT_EQ(Reports(Ask(R"(,"kserve":"all")")).size(), kserve::Releases().size());
  Value two = Ask(R"(,"kserve":["0.15","v0.20.0"],"deploymentModes":["Knative","Standard"])");
  ASSERT_EQ(Reports(two).size(), 4u);
  EXPECT_EQ(Reports(two)[0].StringAt("kserve"), "v0.15.2");
  EXPECT_EQ(Reports(two)[1].StringAt("mode"), "RawDeployment");
}

TEST(Request, SettingsReachTheReport) {
  Value report = Reports(Ask(R"(,"catalog":false,"language":"zh","namespace":"models")"))[0];
  EXPECT_EQ(report.StringAt({"answer", "kind"}), "noRuntime");
  EXPECT_EQ(report.StringAt({"defaulted", "metadata", "namespace"}), "models");
  EXPECT_NE(report.StringAt({"answer", "text"}).find("运行时"), std::string::npos);
  EXPECT_EQ(Reports(Ask(R"(,"detail":false)"))[0].Find("steps"), nullptr);
  Value configured = Ask(R"(,"config":{"deploy":{"defaultDeploymentMode":"Standard"}})");
  EXPECT_EQ(Reports(configured)[0].StringAt("mode"), "Standard");
}

TEST(Request, WhatCannotBeReadIsAnError) {
  auto error = [](std::string_view request) {
    return ParseJson(EvaluateJson(request)).value.StringAt("error");
  };
  EXPECT_TRUE(error("{").starts_with("the request: ")) << error("{");
  EXPECT_EQ(error(R"({"kserve":["0.7"]})"), R"(unknown KServe release: "0.7")");
  EXPECT_EQ(error(R"({"deploymentModes":["Raw"]})"), R"(unknown deployment mode: "Raw")");
  EXPECT_EQ(error(R"({"config":{"deploy":{}}})"),
            "invalid deploy config, defaultDeploymentMode is required");
}

TEST(Request, WhatIfAnswersForEachReport) {
  Value answer = ParseJson(WhatIfJson("{" + std::string(kSources) + R"(,"catalog":false})")).value;
  EXPECT_EQ(answer.Find("whatIf")->list().size(), 1u) << WriteJson(answer);
}

TEST(Request, TheCatalogIsThatOfARelease) {
  Value catalog = ParseJson(CatalogJson("v0.20.0")).value;
  ASSERT_FALSE(catalog.list().empty());
  EXPECT_TRUE(catalog.list()[0].StringAt("yaml").starts_with("apiVersion: serving.kserve.io/"));
  EXPECT_EQ(CatalogJson("v0.7.0"), "[]");
}

TEST(Request, EachReleaseTellsWhatBeganAndEndedWithIt) {
  Value releases = ParseJson(ReleasesJson("en")).value;
  ASSERT_EQ(releases.list().size(), kserve::Releases().size());
  std::size_t told = 0;
  for (const Value& release : releases.list()) {
    for (const Value& behaviour : release.Find("behaviours")->list()) {
      EXPECT_FALSE(behaviour.StringAt("text").empty());
      ++told;
    }
  }
  EXPECT_GT(told, 100u);
  EXPECT_NE(ReleasesJson("zh"), ReleasesJson("en"));
}

}  // namespace
}  // namespace ksp
