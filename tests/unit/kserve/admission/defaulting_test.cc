#include "kserve/admission/defaulting.h"

#include "admission_fixture.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kModelMesh = R"({"serving.kserve.io/deploymentMode":"ModelMesh"})";

std::string Predictor(const InferenceServiceAdmission& admission) {
  const Value* predictor = admission.defaulted.Find({"spec", "predictor"});
  return predictor == nullptr ? "" : WriteJson(*predictor);
}

TEST(Defaulting, TheMovedBlockPointsAtTheKeyThatItWas) {
  Value object = ParseJson(
                     R"({"apiVersion":"serving.kserve.io/v1beta1","kind":"InferenceService",
          "metadata":{"name":"m"},"spec":{"predictor":{"onnx":{}}}})",
                     3)
                     .value;
  Origin key = object.Find({"spec", "predictor"})->map().FindEntry("onnx")->key_origin;
  InferenceServiceAdmission admission = Admit("0.20", object);
  const Value* format =
      admission.defaulted.Find({"spec", "predictor", "model", "modelFormat", "name"});
  ASSERT_NE(format, nullptr);
  EXPECT_EQ(format->origin().author, Author::kKServe);
  EXPECT_EQ(format->origin().begin, key.begin);
  const Value* protocol =
      admission.defaulted.Find({"spec", "predictor", "model", "protocolVersion"});
  EXPECT_EQ(protocol->string(), "v2");
  EXPECT_EQ(protocol->origin(), Origin::By(Author::kKServe));
}

TEST(Defaulting, AModelBesideALegacyKeyIsOverwritten) {
  Value object = Service("{}", R"({"predictor":{"model":{"runtime":"mine","modelFormat":
      {"name":"pytorch"}},"sklearn":{"storageUri":"gs://b"}}})");
  EXPECT_EQ(Predictor(Admit("0.15", object)),
            R"({"model":{"modelFormat":{"name":"sklearn"},"name":"","resources":{},)"
            R"("storageUri":"gs://b"}})");
}

TEST(Defaulting, ModelMeshLeavesTheLegacyKeyExceptInV08WhichDefaultsIt) {
  Value object = Service(kModelMesh, R"({"predictor":{"sklearn":{"storageUri":"gs://b"}}})");
  EXPECT_EQ(Predictor(Admit("0.11", object)),
            R"({"sklearn":{"name":"","resources":{},"storageUri":"gs://b"}})");
  EXPECT_EQ(
      Predictor(Admit("0.8", object)),
      R"({"sklearn":{"name":"kserve-container","protocolVersion":"v1",)"
      R"("resources":{"limits":{"cpu":"1","memory":"2Gi"},)"
      R"("requests":{"cpu":"1","memory":"2Gi"}},"runtimeVersion":"","storageUri":"gs://b"}})");
}

TEST(Defaulting, AConfiguredModelMeshHoldsAtOnceInV09Only) {
  Value object = Service(R"({"a":"b"})", R"({"predictor":{"sklearn":{}}})");
  EXPECT_EQ(Predictor(Admit("0.9", object, DeploymentMode::kModelMesh)),
            R"({"sklearn":{"name":"","resources":{}}})");
  EXPECT_EQ(Predictor(Admit("0.10", object, DeploymentMode::kModelMesh)),
            R"({"model":{"modelFormat":{"name":"sklearn"},"name":"","resources":{}}})");
}

TEST(Defaulting, V09CrashesWithoutAnnotationsWhereItWritesTheMode) {
  Value object = Service("{}", R"({"predictor":{"sklearn":{}}})");
  EXPECT_EQ(Admit("0.9", object, DeploymentMode::kStandard).panic,
            "defaulter: assignment to entry in nil map");
  EXPECT_EQ(Admit("0.9", object, DeploymentMode::kKnative).panic, "");
  EXPECT_EQ(Admit("0.10", object, DeploymentMode::kStandard).panic, "");
}

TEST(Defaulting, TokensAreNotMountedWhereConfiguredSo) {
  const Release& release = *FindRelease("0.20");
  Config config = ShippedConfig(release);
  config.auto_mount_service_account_token = false;
  Value object = Service("{}", R"({"predictor":{"model":{"modelFormat":{"name":"x"}}},
      "transformer":{"automountServiceAccountToken":true,
                     "containers":[{"name":"t","image":"i"}]}})");
  InferenceServiceAdmission admission =
      AdmitInferenceService(release, config, object, nullptr, nullptr);
  const Value& spec = *admission.defaulted.Find("spec");
  EXPECT_FALSE(spec.Find({"predictor", "automountServiceAccountToken"})->bool_value());
  EXPECT_TRUE(spec.Find({"transformer", "automountServiceAccountToken"})->bool_value());
}

TEST(Defaulting, LocalModelMetadataGoesFromV018OnWhereThereIsAStorageUri) {
  Value object = Service(R"({"internal.serving.kserve.io/localmodel-pvc-name":"p"})",
                         R"({"predictor":{"model":{"modelFormat":{"name":"x"},
                             "storageUri":"gs://b"}}})");
  auto annotations = [&](std::string_view version) {
    return WriteJson(*Admit(version, object).defaulted.Find({"metadata", "annotations"}));
  };
  EXPECT_EQ(annotations("0.17"),
            R"({"internal.serving.kserve.io/localmodel-pvc-name":"p","modelFormat":"x"})");
  EXPECT_EQ(annotations("0.18"), R"({"modelFormat":"x"})");
}

