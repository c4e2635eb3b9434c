#include "k8s/typed.h"

#include <gtest/gtest.h>

#include <string>

#include "value/json.h"

namespace ksp::k8s {
namespace {

constexpr ReleaseIndex kOldest = 0;
constexpr ReleaseIndex kNewest = kReleaseCount - 1;

Value Json(std::string_view text) {
  JsonParsed parsed = ParseJson(text, 0);
  EXPECT_FALSE(parsed.error) << text;
  return parsed.value;
}

std::string RoundTripped(std::string_view type, std::string_view text,
                         ReleaseIndex release = kNewest) {
  Decoded decoded = RoundTrip(release, type, Json(text));
  return decoded.error ? "error: " + decoded.error->message : WriteJson(decoded.value);
}

TEST(RoundTrip, LeavesOutZeroValuesAndUnknownFields) {
  EXPECT_EQ(RoundTripped("core.v1.Container", R"({"name":"a","image":"","tty":false,"args":[],
                         "Image":"x","resources":{}})"),
            R"({"name":"a","resources":{}})");
}

TEST(RoundTrip, WritesWhatGoAlwaysWrites) {
  EXPECT_EQ(RoundTripped("core.v1.Container", "{}"), R"({"name":"","resources":{}})");
  EXPECT_EQ(RoundTripped("core.v1.Probe", R"({"grpc":{},"httpGet":{},"tcpSocket":null})"),
            R"({"grpc":{"port":0,"service":null},"httpGet":{"port":0}})");
  EXPECT_EQ(RoundTripped("core.v1.ResourceFieldSelector", "{}"),
            R"({"divisor":"0","resource":""})");
  EXPECT_EQ(RoundTripped("core.v1.PodSpec", R"({"containers":null})"), R"({"containers":null})");
}

TEST(RoundTrip, PointersKeepTheirZeroValues) {
  EXPECT_EQ(RoundTripped("core.v1.SecurityContext", R"({"privileged":false,"runAsUser":0})"),
            R"({"privileged":false,"runAsUser":0})");
  EXPECT_EQ(RoundTripped("core.v1.SecurityContext", R"({"privileged":null})"), "{}");
}

TEST(RoundTrip, QuantitiesBecomeCanonicalTexts) {
  EXPECT_EQ(RoundTripped("core.v1.ResourceRequirements",
                         R"({"limits":{"cpu":0.5,"memory":"1024Mi","gpu":2,"x":null}})"),
            R"({"limits":{"cpu":"500m","gpu":"2","memory":"1Gi","x":"0"}})");
}

TEST(RoundTrip, NullInAListOrMapIsTheZeroValue) {
  EXPECT_EQ(RoundTripped("core.v1.ExecAction", R"({"command":["a",null]})"),
            R"({"command":["a",""]})");
  EXPECT_EQ(RoundTripped("core.v1.PodSpec", R"({"containers":[null],"nodeSelector":{"a":null}})"),
            R"({"containers":[{"name":"","resources":{}}],"nodeSelector":{"a":""}})");
}

TEST(RoundTrip, FieldsComeAndGoWithReleases) {
  EXPECT_EQ(RoundTripped("core.v1.Container", R"({"name":"a","restartPolicy":"Always"})", kOldest),
            R"({"name":"a","resources":{}})");
  // creationTimestamp is omitzero only in Kubernetes 1.34.
  EXPECT_EQ(RoundTripped("meta.v1.ObjectMeta", R"({"name":"a"})", kOldest),
            R"({"creationTimestamp":null,"name":"a"})");
  EXPECT_EQ(RoundTripped("meta.v1.ObjectMeta", R"({"name":"a"})"), R"({"name":"a"})");
}

TEST(RoundTrip, InlineStructsAreFieldsOfTheirOwner) {
  EXPECT_EQ(RoundTripped("serving.v1beta1.ModelSpec",
                         R"({"modelFormat":{"name":"sklearn"},"image":"i","storageUri":"s3://b"})"),
            R"({"image":"i","modelFormat":{"name":"sklearn"},"name":"","resources":{},)"
            R"("storageUri":"s3://b"})");
}

TEST(RoundTrip, TimesAreWrittenInUtcAndWholeSeconds) {
  EXPECT_EQ(
      RoundTripped("meta.v1.ObjectMeta", R"({"creationTimestamp":"2024-01-01T01:30:00.9+02:00"})"),
      R"({"creationTimestamp":"2023-12-31T23:30:00Z"})");
}

TEST(RoundTrip, ErrorsNameTheFieldAndPointAtTheValue) {
  const std::string text = R"({"ports":[{"containerPort":"http"}]})";
  Decoded decoded = RoundTrip(kNewest, "core.v1.Container", Json(text));
  ASSERT_TRUE(decoded.error);
  EXPECT_EQ(decoded.error->message,
            "json: cannot unmarshal string into Go struct field ContainerPort.ports.containerPort "
            "of type int32");
  EXPECT_EQ(decoded.error->where.begin, text.find("\"http\""));
  EXPECT_EQ(
      RoundTripped("serving.v1alpha1.ServingRuntimeSpec", R"({"containers":[],"replicas":70000})"),
      "error: json: cannot unmarshal number 70000 into Go struct field "
      "ServingRuntimeSpec.replicas of type uint16");
  EXPECT_EQ(RoundTripped("core.v1.Probe", R"({"periodSeconds":1.5})").substr(0, 6), "error:");
}

TEST(RoundTrip, KeepsOriginsOfWhatItKeeps) {
  Value in = Json(R"({"name":"a","tty":false,"env":[{"name":"E","value":"1"}]})");
  Value out = RoundTrip(kNewest, "core.v1.Container", in).value;
  EXPECT_EQ(out.Find("env")->list()[0].Find("value")->origin(),
            in.Find("env")->list()[0].Find("value")->origin());
  EXPECT_EQ(out.map().FindEntry("env")->key_origin, in.map().FindEntry("env")->key_origin);
}

std::string Over(std::string_view type, std::string_view base, std::string_view value) {
  return WriteJson(DecodeOver(kNewest, type, Json(base), Json(value)).value);
}

TEST(DecodeOver, ListItemsAreDecodedIntoTheOldOnes) {
  EXPECT_EQ(Over("core.v1.PodSpec",
                 R"({"containers":null,"tolerations":[{"key":"gpu","operator":"Exists",
                 "effect":"NoSchedule"},{"key":"b"}]})",
                 R"({"tolerations":[{"key":"a","value":"b"}]})"),
            R"({"containers":null,"tolerations":[{"effect":"NoSchedule","key":"a",)"
            R"("operator":"Exists","value":"b"}]})");
}

