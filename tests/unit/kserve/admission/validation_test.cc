#include "kserve/admission/validation.h"

#include "admission_fixture.h"
#include "kserve/admission/canary_validation.h"
#include "kserve/admission/keda_validation.h"
#include "kserve/admission/object_validation.h"
#include "kserve/admission/storage_validation.h"
#include "kserve/admission/update_validation.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kStandard = R"({"serving.kserve.io/deploymentMode":"Standard"})";

Value WithPredictor(std::string_view annotations, std::string_view fields) {
  return Service(annotations, R"({"predictor":{"model":{"modelFormat":{"name":"x"},
      "storageUri":"gs://b"})" + std::string(fields) +
                                  "}}");
}

// ------------------------------------------------------------------------------------- updates

Value WithStatusMode(Value object, std::string_view mode) {
  object.MutableMap().Set("status", Value::MapOf({{"deploymentMode", mode}}));
  return object;
}

TEST(UpdateValidation, TheModeOfTheStatusStaysFromV015On) {
  Value object = WithPredictor(R"({"serving.kserve.io/deploymentMode":"ModelMesh"})", "");
  Value old = WithStatusMode(object, "Serverless");
  EXPECT_EQ(AnswerOf("0.14", object, &old), "");
  EXPECT_EQ(AnswerOf("0.15", object, &old),
            "update rejected: deploymentMode cannot be changed from 'Serverless' to 'ModelMesh'");
  EXPECT_EQ(AnswerOf("0.20", object, &old),
            "update rejected: deploymentMode cannot be changed from 'Knative' to 'ModelMesh'");
}

TEST(UpdateValidation, AnOldNameInTheStatusIsAnotherModeUntilV019) {
  Value object = WithPredictor(R"({"serving.kserve.io/deploymentMode":"RawDeployment"})", "");
  Value old = WithStatusMode(object, "RawDeployment");
  EXPECT_EQ(AnswerOf("0.17", object, &old),
            "update rejected: deploymentMode cannot be changed from 'RawDeployment' to 'Standard'");
  EXPECT_EQ(AnswerOf("0.19", object, &old), "");
}

TEST(UpdateValidation, AnEmptyStatusCountsAsStandardInV019Only) {
  Value object = WithPredictor(R"({"serving.kserve.io/deploymentMode":"Knative"})", "");
  EXPECT_EQ(AnswerOf("0.18", object, &object), "");
  EXPECT_EQ(AnswerOf("0.19", object, &object),
            "update rejected: deploymentMode cannot be changed from 'Standard' to 'Knative'");
  EXPECT_EQ(AnswerOf("0.20", object, &object), "");
}

TEST(UpdateValidation, WhatIsBeingDeletedIsNotCheckedFromV019On) {
  Value object = WithPredictor("{}", R"(,"minReplicas":-1)");
  Value old = object;
  old.Child("metadata").MutableMap().Set("deletionTimestamp", "2025-01-01T00:00:00Z");
  EXPECT_EQ(AnswerOf("0.18", object, &old), "'MinReplicas' cannot be less than 0");
  EXPECT_EQ(AnswerOf("0.19", object, &old), "");
}

TEST(UpdateValidation, ANewPredictorNameNeedsANewModel) {
  Value object = WithPredictor("{}", R"(,"name":"b")");
  Value old = WithPredictor("{}", R"(,"name":"a")");
  EXPECT_EQ(AnswerOf("0.20", object, &old),
            "predictor.name change requires a model change (e.g. storageUri)");
  old.Child("spec").Child("predictor").Child("model").MutableMap().Set("storageUri", "gs://old");
  EXPECT_EQ(AnswerOf("0.20", object, &old), "");
}

