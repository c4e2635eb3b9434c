#include "kserve/controller/resolve.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kContainers =
    R"("containers":[{"name":"kserve-container","image":"i"}])";

// A spec with one entry of the format sklearn.
std::string Spec(std::string_view protocols, std::string_view entry) {
  std::string spec = R"({"protocolVersions":)";
  spec += protocols;
  spec += R"(,"supportedModelFormats":[)";
  spec += entry;
  spec += "],";
  spec += kContainers;
  return spec + "}";
}

std::vector<std::string> Supporting(const World& world, std::string_view model,
                                    bool multi_node = false) {
  std::vector<std::string> names;
  Selection selection =
      SelectRuntimes(world.release, Json(model), multi_node, "default", world.cluster);
  for (const InstalledRuntime* runtime : selection.supporting) names.push_back(runtime->name);
  return names;
}

using Names = std::vector<std::string>;

constexpr std::string_view kAuto = R"({"name":"sklearn","autoSelect":true})";

// L1.
TEST(Resolve, ScopeComesBeforePriorityAndPriorityBeforeProtocol) {
  World world("0.20");
  world
      .Namespaced("a", Spec(R"(["v2"])", R"({"name":"sklearn","autoSelect":true,"priority":1})"),
                  R"({"creationTimestamp":"2025-02-01T00:00:00Z"})")
      .Namespaced("b", Spec(R"(["v1","v2"])", kAuto),
                  R"({"creationTimestamp":"2024-01-01T00:00:00Z"})")
      .Clusterwide("c", Spec(R"(["v2"])", R"({"name":"sklearn","autoSelect":true,"priority":9})"));
  constexpr std::string_view kModel =
      R"({"modelFormat":{"name":"sklearn"},"protocolVersion":"v2"})";
  EXPECT_EQ(Supporting(world, kModel), (Names{"a", "b", "c"}));

  Selection selection =
      SelectRuntimes(world.release, Json(kModel), false, "default", world.cluster);
  EXPECT_EQ(selection.candidates[0].priority, 1);
  EXPECT_EQ(selection.candidates[0].protocol_rank, 2);
  EXPECT_EQ(selection.candidates[0].place, 0u);
}

// L2.
TEST(Resolve, ThePriorityIsThatOfTheFirstEntryOfTheName) {
  World world("0.20");
  world.Namespaced("two", Spec(R"(["v1"])",
                               R"({"name":"sklearn","version":"0","priority":5},
                                  {"name":"sklearn","version":"1","autoSelect":true})"));
  Selection selection =
      SelectRuntimes(world.release, Json(R"({"modelFormat":{"name":"sklearn","version":"1"}})"),
                     false, "default", world.cluster);
  ASSERT_TRUE(selection.candidates[0].eligible);
  EXPECT_EQ(selection.candidates[0].priority, 5);

  Value old = Json(R"({"modelFormat":{"name":"sklearn","version":"0"}})");
  EXPECT_EQ(Supporting(world, WriteJson(old)), Names{});
  old.MutableMap().Set("runtime", "two");
  EXPECT_FALSE(CheckNamedRuntime(world.release, old, selection.candidates[0].runtime));
}

TEST(Resolve, NewerComesFirstAndThenTheName) {
  World world("0.20");
  world.Namespaced("a", Spec(R"(["v1"])", kAuto))
      .Namespaced("b", Spec(R"(["v1"])", kAuto))
      .Namespaced("old", Spec(R"(["v1"])", kAuto),
                  R"({"creationTimestamp":"2024-01-01T00:00:00Z"})")
      .Namespaced("new", Spec(R"(["v1"])", kAuto),
                  R"({"creationTimestamp":"2025-01-01T00:00:00Z"})");
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"sklearn"}})"),
            (Names{"new", "old", "a", "b"}));
}

TEST(Resolve, VersionsAreComparedAsText) {
  World world("0.20");
  world.Namespaced("r", Spec(R"(["v1"])", R"({"name":"sklearn","version":"1","autoSelect":true})"));
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"sklearn"}})"), Names{"r"});
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"sklearn","version":"1"}})"), Names{"r"});
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"sklearn","version":"1.0"}})"), Names{});
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"sklearn","version":""}})"), Names{});
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"SKLearn"}})"), Names{});
}