TEST(DecodeOver, MapsKeepTheirKeysAndScalarsAreReplaced) {
  EXPECT_EQ(Over("core.v1.Container", R"({"name":"a","command":["x","y"],
                 "resources":{"limits":{"cpu":"1"}}})",
                 R"({"name":"b","command":["z"],"resources":{"limits":{"memory":"1Gi"}}})"),
            R"({"command":["z"],"name":"b","resources":{"limits":{"cpu":"1","memory":"1Gi"}}})");
}

TEST(GoJson, WritesFieldsInStructOrder) {
  Value container = Json(
      R"({"tty":true,"volumeMounts":[{"mountPath":"/m","name":"v"}],"resources":{},"name":"a",
      "restartPolicy":"Always","resizePolicy":[],"env":[{"value":"1","name":"E"}]})");
  EXPECT_EQ(
      GoJson(kNewest, "core.v1.Container", container),
      R"({"name":"a","env":[{"name":"E","value":"1"}],"resources":{},"resizePolicy":[],)"
      R"("restartPolicy":"Always","volumeMounts":[{"name":"v","mountPath":"/m"}],"tty":true})");
}

TEST(GoJson, EscapesAsGoDoes) {
  Value container;
  container.MutableMap().Set(
      "args", Value::ListOf({"<a&b>\"\\/", "\b\f\n\r\t\x01\x7f", "\u2028\u2029é", "bad \xff\xc3"}));
  EXPECT_EQ(GoJson(kNewest, "core.v1.Container", container),
            R"({"args":["\u003ca\u0026b\u003e\"\\/","\b\f\n\r\t\u0001)"
            "\x7f"
            R"(","\u2028\u2029é","bad \ufffd\ufffd"]})");
}

}  // namespace
}  // namespace ksp::k8s