// B4: the URI of a custom predictor is that of its container.
TEST(UpdateValidation, ANewNameOfACustomPredictorNeedsAnotherUri) {
  auto predictor = [](std::string_view name, std::string_view env) {
    return Json(R"({"spec":{"predictor":{"name":")" + std::string(name) +
                R"(","containers":[{"name":"kserve-container","env":[)" + std::string(env) +
                "]}]}}}");
  };
  auto refused = [](const Value& object, const Value& old) {
    const Release& release = *FindRelease("0.20");
    Verdict verdict(release);
    CheckPredictorRename(release, object, old, &verdict);
    return verdict.message();
  };
  constexpr std::string_view kUri = R"({"name":"STORAGE_URI","value":"gs://a"})";
  constexpr std::string_view kOther = R"({"name":"STORAGE_URI","value":"gs://b"})";
  EXPECT_EQ(refused(predictor("a", kUri), predictor("b", kOther)), "");
  EXPECT_EQ(refused(predictor("a", kUri), predictor("a", kUri)), "");
  EXPECT_EQ(refused(predictor("a", kUri), predictor("b", kUri)),
            "predictor.name change requires a model change (e.g. storageUri)");
  EXPECT_EQ(refused(predictor("a", ""), predictor("b", "")),
            "predictor.name change requires a model change (e.g. storageUri)");
  EXPECT_EQ(refused(predictor("a", ""), Json(R"({"spec":{"predictor":{}}})")),
            "runtime error: index out of range [0] with length 0");
}

// -------------------------------------------------------------------------------------- canary

std::string Canary(std::string_view annotations, std::string_view canaries) {
  return AnswerOf("0.20", Service(annotations,
                                  R"({"predictor":{"name":"s","minReplicas":2,"model":
      {"modelFormat":{"name":"x"},"storageUri":"gs://b"}},"canary":)" +
                                      std::string(canaries) + "}"));
}

constexpr std::string_view kGoodCanary =
    R"({"predictor":{"name":"c","model":{"modelFormat":{"name":"x"}}},"trafficPercent":60})";

TEST(CanaryValidation, NeedsTheStandardModeToBeAnnotated) {
  EXPECT_EQ(Canary("{}", "[" + std::string(kGoodCanary) + "]"),
            "canary is only supported in Standard deployment mode");
  EXPECT_EQ(Canary(kStandard, "[" + std::string(kGoodCanary) + "]"), "");
}

TEST(CanaryValidation, NamesAreGivenAndDiffer) {
  std::string good(kGoodCanary);
  EXPECT_EQ(Canary(kStandard, "[" + good + "," + good + "]"),
            R"(canary predictor.name "c" is duplicated)");
  EXPECT_EQ(Canary(kStandard, R"([{"predictor":{"name":"s","model":{}},"trafficPercent":1}])"),
            R"(canary predictor.name "s" conflicts with stable predictor name)");
  EXPECT_EQ(Canary(kStandard, R"([{"predictor":{"model":{}},"trafficPercent":1}])"),
            "canary[0] predictor.name is required");
}

TEST(CanaryValidation, ALegacyBlockIsNotMovedSoItsOwnRulesHold) {
  EXPECT_EQ(Canary(kStandard, R"([{"predictor":{"name":"c","onnx":{"storageUri":"gs://b/m.pt"}},
      "trafficPercent":1}])"),
            R"(canary "c" predictor: expected storageUri file extension: '.onnx' but got '.pt')");
}

TEST(CanaryValidation, ReplicasAreFixed) {
  EXPECT_EQ(Canary(kStandard, R"([{"predictor":{"name":"c","model":{},"maxReplicas":1},
      "trafficPercent":1}])"),
            R"(canary "c" must not set maxReplicas (canary uses fixed replicas))");
  EXPECT_EQ(Canary(kStandard, R"([{"predictor":{"name":"c","model":{},"minReplicas":3},
      "trafficPercent":1}])"),
            R"(canary "c" minReplicas (3) must not exceed stable predictor minReplicas (2))");
}

