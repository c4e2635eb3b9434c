#include "kserve/controller/merge.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

Value Merge(std::string_view release_name, std::string_view runtime, std::string_view own) {
  const Release& release = *FindRelease(release_name);
  std::string_view type =
      release.merges_by_overlay ? "serving.v1alpha1.Container" : "core.v1.Container";
  MergedSpec merged =
      MergeContainers(release, k8s::RoundTrip(release.index, type, Json(runtime)).value,
                      k8s::RoundTrip(release.index, "core.v1.Container", Json(own)).value, nullptr);
  EXPECT_EQ(merged.error, "");
  return merged.value;
}

// L10.
TEST(Merge, AValueAndASourceAreBothKeptUntilTheyAreResolved) {
  constexpr std::string_view kRuntime = R"({"name":"c","env":[{"name":"A","value":"1"}]})";
  constexpr std::string_view kOwn =
      R"({"env":[{"name":"A","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}]})";
  EXPECT_EQ(Part(Merge("0.19", kRuntime, kOwn), "env"),
            R"([{"name":"A","value":"1","valueFrom":{"secretKeyRef":{"key":"k","name":"s"}}}])");
  EXPECT_EQ(Part(Merge("0.20", kRuntime, kOwn), "env"),
            R"([{"name":"A","valueFrom":{"secretKeyRef":{"key":"k","name":"s"}}}])");
}

// X7.
TEST(Merge, TheFirstReleaseJoinsVariables) {
  constexpr std::string_view kRuntime = R"({"name":"c","env":[{"name":"A","value":"1"}]})";
  constexpr std::string_view kOwn = R"({"env":[{"name":"A","value":"2"}]})";
  EXPECT_EQ(Part(Merge("0.8", kRuntime, kOwn), "env"),
            R"([{"name":"A","value":"1"},{"name":"A","value":"2"}])");
  EXPECT_EQ(Part(Merge("0.9", kRuntime, kOwn), "env"), R"([{"name":"A","value":"2"}])");
}

TEST(Merge, ArgsAreJoinedAndTheCommandReplaced) {
  Value merged = Merge("0.20", R"({"name":"c","args":["a"],"command":["x"]})",
                       R"({"args":["a","b"],"command":["y"]})");
  EXPECT_EQ(Part(merged, "args"), R"(["a","a","b"])");
  EXPECT_EQ(Part(merged, "command"), R"(["y"])");
}

TEST(Merge, AnEmptyNameIsTheRuntimes) {
  EXPECT_EQ(Merge("0.20", R"({"name":"c"})", R"({"name":""})").StringAt("name"), "c");
  EXPECT_EQ(Merge("0.20", R"({"name":"c"})", R"({"name":"d"})").StringAt("name"), "d");
}

// E70, E73.
TEST(Merge, TheFirstReleaseDecodesListItemsIntoThoseOfTheRuntime) {
  const Release& release = *FindRelease("0.8");
  MergedSpec merged = MergePodSpecs(
      release, Json(R"({"tolerations":[{"key":"gpu","operator":"Exists","effect":"NoSchedule"}]})"),
      Json(R"({"tolerations":[{"key":"a","value":"b"}]})"), nullptr);
  EXPECT_EQ(Part(merged.value, "tolerations"),
            R"([{"effect":"NoSchedule","key":"a","operator":"Exists","value":"b"}])");
}

TEST(Merge, APersonIsToldOfWhatKubernetesOrTheServerMayRefuse) {
  Trace trace;
  DiagnoseContainer(Json(R"({"name":"c","args":["--port=1","--port=2"],
              "resources":{"limits":{"cpu":"1"},"requests":{"cpu":"1500m"}},
              "readinessProbe":{"httpGet":{},"tcpSocket":{}},
              "env":[{"name":"A","value":"1","valueFrom":{}}]})"),
                    &trace);
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : trace.diagnostics) codes.push_back(diagnostic.message.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"merge.duplicateFlag", "merge.requestAboveLimit",
                                             "merge.env.twoSources", "merge.twoHandlers"}));
}

}  // namespace
}  // namespace ksp::kserve