TEST(Resolve, ANameWithAColonIsLikeANameAndAVersion) {
  World world("0.20");
  world.Namespaced("r", Spec(R"(["v1"])", R"({"name":"a","version":"b","autoSelect":true})"));
  EXPECT_EQ(Supporting(world, R"({"modelFormat":{"name":"a:b"}})"), Names{"r"});
}

TEST(Resolve, AMissingProtocolIsAnyUntilItBecomesV1) {
  constexpr std::string_view kModel = R"({"modelFormat":{"name":"sklearn"}})";
  for (auto [release, names] :
       {std::pair("0.9", Names{"r"}), std::pair("0.10", Names{"r"}), std::pair("0.11", Names{})}) {
    World world(release);
    world.Namespaced("r", Spec(R"(["v2"])", kAuto));
    EXPECT_EQ(Supporting(world, kModel), names) << release;
  }
}

TEST(Resolve, WorkersMustBeOnBothSidesSinceMultiNode) {
  std::string spec = Spec(R"(["v1"])", kAuto);
  spec.insert(1, R"("workerSpec":{"containers":[]},)");
  World world("0.15");
  world.Namespaced("r", spec);
  constexpr std::string_view kModel = R"({"modelFormat":{"name":"sklearn"}})";
  EXPECT_EQ(Supporting(world, kModel), Names{});
  EXPECT_EQ(Supporting(world, kModel, true), Names{"r"});
  World before("0.14");
  before.Namespaced("r", spec);
  EXPECT_EQ(Supporting(before, kModel), Names{"r"});
}

TEST(Resolve, ChecksStopAtTheFirstThatFails) {
  World world("0.20");
  world.Namespaced("r", Spec(R"(["v2"])", R"({"name":"xgboost"})"));
  Selection selection = SelectRuntimes(world.release, Json(R"({"modelFormat":{"name":"sklearn"}})"),
                                       false, "default", world.cluster);
  const std::vector<Check>& checks = selection.candidates[0].checks;
  ASSERT_EQ(checks.size(), 8u);
  EXPECT_EQ(checks[3].code, "format");
  EXPECT_EQ(checks[3].result, Check::Result::kFailed);
  EXPECT_EQ(Render(checks[3].reason, Language::kEnglish),
            "It does not list the format sklearn, only xgboost. Upper and lower case count.");
  EXPECT_EQ(checks[4].result, Check::Result::kNotReached);
}

TEST(Resolve, ANamedRuntimeIsRefusedInKServesWords) {
  World world("0.20");
  world.Namespaced("r", Spec(R"(["v2"])", kAuto))
      .Namespaced("off", R"({"disabled":true,"containers":[]})");
  const Release& release = world.release;
  auto check = [&](std::string_view model) {
    Value value = Json(model);
    return CheckNamedRuntime(release, value,
                             FindRuntime(world.cluster, "default", value.StringAt("runtime")));
  };
  auto missing = check(R"({"modelFormat":{"name":"sklearn"},"runtime":""})");
  EXPECT_EQ(missing.error, "No ServingRuntimes or ClusterServingRuntimes with the name: ");
  EXPECT_EQ(missing.reason, "RuntimeNotRecognized");
  EXPECT_EQ(check(R"({"runtime":"off"})").error, "specified runtime off is disabled");
  EXPECT_EQ(
      check(R"({"modelFormat":{"name":"sklearn"},"runtime":"r","protocolVersion":"v1"})").error,
      "specified runtime r does not support specified protocol version");
  EXPECT_EQ(check(R"({"modelFormat":{"name":"xgboost"},"runtime":"r"})").error,
            "specified runtime r does not support specified framework/version");
  EXPECT_FALSE(check(R"({"modelFormat":{"name":"sklearn"},"runtime":"r"})"));
}

}  // namespace
}  // namespace ksp::kserve