// B51, B55, B57.
TEST(CanaryValidation, HasNoWorkersAndAShareOfAHundred) {
  EXPECT_EQ(Canary(kStandard, R"([{"predictor":{"name":"c","model":{},"workerSpec":{}},
      "trafficPercent":1}])"),
            R"(canary "c" must not set workerSpec (multi-node is not yet supported for canary))");
  const Release& release = *FindRelease("0.20");
  auto refused = [&](std::string_view spec) {
    Verdict verdict(release);
    CheckCanaries(release, Service(kStandard, spec), &verdict);
    return verdict.message();
  };
  // The schema refuses it before.
  EXPECT_EQ(refused(R"({"predictor":{"model":{}},
      "canary":[{"predictor":{"name":"c"},"trafficPercent":101}]})"),
            R"(canary "c" trafficPercent must be between 0 and 100, got 101)");
  EXPECT_EQ(refused(R"({"predictor":{"containers":[{"name":"x"}]},
      "canary":[{"predictor":{"name":"c"},"trafficPercent":1}]})"),
            "canary requires a stable predictor with a model (multi-model serving is not supported "
            "with canary)");
}

TEST(CanaryValidation, TheSumOfTheTrafficIsCheckedLast) {
  EXPECT_EQ(Canary(kStandard, "[" + std::string(kGoodCanary) +
                                  R"(,{"predictor":{"name":"d","model":{}},"trafficPercent":41}])"),
            "sum of canary trafficPercent values (101) must be <= 100");
}

// ------------------------------------------------------------------------------------- scaling

std::string Keda(std::string_view version, std::string_view fields) {
  std::string_view mode = version == "0.15" ? "RawDeployment" : "Standard";
  return AnswerOf(version, WithPredictor(R"({"serving.kserve.io/autoscalerClass":"keda",
      "serving.kserve.io/deploymentMode":")" +
                                             std::string(mode) + "\"}",
                                         fields));
}

std::string KedaMetric(std::string_view version, std::string_view metric) {
  return Keda(version, R"(,"autoScaling":{"metrics":[)" + std::string(metric) + "]}");
}

TEST(KedaValidation, RefusesScaleMetric) {
  EXPECT_EQ(Keda("0.20", R"(,"scaleMetric":"cpu")"), "ScaleMetric is not supported for KEDA");
}

TEST(KedaValidation, TargetsMustHaveTheTypeOfTheirResource) {
  EXPECT_EQ(KedaMetric("0.20", R"({"type":"Resource"})"),
            "metricSpec.Resource is not set for resource metric source type");
  EXPECT_EQ(KedaMetric("0.20", R"({"type":"Resource","resource":{"name":"cpu","target":
      {"type":"Value","value":"1"}}})"),
            "the cpu target value type should be Utilization");
  EXPECT_EQ(KedaMetric("0.20", R"({"type":"Resource","resource":{"name":"memory","target":
      {"type":"AverageValue","averageValue":"1023Ki"}}})"),
            "the memory target value should be greater than 1 MiB");
  EXPECT_EQ(KedaMetric("0.20", R"({"type":"Resource","resource":{"name":"cpu","target":
      {"type":"Utilization","averageUtilization":101}}})"),
            "the target utilization percentage should be a [1-100] integer");
}

TEST(KedaValidation, V015CrashesWithoutTheValueOfAMemoryTarget) {
  constexpr std::string_view kMetric =
      R"({"type":"Resource","resource":{"name":"memory","target":{"type":"AverageValue"}}})";
  EXPECT_EQ(KedaMetric("0.15", kMetric),
            "validator: runtime error: invalid memory address or nil pointer dereference");
  EXPECT_EQ(KedaMetric("0.16", kMetric), "the memory target value should be greater than 1 MiB");
}

TEST(KedaValidation, ExternalMetricsNeedAQueryAndAValue) {
  EXPECT_EQ(KedaMetric("0.20", R"({"type":"External","external":{"metric":{"backend":
      "prometheus"},"target":{"type":"Value"}}})"),
            "the query should not be empty");
  EXPECT_EQ(KedaMetric("0.20", R"({"type":"External","external":{"metric":{"backend":
      "prometheus","query":"q"},"target":{"type":"AverageValue","averageValue":"1"}}})"),
            "the target threshold value should not be empty");
}

