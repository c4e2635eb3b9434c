#include "scenario/documents.h"

#include <gtest/gtest.h>

namespace ksp {
namespace {

using Role = Document::Role;

TEST(Documents, RecognisesRuntimesAndInferenceServicesByTheirApiVersion) {
  auto documents = ReadDocuments({{"a",
                                   "apiVersion: serving.kserve.io/v1alpha1\nkind: ServingRuntime\n"
                                   "metadata: {name: r}\n---\n"
                                   "apiVersion: serving.kubeflow.org/v1beta1\n"
                                   "kind: InferenceService\n---\n"
                                   "apiVersion: v1\nkind: Secret\n"}},
                                 "team");
  ASSERT_EQ(documents.size(), 3u);
  EXPECT_EQ(documents[0].role, Role::kRuntime);
  EXPECT_EQ(documents[0].name_space, "team");
  EXPECT_EQ(documents[0].object.StringAt({"metadata", "namespace"}), "team");
  EXPECT_EQ(documents[1].role, Role::kOther);
  EXPECT_EQ(documents[2].role, Role::kOther);
}

TEST(Documents, AClusterServingRuntimeHasNoNamespace) {
  auto documents = ReadDocuments({{"a",
                                   "apiVersion: serving.kserve.io/v1alpha1\n"
                                   "kind: ClusterServingRuntime\nmetadata: {name: r}\n"}},
                                 "team");
  EXPECT_EQ(documents[0].name_space, "");
  EXPECT_EQ(documents[0].object.Find({"metadata", "namespace"}), nullptr);
}

TEST(Documents, OfTwoInferenceServicesOfOneNameTheLaterCounts) {
  std::string service =
      "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\n";
  auto documents = ReadDocuments({{"a", service}, {"b", service}}, "default");
  EXPECT_EQ(documents[0].role, Role::kReplaced);
  EXPECT_EQ(documents[1].role, Role::kInferenceService);
  EXPECT_EQ(documents[1].range.source, 1u);
}

TEST(Documents, MoreThanAreEvaluatedEndWithAMessage) {
  std::string text;
  for (std::size_t i = 0; i < kMaxInferenceServices + 2; ++i) {
    text +=
        "---\napiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m" +
        std::to_string(i) + "}\n";
  }
  auto documents = ReadDocuments({{"a", text}}, "default");
  EXPECT_EQ(documents[kMaxInferenceServices - 1].role, Role::kInferenceService);
  const Document& beyond = documents[kMaxInferenceServices];
  EXPECT_EQ(beyond.role, Role::kError);
  ASSERT_TRUE(beyond.error.has_value());
  EXPECT_TRUE(yaml::IsLimit(*beyond.error));
  EXPECT_EQ(Render(beyond.error->message, Language::kEnglish),
            "there are more than 200 objects of the kind InferenceService, more than are evaluated "
            "here");
  EXPECT_EQ(beyond.error->where.begin, beyond.range.begin);
}

TEST(Documents, UnpacksAList) {
  auto documents = ReadDocuments({{"a",
                                   "apiVersion: v1\nkind: List\nitems:\n"
                                   "- apiVersion: serving.kserve.io/v1beta1\n"
                                   "  kind: InferenceService\n  metadata: {name: m}\n"
                                   "- {apiVersion: v1, kind: Pod}\n"}},
                                 "default");
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].role, Role::kInferenceService);
  EXPECT_EQ(documents[1].kind, "Pod");
}

TEST(Documents, ProcessesAnOpenShiftTemplate) {
  auto documents = ReadDocuments({{"a",
                                   "apiVersion: template.openshift.io/v1\nkind: Template\n"
                                   "objects:\n"
                                   "- apiVersion: serving.kserve.io/v1beta1\n"
                                   "  kind: InferenceService\n"
                                   "  metadata: {name: '${NAME}-x'}\n"
                                   "  spec: {predictor: {minReplicas: '${{COUNT}}', a: '${Z}'}}\n"
                                   "parameters:\n- {name: NAME, value: iris}\n"
                                   "- {name: COUNT, value: '2'}\n- {name: Z}\n"}},
                                 "default");
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].name, "iris-x");
  EXPECT_EQ(documents[0].object.Find({"spec", "predictor", "minReplicas"})->number_text(), "2");
  EXPECT_EQ(documents[0].object.StringAt({"spec", "predictor", "a"}), "${Z}");
  ASSERT_EQ(documents[0].warnings.size(), 1u);
  EXPECT_EQ(documents[0].warnings[0].message.code, "scenario.parameterWithoutValue");
}

TEST(CatalogSetting, ReadsTheFirstLineOnly) {
  EXPECT_EQ(CatalogSetting("# catalog: off\na: 1"), false);
  EXPECT_EQ(CatalogSetting("# catalog: on"), true);
  EXPECT_EQ(CatalogSetting("a: 1\n# catalog: off"), std::nullopt);
}

}  // namespace
}  // namespace ksp