TEST(Defaulting, ZeroValuesStayFromV020OnUnlessTheBlockIsRebuilt) {
  Value object = Service("{}", R"({"predictor":{"maxReplicas":0,"minReplicas":0,
      "sklearn":{"args":[]}}})");
  EXPECT_EQ(Predictor(Admit("0.19", object)),
            R"({"minReplicas":0,"model":{"modelFormat":{"name":"sklearn"},"name":"",)"
            R"("resources":{}}})");
  EXPECT_EQ(Predictor(Admit("0.20", object)),
            R"({"maxReplicas":0,"minReplicas":0,"model":{"modelFormat":{"name":"sklearn"},)"
            R"("name":"","resources":{}}})");
}

// A73, A74.
TEST(Defaulting, TellsWhatIsRewrittenAndWhatGoes) {
  auto told = [](std::string_view version) {
    const Release& release = *FindRelease(version);
    Trace trace;
    AdmitInferenceService(release, ShippedConfig(release),
                          Service("{}", R"({"predictor":{"maxReplicas":0,"model":{"modelFormat":
        {"name":"x"},"resources":{"limits":{"cpu":"1000m","memory":"1Gi"}}}}})"),
                          nullptr, &trace);
    std::string steps;
    for (const Step& step : trace.steps) {
      if (step.message.code != "default.value.rewritten" &&
          step.message.code != "default.zero.removed") {
        continue;
      }
      steps += step.message.code + " " + step.message.args.Find("path")->string() + "; ";
    }
    return steps;
  };
  constexpr std::string_view kRewritten =
      "default.value.rewritten spec.predictor.model.resources.limits.cpu; ";
  EXPECT_EQ(told("0.20"), kRewritten);
  EXPECT_EQ(told("0.19"),
            "default.zero.removed spec.predictor.maxReplicas; " + std::string(kRewritten));
}

TEST(Defaulting, OnlyTheFirstContainerIsRenamedAndWhenDependsOnTheRelease) {
  Value object = Service("{}", R"({"predictor":{"containers":[{"name":"transformer-container"},
      {"name":"kserve-container"}]}})");
  auto name = [&](std::string_view version) {
    return Admit(version, object)
        .defaulted.Find({"spec", "predictor", "containers"})
        ->list()
        .front()
        .StringAt("name");
  };
  EXPECT_EQ(name("0.14"), "kserve-container");
  EXPECT_EQ(name("0.15"), "transformer-container");
}

TEST(Defaulting, WarnsOfADefaultRequestAboveTheLimit) {
  const Release& release = *FindRelease("0.20");
  Trace trace;
  AdmitInferenceService(
      release, ShippedConfig(release),
      Service("{}", R"({"predictor":{"containers":[{"name":"c","resources":{"limits":
          {"cpu":"500m"}}}]}})"),
      nullptr, &trace);
  ASSERT_EQ(trace.diagnostics.size(), 1u);
  EXPECT_EQ(trace.diagnostics[0].message.code, "default.resource.exceeds");
}

TEST(Defaulting, V08AppendsTheVariablesOfMlServerWithoutLookingForThem) {
  Value object = Service("{}", R"({"predictor":{"model":{"modelFormat":{"name":"mlflow"},
      "runtime":"kserve-mlserver","env":[{"name":"MLSERVER_LOAD_MODELS_AT_STARTUP",
      "value":"true"}]}}})");
  InferenceServiceAdmission admission = Admit("0.8", object);
  EXPECT_EQ(WriteJson(*admission.defaulted.Find({"spec", "predictor", "model", "env"})),
            R"([{"name":"MLSERVER_LOAD_MODELS_AT_STARTUP","value":"true"},)"
            R"({"name":"MLSERVER_LOAD_MODELS_AT_STARTUP","value":"false"}])");
  EXPECT_EQ(admission.defaulted.StringAt({"metadata", "labels", "modelClass"}),
            "mlserver_sklearn.SKLearnModel");
}

}  // namespace
}  // namespace ksp::kserve