// B28.4, B28.6, B28.8, B28.11.
TEST(KedaValidation, KnowsTheseTypesOnly) {
  constexpr std::string_view kResource = R"({"type":"Resource","resource":{"name":")";
  auto resource = [&](std::string_view rest) {
    return KedaMetric("0.20", std::string(kResource) + std::string(rest) + "}}");
  };
  EXPECT_EQ(resource(R"(memory","target":{"type":"Value","value":"2Mi"})"),
            "the memory target value type should be AverageValue or Utilization");
  EXPECT_EQ(resource(R"(memory","target":{"type":"AverageValue","averageValue":"1Mi"})"), "");
  auto past_the_schema = [](std::string_view metric) {
    const Release& release = *FindRelease("0.20");
    Verdict verdict(release);
    CheckKeda(release, Json(R"({"autoScaling":{"metrics":[)" + std::string(metric) + "]}}"),
              &verdict);
    return verdict.message();
  };
  EXPECT_EQ(past_the_schema(R"({"type":"Resource","resource":{"name":"gpu"}})"),
            "resource type gpu is not supported");
  EXPECT_EQ(past_the_schema(R"({"type":"Object"})"),
            "unknown KEDA metric type with value [Object].Valid types are "
            "Resource,External,PodMetric");
  constexpr std::string_view kExternal = R"({"type":"External","external":{"metric":{"backend":
      "prometheus","query":"q"},"target":)";
  EXPECT_EQ(KedaMetric("0.20", std::string(kExternal) + R"({"type":"AverageValue","value":"1"}}})"),
            "the AverageValue type should be set");
  EXPECT_EQ(KedaMetric("0.20", std::string(kExternal) + R"({"type":"Value","value":"1"}}})"), "");
}

TEST(ScalingValidation, HpaTakesResourceMetricsOnly) {
  EXPECT_EQ(AnswerOf("0.20", WithPredictor(R"({"serving.kserve.io/autoscalerClass":"hpa",
      "serving.kserve.io/deploymentMode":"Standard"})",
                                           R"(,"autoScaling":{"metrics":[{"type":"PodMetric"}]})")),
            "invalid HPA metric source type with value [PodMetric],valid metric source types are "
            "Resource");
}

// B27.2 to B27.4.
TEST(ScalingValidation, HpaTargetsAreLimitedWhateverTheMetric) {
  auto hpa = [](std::string_view fields) {
    return AnswerOf("0.20", WithPredictor(R"({"serving.kserve.io/autoscalerClass":"hpa",
      "serving.kserve.io/deploymentMode":"Standard"})",
                                          fields));
  };
  EXPECT_EQ(hpa(R"(,"scaleMetric":"cpu","scaleTarget":0)"),
            "the target utilization percentage should be a [1-100] integer");
  EXPECT_EQ(hpa(R"(,"scaleMetric":"memory","scaleTarget":101)"),
            "the target utilization percentage should be a [1-100] integer");
  EXPECT_EQ(hpa(R"(,"scaleMetric":"memory","scaleTarget":0)"),
            "the target memory should be greater than 1 MiB");
  EXPECT_EQ(hpa(R"(,"scaleMetric":"memory","scaleTarget":100)"), "");
  EXPECT_EQ(hpa(R"(,"autoScaling":{"metrics":[{"type":"Resource"}]})"),
            "metricSpec.Resource is not set for resource metric source type");
}

TEST(ScalingValidation, StandardModeWithoutAClassIsNotCheckedFromV015On) {
  Value object = WithPredictor(R"({"serving.kserve.io/deploymentMode":"RawDeployment"})",
                               R"(,"scaleMetric":"rps")");
  EXPECT_EQ(AnswerOf("0.14", object), "[rps] is not a supported metric");
  EXPECT_EQ(AnswerOf("0.15", object), "");
}

