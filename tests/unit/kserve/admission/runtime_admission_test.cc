#include "kserve/admission/runtime_admission.h"

#include <gtest/gtest.h>

#include "kserve/equal_fold.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

Value Runtime(std::string_view name, std::string_view spec_fields) {
  Value spec = ParseJson(R"({"containers":[{"name":"kserve-container","image":"i"}],
      "protocolVersions":["v1"])" +
                         std::string(spec_fields) + "}")
                   .value;
  return Value::MapOf({{"apiVersion", "serving.kserve.io/v1alpha1"},
                       {"kind", "ServingRuntime"},
                       {"metadata", Value::MapOf({{"name", name}, {"namespace", "n"}})},
                       {"spec", spec}});
}

class RuntimeWebhook : public testing::Test {
 protected:
  // Admits the runtime and installs it; gives KServe's message if it is refused.
  std::string Apply(std::string_view version, const Value& object, const Value* old = nullptr) {
    RuntimeAdmission admission =
        AdmitRuntime(*FindRelease(version), object, cluster_, old, nullptr);
    if (!admission.allowed) return admission.refused_by + ": " + admission.message;
    InstalledRuntime runtime;
    runtime.name = object.StringAt({"metadata", "name"});
    runtime.name_space = "n";
    runtime.object = admission.object;
    cluster_.Install(std::move(runtime));
    return "";
  }

  Cluster cluster_;
};

constexpr std::string_view kTwoPriorities =
    R"(,"supportedModelFormats":[{"name":"f","autoSelect":true,"priority":1},
        {"name":"f","autoSelect":true,"priority":2}])";
constexpr std::string_view kPriorityOne =
    R"(,"supportedModelFormats":[{"name":"Format","autoSelect":true,"priority":1}])";

TEST_F(RuntimeWebhook, DoesNotLookAtThePrioritiesOfTheFirstRuntime) {
  Value object = Runtime("a", kTwoPriorities);
  EXPECT_EQ(Apply("0.20", object), "");
  EXPECT_EQ(Apply("0.20", object, &object),
            "webhook: different priorities assigned for the model format f under the "
            "servingruntime a");
}

TEST_F(RuntimeWebhook, ComparesFormatsWithoutRegardToCase) {
  EXPECT_EQ(Apply("0.13", Runtime("a", kPriorityOne)), "");
  std::string lower = R"(,"supportedModelFormats":[{"name":"format","autoSelect":true,
      "priority":1}])";
  EXPECT_EQ(Apply("0.13", Runtime("b", lower)),
            "webhook: Same priority assigned for the model format format in the servingruntimes a "
            "and b in namespace n");
  EXPECT_EQ(Apply("0.10", Runtime("b", lower)), "");
}

TEST_F(RuntimeWebhook, DoesNotCompareWhatIsDisabledMultiModelOrOfAnotherVersion) {
  EXPECT_EQ(Apply("0.20", Runtime("a", kPriorityOne)), "");
  EXPECT_EQ(Apply("0.20", Runtime("b", std::string(kPriorityOne) + R"(,"disabled":true)")), "");
  EXPECT_EQ(Apply("0.20", Runtime("c", std::string(kPriorityOne) + R"(,"multiModel":true)")), "");
  EXPECT_EQ(Apply("0.20", Runtime("d", R"(,"supportedModelFormats":[{"name":"format",
      "version":"1","autoSelect":true,"priority":1}])")),
            "");
}

TEST_F(RuntimeWebhook, WorkersStayOnceTheyAreThere) {
  std::string workers = R"(,"workerSpec":{"containers":[{"name":"worker-container"}]})";
  EXPECT_EQ(Apply("0.20", Runtime("a", workers)), "");
  Value without = Runtime("a", "");
  EXPECT_EQ(Apply("0.20", without),
            "webhook: the ServingRuntime a is invalid: removing workerSpec where it already "
            "exists is not allowed");
  EXPECT_EQ(Apply("0.14", without), "");
}

TEST_F(RuntimeWebhook, CrashesOnWorkersWithoutAContainer) {
  EXPECT_EQ(Apply("0.20", Runtime("a", R"(,"workerSpec":{"containers":[]})")),
            "webhook: panic: runtime error: index out of range [0] with length 0 [recovered]");
}

TEST_F(RuntimeWebhook, ReadsMoreGpuNamesFromTheAnnotationsOfThePods) {
  std::string workers = R"(,"workerSpec":{"pipelineParallelSize":0,"containers":
      [{"name":"worker-container","resources":{"limits":{"my/gpu":"1"}}}]})";
  EXPECT_EQ(Apply("0.20", Runtime("a", workers)),
            "webhook: the ServingRuntime a is invalid: unknown GPU resource type in a "
            "container(worker-container)");
  EXPECT_EQ(Apply("0.20", Runtime("a", workers + R"(,"annotations":
      {"serving.kserve.io/gpu-resource-types":"[\"my/gpu\"]"})")),
            "webhook: the ServingRuntime a is invalid: the WorkerSpec.PipelineParallelSize cannot "
            "be less than 1(0)");
}

TEST_F(RuntimeWebhook, BlocksPythonPathFromV018On) {
  Value object = Runtime("a", "");
  object.Child("spec").MutableMap().Set(
      "containers",
      ParseJson(R"([{"name":"kserve-container","env":[{"name":"PYTHONPATH"}]}])").value);
  EXPECT_EQ(Apply("0.18", object),
            R"(webhook: the ServingRuntime "a" is invalid: setting PYTHONPATH in container )"
            R"("kserve-container" is not allowed for security reasons)");
  EXPECT_EQ(Apply("0.17", object), "");
}

TEST_F(RuntimeWebhook, TellsWhatItLookedAt) {
  auto steps = [&](std::string_view more) {
    Trace trace;
    AdmitRuntime(*FindRelease("0.20"), Runtime("r", more), cluster_, nullptr, &trace);
    std::string codes;
    for (const Step& step : trace.steps) {
      if (step.stage == Stage::kAdmit) codes += step.message.code + " ";
    }
    return codes;
  };
  EXPECT_EQ(steps(R"(,"disabled":true)"), "admit.disabled admit.admitted ");
  EXPECT_EQ(steps(""), "admit.priorities.alone admit.variables.passed admit.admitted ");
  EXPECT_EQ(steps(R"(,"workerSpec":{"pipelineParallelSize":2,
      "containers":[{"name":"worker-container","image":"w"}]})"),
            "admit.priorities.alone admit.workerSpec.passed admit.variables.passed "
            "admit.admitted ");
}

TEST(EqualFold, FoldsAsGoDoes) {
  EXPECT_EQ(Fold("SKLearn"), Fold("sklearn"));
  EXPECT_EQ(Fold("ÀÉÖ"), Fold("àéö"));
  EXPECT_EQ(Fold("ΣΤΥΛΟΣ"), Fold("στυλος"));
  EXPECT_EQ(Fold("МОДЕЛЬ"), Fold("модель"));
  EXPECT_EQ(Fold("\u0100\u0103"), Fold("\u0101\u0102"));  // upper and lower case in turn
  EXPECT_NE(Fold("\u0101"), Fold("\u0102"));
  EXPECT_EQ(Fold("\u212A"), Fold("k"));  // the Kelvin sign
  EXPECT_EQ(Fold("\u017F"), Fold("S"));  // the long s
  EXPECT_NE(Fold("\u00D7"), Fold("\u00F7"));
  EXPECT_NE(Fold("\xFF"), Fold("\xFE"));
}

}  // namespace
}  // namespace ksp::kserve
