#include "kserve/controller/object_meta.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kPrefix = "internal.serving.kserve.io/";

// The annotations for the pod webhook, as JSON and without their prefix.
std::string Working(std::string_view version, std::string_view predictor,
                    const Config* config = nullptr, std::string_view annotations = "{}") {
  const Release& release = *FindRelease(version);
  Value object =
      Value::MapOf({{"metadata", Value::MapOf({{"name", "m"}, {"annotations", Json(annotations)}})},
                    {"spec", Value::MapOf({{"predictor", Json(predictor)}})}});
  std::string text = WriteJson(WorkingAnnotations(
      release, config == nullptr ? ShippedConfig(release) : *config, object, nullptr));
  for (std::size_t at = 0; (at = text.find(kPrefix)) != text.npos;) text.erase(at, kPrefix.size());
  return text;
}

// C50 to C54; early releases: the batcher's timeout.
TEST(ObjectMeta, TellsThePodOfLoggerBatcherAndStorage) {
  EXPECT_EQ(Working("0.20", R"({"logger":{"url":"u","metadataHeaders":["a","b"],
                "metadataAnnotations":["c"]}})"),
            R"({"logger":"true","logger-metadata-annotations":"c",)"
            R"("logger-metadata-headers":"a,b","logger-mode":"","logger-sink-url":"u"})");
  constexpr std::string_view kBatcher =
      R"({"batcher":{"maxBatchSize":1,"maxLatency":2,"timeout":3}})";
  EXPECT_EQ(Working("0.11", kBatcher),
            R"({"batcher":"true","batcher-max-batchsize":"1","batcher-max-latency":"2",)"
            R"("batcher-timeout":"3"})");
  EXPECT_EQ(Working("0.12", kBatcher),
            R"({"batcher":"true","batcher-max-batchsize":"1","batcher-max-latency":"2"})");
  EXPECT_EQ(Working("0.20", R"({"model":{"storage":{"key":"k","path":"/p","parameters":
                {"type":"s3","a":"<"}}}})"),
            R"({"storage-initializer-sourceuri":"<scheme-placeholder>://p","storage-spec":"true",)"
            R"("storage-spec-key":"k",)"
            R"("storage-spec-param":"{\"a\":\"\\u003c\",\"type\":\"s3\"}"})");
}

// C70 to C73.
TEST(ObjectMeta, AModelWithoutStorageCountsAsMultiModel) {
  constexpr std::string_view kAgent =
      R"({"agent":"true","configMountPath":"/mnt/configs","configVolumeName":"modelconfig-m-0",)"
      R"("modelDir":"/mnt/models"})";
  EXPECT_EQ(Working("0.20", R"({"model":{"modelFormat":{"name":"x"}}})"), kAgent);
  EXPECT_EQ(Working("0.11", R"({"model":{"modelFormat":{"name":"huggingface"}}})"), kAgent);
  EXPECT_EQ(Working("0.12", R"({"model":{"modelFormat":{"name":"huggingface"}}})"), "{}");
  EXPECT_EQ(Working("0.20", R"({"model":{},"storageUris":[{"uri":"s3://b"}]})"), "{}");
  EXPECT_EQ(Working("0.20", R"({"model":{},"storageUris":[]})"), kAgent);
  EXPECT_EQ(Working("0.20", R"({"containers":[{"env":[{"name":"MULTI_MODEL_SERVER",
                "value":"true"}]}]})"),
            kAgent);
  EXPECT_EQ(Working("0.20", R"({"containers":[{"env":[{"name":"MULTI_MODEL_SERVER",
                "value":"false"}]}]})"),
            "{}");
}

// Early releases E57.
TEST(ObjectMeta, TheFirstReleasesAskTheConfigurationForMultiModel) {
  Config config = ShippedConfig(*FindRelease("0.9"));
  config.predictors.Child("sklearn.v1").MutableMap().Set("multiModelServer", true);
  config.predictors.Child("sklearn.v2").MutableMap().Set("multiModelServer", false);
  auto is_multi_model = [&](std::string_view model) {
    return Working("0.9", "{\"model\":" + std::string(model) + "}", &config) != "{}";
  };
  EXPECT_TRUE(is_multi_model(R"({"modelFormat":{"name":"sklearn"}})"));
  EXPECT_TRUE(is_multi_model(R"({"modelFormat":{"name":"sklearn"},"protocolVersion":"grpc-v2"})"));
  EXPECT_FALSE(is_multi_model(R"({"modelFormat":{"name":"sklearn"},"protocolVersion":"v2"})"));
  EXPECT_FALSE(is_multi_model(R"({"modelFormat":{"name":"sklearn"},"storageUri":"s3://b"})"));
  EXPECT_TRUE(is_multi_model(R"({"modelFormat":{"name":"triton"}})"));
  EXPECT_FALSE(is_multi_model(R"({"modelFormat":{"name":"other"}})"));
}

// D51, D52.
TEST(ObjectMeta, SomeAnnotationsAreNotPassedOn) {
  Config config = ShippedConfig(*FindRelease("0.20"));
  config.disallowed_annotations = {"a/b"};
  EXPECT_EQ(Working("0.20", "{}", &config, R"({"a/b":"1","a/c":"2","modelFormat":"x"})"),
            R"({"a/c":"2"})");
}

// C55.
TEST(ObjectMeta, AUriBesideAPathIsRefused) {
  Value annotations = Json(R"({"internal.serving.kserve.io/storage-initializer-sourceuri":"x"})");
  auto failure = AnnotateStorageUri(
      *FindRelease("0.20"), Json(R"({"model":{"storageUri":"s3://b"}})"), &annotations, nullptr);
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure.error, "must provide only one of storageUri and storage.path");
}

}  // namespace
}  // namespace ksp::kserve