TEST(ScalingValidation, V016TakesTheOldModeNameForKnative) {
  Value object = WithPredictor(R"({"serving.kserve.io/deploymentMode":"RawDeployment"})",
                               R"(,"scaleMetric":"cpu")");
  EXPECT_EQ(AnswerOf("0.16", object), "[cpu] is not a supported metric");
  EXPECT_EQ(AnswerOf("0.17", object), "");
}

TEST(ScalingValidation, ATargetForRequestsPerSecondIsAtLeastOne) {
  Value object = WithPredictor("{}", R"(,"scaleMetric":"rps","scaleTarget":0)");
  EXPECT_EQ(AnswerOf("0.11", object), "The target for rps should be greater than 1");
  EXPECT_EQ(AnswerOf("0.12", object), "the target for rps should be greater than 1");
}

// ------------------------------------------------------------------------------------- storage

std::string StorageUris(std::string_view list) {
  return AnswerOf("0.20", Service("{}", R"({"predictor":{"containers":[{"name":"c","image":"i"}],
      "storageUris":)" + std::string(list) + "}}"));
}

TEST(StorageValidation, PathsHaveACommonParent) {
  EXPECT_EQ(StorageUris(R"([{"uri":"s3://a","mountPath":"/mnt/a"},
      {"uri":"s3://b","mountPath":"/mnt/b"}])"),
            "");
  EXPECT_EQ(StorageUris(R"([{"uri":"s3://a","mountPath":"/x"},
      {"uri":"s3://b","mountPath":"/y"}])"),
            "storage paths must have a common parent directory. Current paths: [/x /y] have no "
            "common parent beyond root");
  EXPECT_EQ(StorageUris(R"([{"uri":"s3://a","mountPath":"/x/../y"}])"),
            "storage path cannot contain '..' for security reasons: /x/../y");
  EXPECT_EQ(StorageUris(R"([{"uri":"s3://a","mountPath":"//"},
      {"uri":"s3://b","mountPath":"/y"}])"),
            "validator: runtime error: index out of range [0] with length 0");
}

