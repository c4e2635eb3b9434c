#include "k8s/api_server.h"

#include <gtest/gtest.h>

#include <string>

#include "value/json.h"

namespace ksp::k8s {
namespace {

constexpr ReleaseIndex kOldest = 0;
constexpr ReleaseIndex kNewest = kReleaseCount - 1;

// An object of `kind` with a name and a namespace.
Value Object(std::string_view kind, std::string_view spec) {
  Value object = ParseJson(R"({"apiVersion":"v","metadata":{"name":"a","namespace":"b"}})").value;
  object.MutableMap().Set("kind", kind);
  object.MutableMap().Set("spec", ParseJson(spec, 0).value);
  return object;
}

std::string Spec(const Prepared& prepared) { return WriteJson(*prepared.value.Find("spec")); }

std::string Errors(std::string_view kind, std::string_view spec, ReleaseIndex release = kNewest) {
  Prepared prepared = Prepare(release, kind, Object(kind, spec));
  std::string text;
  for (const SchemaError& error : ValidateSchema(release, kind, prepared.value)) {
    text += (text.empty() ? "" : "\n") + error.text;
  }
  return text;
}

TEST(Prepare, DropsWhatTheSchemaDoesNotKnow) {
  Prepared prepared =
      Prepare(kNewest, "ServingRuntime",
              Object("ServingRuntime", R"({"containers":[{"name":"a","images":"x"}],"foo":{"a":1},
                                          "labels":{"a":{"b":1}},"protocolVersions":{"c":1}})"));
  std::string dropped;
  for (const DroppedField& field : prepared.dropped) dropped += field.path + " ";
  EXPECT_EQ(dropped, "spec.containers[0].images spec.foo spec.labels.a.b spec.protocolVersions.c ");
  EXPECT_EQ(Spec(prepared),
            R"({"containers":[{"name":"a"}],"labels":{"a":{}},"protocolVersions":{}})");
}

TEST(Prepare, DropsPodFieldsThatAReleaseHasTakenOutOfItsSchema) {
  Value object = Object("InferenceService",
                        R"({"predictor":{"ephemeralContainers":[],"initContainers":[]},
                        "canary":[{"predictor":{"ephemeralContainers":[]}}]})");
  EXPECT_EQ(Spec(Prepare(kOldest, "InferenceService", object)), R"({"predictor":{}})");
  EXPECT_EQ(Spec(Prepare(kNewest, "InferenceService", object)),
            R"({"canary":[{"predictor":{"ephemeralContainers":[]}}],)"
            R"("predictor":{"initContainers":[]}})");
}

TEST(Prepare, SetsDefaultsAsKubernetes) {
  Prepared prepared = Prepare(kNewest, "InferenceService",
                              Object("InferenceService",
                                     R"({"predictor":{"model":{"ports":[{"containerPort":1},
                {"containerPort":2,"protocol":null}]},"storageUris":[{"uri":"s3://b"}]}})"));
  EXPECT_EQ(Spec(prepared),
            R"({"predictor":{"model":{"ports":[{"containerPort":1,"protocol":"TCP"},)"
            R"({"containerPort":2,"protocol":"TCP"}]},)"
            R"("storageUris":[{"mountPath":"/mnt/models","uri":"s3://b"}]}})");
  const Value& port = prepared.value.Find({"spec", "predictor", "model", "ports"})->list()[0];
  EXPECT_EQ(port.Find("protocol")->origin().author, Author::kKubernetes);
}

TEST(Prepare, NullsGoButForItemsOfLists) {
  Prepared prepared = Prepare(kNewest, "ServingRuntime",
                              Object("ServingRuntime", R"({"containers":[{"name":"a","image":null,
                                     "args":[null]}],"labels":{"a":null}})"));
  EXPECT_EQ(Spec(prepared), R"({"containers":[{"args":[null],"name":"a"}],"labels":{}})");
  EXPECT_TRUE(prepared.dropped.empty());
}

TEST(Prepare, DecodesMetadata) {
  Value object = Object("InferenceService", "{}");
  object.Child("metadata").MutableMap().Set("Name", "x");
  object.Child("metadata").MutableMap().Set("labels", Value::MapOf({{"a", Value()}}));
  Prepared prepared = Prepare(kNewest, "InferenceService", object);
  ASSERT_EQ(prepared.dropped.size(), 1u);
  EXPECT_EQ(prepared.dropped[0].path, "metadata.Name");
  EXPECT_EQ(WriteJson(*prepared.value.Find("metadata")),
            R"({"labels":{"a":""},"name":"a","namespace":"b"})");
  object.Child("metadata").MutableMap().Set("name", 1);
  EXPECT_TRUE(Prepare(kNewest, "InferenceService", object).decode_error);
}

