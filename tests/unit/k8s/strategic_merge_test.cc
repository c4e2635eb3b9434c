#include "k8s/strategic_merge.h"

#include <gtest/gtest.h>

#include <string>

#include "value/json.h"

namespace ksp::k8s {
namespace {

constexpr ReleaseIndex kNewest = kReleaseCount - 1;
constexpr std::string_view kContainer = "core.v1.Container";
constexpr std::string_view kPodSpec = "core.v1.PodSpec";

std::string Merge(std::string_view type, std::string_view base, std::string_view patch) {
  Merged merged = StrategicMerge(kNewest, type, ParseJson(base).value, ParseJson(patch).value);
  return merged.error.empty() ? WriteJson(merged.value) : "error: " + merged.error;
}

// The names of a list of variables merged over another, in the order that comes out.
std::string EnvOrder(std::string_view base, std::string_view patch) {
  auto list = [](std::string_view names) {
    List list;
    for (char name : names) list.push_back(Value::MapOf({{"name", std::string(1, name)}}));
    return Value::MapOf({{"env", list}});
  };
  std::string order;
  Merged merged = StrategicMerge(kNewest, kContainer, list(base), list(patch));
  for (const Value& item : merged.value.Find("env")->list()) order += item.StringAt("name");
  return order;
}

// controller D.2.1
TEST(StrategicMerge, OrdersNewItemsFirstAndKeepsThePlacesOfTheOthers) {
  EXPECT_EQ(EnvOrder("AB", "C"), "CAB");
  EXPECT_EQ(EnvOrder("ABC", "BD"), "ABDC");
  EXPECT_EQ(EnvOrder("ABC", "CDA"), "BCDA");
  EXPECT_EQ(EnvOrder("AA", "A"), "AA");
  EXPECT_EQ(EnvOrder("AA", "ZZ"), "ZAA");
}

TEST(StrategicMerge, AListThatOneSideHasIsTakenAsItIs) {
  EXPECT_EQ(Merge(kContainer, "{}", R"({"env":[{"name":"Z"},{"name":"Z"}]})"),
            R"({"env":[{"name":"Z"},{"name":"Z"}]})");
}

TEST(StrategicMerge, MergesObjectsAndReplacesOtherLists) {
  EXPECT_EQ(Merge(kContainer, R"({"command":["a","b"],"readinessProbe":{"httpGet":{"port":80}}})",
                  R"({"command":["c"],"readinessProbe":{"tcpSocket":{"port":1}}})"),
            R"({"command":["c"],"readinessProbe":{"httpGet":{"port":80},"tcpSocket":{"port":1}}})");
}

TEST(StrategicMerge, NullDeletesAndIsNotCarriedOver) {
  EXPECT_EQ(Merge(kContainer, R"({"livenessProbe":{"grpc":{"port":1,"service":"s"}}})",
                  R"({"livenessProbe":{"grpc":{"port":2,"service":null}}})"),
            R"({"livenessProbe":{"grpc":{"port":2}}})");
  EXPECT_EQ(Merge(kContainer, "{}", R"({"livenessProbe":{"grpc":{"port":2,"service":null}}})"),
            R"({"livenessProbe":{"grpc":{"port":2}}})");
}

TEST(StrategicMerge, AnotherTypeReplaces) {
  EXPECT_EQ(Merge(kContainer, R"({"readinessProbe":{"httpGet":{"port":80}}})",
                  R"({"readinessProbe":{"httpGet":{"port":"http"}}})"),
            R"({"readinessProbe":{"httpGet":{"port":"http"}}})");
}

TEST(StrategicMerge, DirectivesHoldWhereverAKeyIsFree) {
  EXPECT_EQ(Merge(kPodSpec, R"({"nodeSelector":{"a":"1"}})",
                  R"({"nodeSelector":{"$patch":"replace","b":"2"}})"),
            R"({"nodeSelector":{"b":"2"}})");
  EXPECT_EQ(
      Merge(kPodSpec, R"({"nodeSelector":{"a":"1"}})", R"({"nodeSelector":{"$retainKeys":"b"}})"),
      "error: invalid patch format of retainKeys");
  EXPECT_EQ(Merge(kPodSpec, R"({"volumes":[{"name":"a"},{"name":"b"}]})",
                  R"({"volumes":[{"name":"a","$patch":"delete"}]})"),
            R"({"volumes":[{"name":"b"}]})");
  EXPECT_EQ(Merge(kPodSpec, R"({"volumes":[{"name":"a"},{"name":"b"}]})",
                  R"({"$setElementOrder/volumes":[{"name":"b"},{"name":"a"}]})"),
            R"({"volumes":[{"name":"b"},{"name":"a"}]})");
  EXPECT_EQ(Merge("meta.v1.ObjectMeta", R"({"finalizers":["a","b"]})",
                  R"({"$deleteFromPrimitiveList/finalizers":["a"]})"),
            R"({"finalizers":["b"]})");
}

// controller D24
TEST(StrategicMerge, AnItemWithoutItsKeyIsAnErrorWhereBothSidesHaveTheList) {
  EXPECT_EQ(
      Merge(kPodSpec, R"({"imagePullSecrets":[{}]})", R"({"imagePullSecrets":[{"name":"a"}]})"),
      "error: map: map[] does not contain declared merge key: name");
}

TEST(StrategicMerge, LeavesKeepTheOriginOfTheirSide) {
  Value base = ParseJson(R"({"image":"i","env":[{"name":"A","value":"1"}]})", 1).value;
  Value patch = ParseJson(R"({"env":[{"name":"A","value":"2"}]})", 2).value;
  Value merged = StrategicMerge(kNewest, kContainer, base, patch).value;
  EXPECT_EQ(merged.Find("image")->origin().source, 1u);
  EXPECT_EQ(merged.Find("env")->list()[0].Find("value")->origin().source, 2u);
}

TEST(StrategicMerge, ManyItemsAreNoTrouble) {
  auto list = [](char prefix) {
    List list;
    for (int i = 0; i < 50000; ++i) {
      list.push_back(Value::MapOf({{"name", prefix + std::to_string(i)}}));
    }
    return Value::MapOf({{"env", std::move(list)}});
  };
  Merged merged = StrategicMerge(kNewest, kContainer, list('a'), list('b'));
  EXPECT_EQ(merged.value.Find("env")->list().size(), 100000u);
}

// The answers of apimachinery 0.34 where base or patch are not what the type says.
TEST(StrategicMerge, SaysAsGoDoesWhatIsNotOfTheType) {
  struct Case {
    std::string_view type;
    std::string_view base;
    std::string_view patch;
    std::string_view error;
  };
  const Case kCases[] = {
      {kContainer, R"({"image":{"a":{}}})", R"({"image":{"a":{"b":1}}})",
       "merging an object in json but data type is not struct, instead is: string"},
      {kContainer, R"({"command":{"a":{}}})", R"({"command":{"a":{"b":1}}})",
       "merging an object in json but data type is not struct, instead is: slice"},
      {kPodSpec, R"({"nodeSelector":{"a":{}}})", R"({"nodeSelector":{"a":{"b":1}}})",
       "merging an object in json but data type is not struct, instead is: map"},
      {kPodSpec, R"({"hostNetwork":{"a":{}}})", R"({"hostNetwork":{"a":{"b":1}}})",
       "merging an object in json but data type is not struct, instead is: bool"},
      {kPodSpec, R"({"priority":{"a":{}}})", R"({"priority":{"a":{"b":1}}})",
       "merging an object in json but data type is not struct, instead is: int32"},
      {kPodSpec, R"({"activeDeadlineSeconds":{"a":{}}})",
       R"({"activeDeadlineSeconds":{"a":{"b":1}}})",
       "merging an object in json but data type is not struct, instead is: int64"},
      {kPodSpec, R"({"nodeSelector":[{"a":{}}]})", R"({"nodeSelector":[{"b":1}]})",
       "expected slice or array type, but got: struct"},
      {kContainer, R"({"name":"a"})", "[]", "invalid JSON document"},
      {kContainer, "{}", R"({"$setElementOrderx":[1]})",
       "invalid patch format of setElementOrder list"},
      {kContainer, "{}", R"({"$setElementOrder/env":[{"name":"a"}],"env":"x"})",
       "expected a []interface {}, but received a string"},
      {kContainer, R"({"env":true})", R"({"$setElementOrder/env":[{"name":"a"}]})",
       "expected a []interface {}, but received a bool"},
      {kContainer, R"({"env":[{"name":"a"},"x"]})",
       R"({"$setElementOrder/env":[{"name":"a"}],"env":[{"name":"a"}]})",
       "list element types are not identical: [[map[name:a] x] [map[name:a]]]"},
      {kContainer, R"({"env":[true]})", R"({"env":[{"name":"a"}]})",
       "list element types are not identical: [[true] [map[name:a]]]"},
      {kPodSpec, "{}", R"({"$deleteFromPrimitiveListx":[1]})",
       "invalid patch format of primitive list"},
      {kContainer, R"({"securityContext":{"runAsUser":1}})",
       R"({"securityContext":{"$retainKeys":["runAsUser"],"runAsUser":2,"$setElementOrder/x":[]}})",
       "unable to find api field in struct SecurityContext for the json field \"x\""},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(Merge(c.type, c.base, c.patch), "error: " + std::string(c.error)) << c.patch;
  }
}

TEST(StrategicMerge, AnOrderedListThatIsNotMergedIsReplaced) {
  EXPECT_EQ(Merge(kContainer, R"({"command":["a"]})",
                  R"({"$setElementOrder/command":["a","b"],"command":["b"]})"),
            R"({"command":["b"]})");
}
}  // namespace
}  // namespace ksp::k8s