TEST(StorageValidation, EachHasAUriAndAnAbsolutePath) {
  EXPECT_EQ(StorageUris(R"([{"uri":"s3://a","mountPath":"/"}])"), "storage path cannot be empty");
  auto past_the_schema = [](std::string_view entry) {
    const Release& release = *FindRelease("0.20");
    Verdict verdict(release);
    CheckStorageUris(release,
                     Json(R"({"spec":{"predictor":{"storageUris":[)" + std::string(entry) + "]}}}"),
                     &verdict);
    return verdict.message();
  };
  EXPECT_EQ(past_the_schema(R"({"uri":"","mountPath":"/a"})"), "storage URI cannot be empty");
  EXPECT_EQ(past_the_schema(R"({"uri":"s3://a","mountPath":"a"})"),
            "storage path must be absolute: a");
  EXPECT_EQ(AnswerOf("0.20", WithPredictor("{}", R"(,"storageUris":[{"uri":"s3://a"}])")),
            "Setting both StorageURI and StorageURIs is not supported.");
}

TEST(StorageValidation, TwoClaimsMayShareAPathBesideOneOther) {
  constexpr std::string_view kClaims =
      R"([{"uri":"pvc://a","mountPath":"/m"},{"uri":"pvc://b","mountPath":"/m"})";
  EXPECT_EQ(StorageUris(std::string(kClaims) + R"(,{"uri":"s3://a","mountPath":"/m/a"}])"), "");
  EXPECT_EQ(StorageUris(std::string(kClaims) + R"(,{"uri":"s3://a","mountPath":"/m/a"},
      {"uri":"s3://b","mountPath":"/m/b"}])"),
            "PVC storage paths must be unique");
}

TEST(StorageValidation, ConfidentialModelsWarnOrAreRefused) {
  auto confidential =
      [](std::string_view uri, std::string_view id) {
        return Admit("0.20", Service("{}", R"({"predictor":{"model":{"modelFormat":{"name":"x"},
        "storageUri":")" + std::string(uri) + R"(","confidential":{"enabled":true,"resourceId":")" +
                                               std::string(id) + "\"}}}}"));
      };
  EXPECT_EQ(confidential("", "").rejection,
            "confidential model serving requires storageUri to be set");
  EXPECT_EQ(confidential("pvc://a", "kbs:///r/t/g").warnings,
            std::vector<std::string>{
                "confidential has no effect with PVC URIs; the storage-initializer is not "
                "injected for PVC volumes"});
  EXPECT_EQ(confidential("oci://a", "kbs:///r/t/g").warnings,
            std::vector<std::string>{
                "confidential has no effect with OCI URIs; OCI image decryption is handled by the "
                "container runtime via runtimeClassName"});
  EXPECT_EQ(confidential("s3://a", "kbs:///r/t/g").rejection, "");
  EXPECT_EQ(confidential("s3://a", "kbs:///r/t").rejection,
            "spec.predictor.confidential.resourceId: Invalid value: \"kbs:///r/t\": must be in "
            "the format kbs:///<repo>/<type>/<tag>");
}

// --------------------------------------------------------------------------- implementations

Value ModelMesh(std::string_view block) {
  return Service(R"({"serving.kserve.io/deploymentMode":"ModelMesh"})",
                 R"({"predictor":{)" + std::string(block) + "}}");
}

TEST(ImplementationValidation, TheGpuRuleOfModelMeshBlocksByRelease) {
  Value without = ModelMesh(R"("tensorflow":{})");
  EXPECT_EQ(AnswerOf("0.8", without), "");
  EXPECT_EQ(AnswerOf("0.9", without),
            "validator: runtime error: invalid memory address or nil pointer dereference");
  EXPECT_EQ(AnswerOf("0.10", without), "");
  Value gpu_version = ModelMesh(R"("tensorflow":{"runtimeVersion":"2-gpu"})");
  EXPECT_EQ(AnswerOf("0.13", gpu_version),
            "Tensorflow RuntimeVersion is GPU enabled but GPU resources are not requested. "
            "Tensorflow RuntimeVersion must be one of %!s(MISSING)");
  EXPECT_EQ(AnswerOf("0.14", gpu_version),
            "Tensorflow RuntimeVersion is GPU enabled but GPU resources are not requested");
  EXPECT_EQ(AnswerOf("0.20", ModelMesh(R"("pytorch":{"runtimeVersion":"2-gpu"})")),
            "PyTorch RuntimeVersion is GPU enabled but GPU resources are not requested. ");
}

TEST(ImplementationValidation, AStorageSpecTakesS3AndHdfsOnly) {
  EXPECT_EQ(AnswerOf("0.13", ModelMesh(R"("onnx":{"storage":{"parameters":{"type":"gs"}}})")),
            "storage.spec.type, must be one of: [s3://, hdfs://, webhdfs://]. storage.spec.type "
            "[gs] is not supported.");
  EXPECT_EQ(AnswerOf("0.20", ModelMesh(R"("onnx":{"storage":{},"storageUri":"gs://m.onnx"})")),
            "storageUri, must be one of: [s3://, hdfs://, webhdfs://] or match "
            "https://{}.blob.core.windows.net/{}/{} or be an absolute or relative local path. "
            "StorageUri [gs://m.onnx] is not supported");
}

TEST(ImplementationValidation, TheProtocolOfTheFirstContainer) {
  Value object = Service("{}", R"({"predictor":{"containers":[{"name":"c","env":
      [{"name":"PROTOCOL","value":"v3"}]}]}})");
  EXPECT_EQ(AnswerOf("0.13", object), "Invalid protocol v1, v2. Must be one of [v3]");
  EXPECT_EQ(AnswerOf("0.14", object), "invalid protocol v1, v2. Must be one of [v3]");
  for (std::string_view protocol : {"v1", "v2"}) {
    EXPECT_EQ(AnswerOf("0.14", Service("{}", R"({"predictor":{"containers":[{"name":"c","env":
      [{"name":"PROTOCOL","value":")" + std::string(protocol) +
                                                 R"("}]}]}})")),
              "");
  }
}

TEST(ImplementationValidation, PmmlWorkersAreLimitedUntilV011) {
  Value object = ModelMesh(R"("pmml":{"args":["--workers=2"]})");
  EXPECT_EQ(AnswerOf("0.11", object), "Workers cannot be greater than 1");
  EXPECT_EQ(AnswerOf("0.12", object), "");
  EXPECT_EQ(AnswerOf("0.11", ModelMesh(R"("pmml":{"args":["--workers","2"]})")),
            "Invalid workers argument");
}

TEST(ImplementationValidation, HdfsIsUnknownToV08) {
  Value object = Service("{}", R"({"predictor":{"model":{"storageUri":"hdfs://h"}}})");
  EXPECT_EQ(AnswerOf("0.8", object),
            "storageUri, must be one of: [gs://, s3://, pvc://, file://, https://, http://] or "
            "match https://{}.blob.core.windows.net/{}/{} or be an absolute or relative local "
            "path. StorageUri [hdfs://h] is not supported.");
  EXPECT_EQ(AnswerOf("0.9", object), "");
}

TEST(ExtensionValidation, ALoggerWithoutAModeIsRefused) {
  EXPECT_EQ(AnswerOf("0.20", WithPredictor("{}", R"(,"logger":{"url":"http://l"})")),
            "invalid logger type");
}

// B41a, B42, B44.
TEST(ExtensionValidation, ReplicasAndTheLoggersStorage) {
  Value negative = WithPredictor("{}", R"(,"maxReplicas":-1)");
  EXPECT_EQ(AnswerOf("0.13", negative), "MaxReplicas cannot be less than 0.");
  EXPECT_EQ(AnswerOf("0.14", negative), "'MaxReplicas' cannot be less than 0");
  Value reversed = WithPredictor("{}", R"(,"minReplicas":3,"maxReplicas":2)");
  EXPECT_EQ(AnswerOf("0.13", reversed), "MinReplicas cannot be greater than MaxReplicas.");
  EXPECT_EQ(AnswerOf("0.14", reversed), "'MinReplicas' cannot be greater than MaxReplicas");
  EXPECT_EQ(AnswerOf("0.20", WithPredictor("{}", R"(,"minReplicas":3,"maxReplicas":0)")), "");
  auto logger = [](std::string_view storage) {
    return AnswerOf("0.20", WithPredictor("{}", R"(,"logger":{"mode":"all","storage":)" +
                                                    std::string(storage) + "}"));
  };
  EXPECT_EQ(logger(R"({"path":"p","key":"k"})"), "invalid logger storage configuration");
  EXPECT_EQ(logger(R"({"path":"p","key":"k","parameters":{"type":"s3"}})"), "");
}

// ------------------------------------------------------------------------------- whole objects

TEST(ObjectValidation, PythonPathIsBlockedFromV018On) {
  Value object = Service("{}", R"({"predictor":{"model":{"modelFormat":{"name":"x"},
      "env":[{"name":"PYTHONPATH"}]}}})");
  EXPECT_EQ(AnswerOf("0.17", object), "");
  EXPECT_EQ(AnswerOf("0.18", object),
            R"(the InferenceService "m" is invalid: setting PYTHONPATH in container "" is not )"
            "allowed for security reasons");
}

TEST(ObjectValidation, KpaIsNoAutoscalerClass) {
  EXPECT_EQ(AnswerOf("0.20", WithPredictor(R"({"serving.kserve.io/autoscalerClass":"kpa"})", "")),
            "[kpa] is not a supported autoscaler class type");
}

TEST(MultiNodeValidation, WhatIsNoKnownGpuIsAnUnknownOne) {
  auto service = [](std::string_view gpu_types) {
    return Service(R"({"serving.kserve.io/autoscalerClass":"none")" + std::string(gpu_types) + "}",
                   R"({"predictor":{"model":{"modelFormat":{"name":"x"},"storageUri":"pvc://c",
        "resources":{"limits":{"hugepages-2Mi":"4Mi"}}},"workerSpec":{}}})");
  };
  EXPECT_EQ(AnswerOf("0.20", service("")),
            R"(the InferenceService "m" is invalid: Unknown GPU resource type. Set )"
            "'serving.kserve.io/gpu-resource-types' annotation to use custom gpu resource type");
  EXPECT_EQ(
      AnswerOf("0.20", service(R"(,"serving.kserve.io/gpu-resource-types":"[\"hugepages-2Mi\"]")")),
      "");
  EXPECT_EQ(AnswerOf("0.20", service(R"(,"serving.kserve.io/gpu-resource-types":"[]")")),
            "invalid GPU format([]) for serving.kserve.io/gpu-resource-types annotation: must be "
            "a valid JSON array");
}

// B12.
TEST(ObjectValidation, TheMetricsAnnotationIsCheckedUntilV014) {
  auto metrics = [](std::string_view version, std::string_view metric,
                    std::string_view autoscaler = "hpa") {
    return AnswerOf(
        version,
        WithPredictor(R"({"serving.kserve.io/autoscalerClass":")" + std::string(autoscaler) +
                          R"(","serving.kserve.io/metrics":")" + std::string(metric) + "\"}",
                      ""));
  };
  EXPECT_EQ(metrics("0.13", "rps"), "[rps] is not a supported metric.\n");
  EXPECT_EQ(metrics("0.14", "rps"), "[rps] is not a supported metric");
  EXPECT_EQ(metrics("0.14", "rps", "external"), "");
  EXPECT_EQ(metrics("0.14", "memory"), "");
  EXPECT_EQ(metrics("0.15", "rps"), "");
}