TEST(ValidateSchema, SaysTypesAsKubeOpenapiDoes) {
  EXPECT_EQ(Errors("ServingRuntime", R"({"containers":[1,{"name":true}],"replicas":1.5})"),
            "spec.containers[0]: Invalid value: \"integer\": spec.containers[0] in body must be of "
            "type object: \"integer\"\n"
            "spec.containers[1].name: Invalid value: \"boolean\": spec.containers[1].name in body "
            "must be of type string: \"boolean\"\n"
            "spec.replicas: Invalid value: \"number\": spec.replicas in body must be of type "
            "integer: \"number\"");
}

TEST(ValidateSchema, TellsEveryFailureOfAnIntegerOrString) {
  EXPECT_EQ(Errors("ServingRuntime",
                   R"({"containers":[{"name":"a","resources":{"limits":{"cpu":0.5}}}]})"),
            "<nil>: Invalid value: \"\": \"spec.containers[0].resources.limits.cpu\" must validate "
            "at least one schema (anyOf)\n"
            "spec.containers[0].resources.limits.cpu: Invalid value: \"number\": "
            "spec.containers[0].resources.limits.cpu in body must be of type integer,string: "
            "\"number\"\n"
            "spec.containers[0].resources.limits.cpu: Invalid value: \"number\": "
            "spec.containers[0].resources.limits.cpu in body must be of type integer: \"number\"");
}

TEST(ValidateSchema, ListMapsMustHaveUniqueKeysWhereTheReleaseSaysSo) {
  constexpr std::string_view kSpec =
      R"({"containers":[{"name":"a","env":[{"name":"A"},{"name":"A"},{"name":"A"}],
          "ports":[{"containerPort":1},{"containerPort":1,"protocol":"TCP"}]}]})";
  EXPECT_EQ(Errors("ServingRuntime", kSpec),
            "spec.containers[0].env[1]: Duplicate value: {\"name\":\"A\"}\n"
            "spec.containers[0].ports[1]: Duplicate value: "
            "{\"containerPort\":1,\"protocol\":\"TCP\"}");
  EXPECT_EQ(Errors("ServingRuntime", kSpec, kOldest + 1),
            "spec.containers[0].ports[1]: Duplicate value: "
            "{\"containerPort\":1,\"protocol\":\"TCP\"}");
}

TEST(ValidateSchema, RequiredFieldsAreLiftedWhereKServeHasLiftedThem) {
  EXPECT_EQ(Errors("InferenceService", R"({"predictor":{"model":{"readinessProbe":{"httpGet":{},
                   "tcpSocket":{}},"startupProbe":{"tcpSocket":{}}}}})"),
            "spec.predictor.model.startupProbe.tcpSocket.port: Required value");
  EXPECT_EQ(
      Errors("InferenceService",
             R"({"predictor":{},"canary":[{"predictor":{"model":{}},"trafficPercent":101}]})"),
      "spec.canary[0].predictor.model.modelFormat: Required value\n"
      "spec.canary[0].predictor.model.name: Required value\n"
      "spec.canary[0].trafficPercent: Invalid value: 101: spec.canary[0].trafficPercent in "
      "body should be less than or equal to 100");
}

TEST(ValidateSchema, AListMustHaveItsLeastNumberOfItems) {
  EXPECT_EQ(Errors("InferenceService", R"({"predictor":{"storageUris":[]}})"),
            "spec.predictor.storageUris: Invalid value: 0: spec.predictor.storageUris in body "
            "should have at least 1 items");
}

TEST(ValidateSchema, OfAStringOnlyTheFirstFailureIsTold) {
  std::string uris = R"({"predictor":{"storageUris":[{"uri":"","mountPath":")" +
                     std::string(256, 'x') + R"("},{"uri":"u","mountPath":"x"}]}})";
  EXPECT_EQ(Errors("InferenceService", uris),
            "spec.predictor.storageUris[0].mountPath: Too long: may not be more than 255 bytes\n"
            "spec.predictor.storageUris[0].uri: Invalid value: \"\": "
            "spec.predictor.storageUris[0].uri in body should be at least 1 chars long\n"
            "spec.predictor.storageUris[1].mountPath: Invalid value: \"x\": "
            "spec.predictor.storageUris[1].mountPath in body should match '^/.*'");
}

TEST(ValidateSchema, ErrorsPointAtTheValueOrAtWhatShouldHoldIt) {
  std::string spec = R"({"containers":[{"image":7}]})";
  auto errors = ValidateSchema(kNewest, "ServingRuntime", Object("ServingRuntime", spec));
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[0].where.begin, spec.find('7'));
  EXPECT_EQ(errors[1].where.begin, spec.find("{\"image"));
}

TEST(InvalidMessage, JoinsErrorsAsAnAggregate) {
  EXPECT_EQ(InvalidMessage("ServingRuntime", "a", {{"x", {}}}),
            "ServingRuntime.serving.kserve.io \"a\" is invalid: x");
  EXPECT_EQ(InvalidMessage("ServingRuntime", "a", {{"x", {}}, {"y", {}}}),
            "ServingRuntime.serving.kserve.io \"a\" is invalid: [x, y]");
}

}  // namespace
}  // namespace ksp::k8s
