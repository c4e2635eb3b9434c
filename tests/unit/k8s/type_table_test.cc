#include "k8s/type_table.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ksp::k8s {
namespace {

constexpr ReleaseIndex kOldest = 0;
constexpr ReleaseIndex kNewest = kReleaseCount - 1;

TEST(TypeTable, FindsFieldsByTheirPath) {
  const TypeField* field =
      FindField(kNewest, "InferenceService", "spec.predictor.model.env[0].valueFrom");
  ASSERT_NE(field, nullptr);
  EXPECT_EQ(field->type.type->name, "core.v1.EnvVarSource");
  EXPECT_EQ(FindField(kOldest, "InferenceService", "spec.predictor.huggingface"), nullptr);
  EXPECT_NE(FindField(kNewest, "InferenceService", "spec.predictor.huggingface"), nullptr);
  EXPECT_EQ(FindField(kNewest, "InferenceService", "spec.predictor.model.name.x"), nullptr);
  EXPECT_EQ(FindField(kNewest, "Pod", "spec"), nullptr);
}

TEST(TypeTable, ListsFieldNamesInStructOrder) {
  auto names = FieldNames(kNewest, *FindType("serving.v1beta1.ModelSpec"));
  EXPECT_EQ(names[0], "modelFormat");
  EXPECT_NE(std::find(names.begin(), names.end(), "image"), names.end());
  EXPECT_EQ(FieldNames(kOldest, *FindType("serving.v1alpha1.SupportedModelFormat")).size(), 3u);
}

// Every type that a field names must be there, and no field may be twice in a release.
TEST(TypeTable, IsWhole) {
  for (const char* kind : {"InferenceService", "ServingRuntime", "ClusterServingRuntime"}) {
    std::vector<const StructType*> seen = {FindKind(kind)};
    for (std::size_t i = 0; i < seen.size(); ++i) {
      for (ReleaseIndex release = 0; release < kReleaseCount; ++release) {
        auto names = FieldNames(release, *seen[i]);
        std::sort(names.begin(), names.end());
        EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end()) << seen[i]->name;
      }
      for (const Member& member : seen[i]->members) {
        if (member.field->type.base != Base::kStruct) continue;
        const StructType* type = member.field->type.type;
        ASSERT_NE(type, nullptr) << seen[i]->name << "." << member.field->name;
        if (std::find(seen.begin(), seen.end(), type) == seen.end()) seen.push_back(type);
      }
    }
    EXPECT_GT(seen.size(), 50u);
  }
}

TEST(TypeTable, PathPatternsMatchFieldsThatAreNoLists) {
  PathStep root;
  PathStep spec{&root, "spec"};
  PathStep predictor{&spec, "predictor"};
  PathStep containers{&predictor, "containers"};
  PathStep first{&containers, {}, 0};
  EXPECT_TRUE(PathMatches("spec.*", predictor));
  EXPECT_TRUE(PathMatches("spec.*.containers[]", first));
  EXPECT_FALSE(PathMatches("spec.*.*", first));
  EXPECT_FALSE(PathMatches("spec.*", containers));
  EXPECT_EQ(PathText(first), "spec.predictor.containers[0]");
}

}  // namespace
}  // namespace ksp::k8s