TEST(ObjectValidation, NamesAreOfLowerCaseLettersDigitsAndDashes) {
  auto named = [](std::string_view name) {
    Value object = WithPredictor("{}", "");
    object.Child("metadata").MutableMap().Set("name", name);
    Verdict verdict(*FindRelease("0.20"));
    return CheckName(object, &verdict);
  };
  EXPECT_TRUE(named("a-0b"));
  EXPECT_TRUE(named("z"));
  for (std::string_view bad : {"a.b", "a_b", "0a", "a-", "-a", "A", "aB"}) {
    EXPECT_FALSE(named(bad)) << bad;
  }
}

// E80 to E82.
TEST(ImplementationValidation, OfABlockTheUriIsToldBeforeTheGpuUntilV010) {
  Value object = ModelMesh(R"("tensorflow":{"runtimeVersion":"2-gpu","storageUri":"x://m"})");
  EXPECT_TRUE(AnswerOf("0.10", object).starts_with("storageUri, must be one of: "));
  EXPECT_TRUE(AnswerOf("0.11", object).starts_with("Tensorflow RuntimeVersion is GPU enabled"));
}

TEST(ImplementationValidation, AnExplainersUriCountsUnlessItIsEmpty) {
  auto explainer = [](std::string_view uri) {
    return AnswerOf("0.10", Service("{}", R"({"predictor":{"model":{"modelFormat":{"name":"x"}}},
        "explainer":{"art":{"type":"SquareAttack","storageUri":")" +
                                              std::string(uri) + "\"}}}"));
  };
  EXPECT_EQ(explainer("gs://b"), "");
  EXPECT_EQ(explainer(""), "");
  EXPECT_NE(explainer("x://b").find("StorageUri [x://b] is not supported"), std::string::npos);
}

}  // namespace
}  // namespace ksp::kserve
