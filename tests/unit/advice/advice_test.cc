#include "advice_fixture.h"

namespace ksp {
namespace {

std::string Both(std::string_view runtime, std::string_view service = kService) {
  return std::string(runtime) + "---\n" + std::string(service);
}
std::string Runtime(std::string_view from, std::string_view to) {
  return Replaced(std::string(kRuntime), from, to);
}

TEST(Advice, NothingIsSaidOfWhatIsWell) {
  Pasted pasted(Both(kRuntime));
  EXPECT_EQ(pasted.All().find("advice."), std::string::npos) << pasted.All();
}

TEST(Advice, AFormatWithoutAutoSelectInARuntimeThatNothingNames) {
  const std::string text = Both(Runtime("    autoSelect: true\n", ""));
  Pasted pasted(text);
  EXPECT_EQ(pasted.Only("advice.runtime.autoSelect").StringAt("severity"), "info");
  EXPECT_EQ(pasted.Marked("advice.runtime.autoSelect"), "sklearn");
  EXPECT_EQ(pasted.Mended("advice.runtime.autoSelect"), Both(kRuntime));

  Pasted named(Replaced(text, "      storageUri", "      runtime: mine\n      storageUri"));
  EXPECT_TRUE(named.With("advice.runtime.autoSelect").empty());
}

TEST(Advice, ARuntimeInAnotherNamespaceMoves) {
  Pasted pasted(Both(Runtime("namespace: prod", "namespace: dev")));
  const Value diagnostic = pasted.Only("advice.runtime.outOfReach");
  EXPECT_EQ(diagnostic.StringAt("text"),
            "the ServingRuntime mine is in the namespace dev, and the InferenceService iris in "
            "prod cannot use it");
  EXPECT_EQ(pasted.Marked("advice.runtime.outOfReach"), "dev");
  EXPECT_EQ(pasted.Mended("advice.runtime.outOfReach"), Both(kRuntime));

  Pasted none(Both(Runtime("  namespace: prod\n", "")));
  EXPECT_EQ(none.Marked("advice.runtime.outOfReach"), "mine");
  EXPECT_EQ(none.Mended("advice.runtime.outOfReach"), Both(kRuntime));
}

TEST(Advice, ARuntimeThatReplacesABuiltInOne) {
  const std::string text = Replaced(Runtime("kind: ServingRuntime", "kind: ClusterServingRuntime"),
                                    "name: mine\n  namespace: prod", "name: kserve-sklearnserver");
  Pasted pasted(Both(text));
  EXPECT_EQ(pasted.Only("advice.runtime.replacesBuiltIn").StringAt("severity"), "info");
  EXPECT_EQ(pasted.Marked("advice.runtime.replacesBuiltIn"), "kserve-sklearnserver");
}

TEST(Advice, ApiVersionsOfKFServingAreExplainedAndMended) {
  const std::string text =
      Replaced(std::string(kService), "serving.kserve.io/v1beta1", "serving.kubeflow.org/v1beta1");
  Pasted pasted(text);
  EXPECT_EQ(pasted.Marked("advice.apiVersion.kfserving"), "serving.kubeflow.org/v1beta1");
  EXPECT_EQ(pasted.Mended("advice.apiVersion.kfserving"), kService);

  Pasted old(Replaced(text, "org/v1beta1", "org/v1alpha2"));
  EXPECT_EQ(old.Mended("advice.apiVersion.v1alpha2"), "no fix");

  Pasted other(Replaced(std::string(kService), "io/v1beta1", "io/v1"));
  EXPECT_EQ(other.Mended("advice.apiVersion.other"), kService);

  Pasted absent(Replaced(std::string(kService), "apiVersion: serving.kserve.io/v1beta1\n", ""));
  EXPECT_EQ(absent.Marked("advice.apiVersion.absent"), "InferenceService");
  EXPECT_FALSE(
      Pasted(absent.Mended("advice.apiVersion.absent")).report().Find("inferenceService") ==
      nullptr);
}

TEST(Advice, APlaceholderThatWasNotFilledIn) {
  Pasted name(Replaced(std::string(kService), "gs://b/m", "gs://<your-bucket>/m"));
  EXPECT_EQ(name.Marked("advice.placeholder.name"), "gs://<your-bucket>/m");
  EXPECT_EQ(name.Only("advice.placeholder.name").StringAt("text"),
            "<your-bucket> in spec.predictor.model.storageUri looks like a placeholder that was "
            "not filled in");
  Pasted variable(Replaced(std::string(kService), "gs://b/m", "gs://${BUCKET}/m"));
  EXPECT_EQ(variable.Only("advice.placeholder.variable").StringAt({"args", "text"}), "${BUCKET}");
  Pasted helm(Runtime("img:1", "'img:{{ .Values.tag }}'"));
  EXPECT_EQ(helm.Marked("advice.placeholder.helm"), "'img:{{ .Values.tag }}'");
  Pasted elsewhere(Runtime("  containers:\n", "  nodeSelector: {a: '{{.Name}}'}\n  containers:\n"));
  EXPECT_EQ(elsewhere.Only("advice.placeholder.template").StringAt({"args", "path"}),
            "spec.nodeSelector.a");
}

TEST(Advice, WhatTheMergeMakesIsMarkedInTheText) {
  const std::string runtime =
      Replaced(Runtime("    - --model_name={{.Name}}\n",
                       "    - --port=8080\n    resources:\n      requests: {cpu: '2'}\n"),
               "spec:\n", "spec:\n  protocolVersions: [v2]\n");
  const std::string text =
      Both(runtime,
           Replaced(std::string(kService), "      storageUri: gs://b/m\n",
                    "      storageUri: gs://b/m\n      runtime: mine\n      args: [--port=9090]\n"
                    "      resources:\n        limits: {cpu: '1'}\n"));
  Pasted pasted(text);
  EXPECT_EQ(pasted.Marked("merge.duplicateFlag"), "--port=9090");
  EXPECT_EQ(pasted.Marked("merge.requestAboveLimit"), "'2'");
  EXPECT_EQ(pasted.Only("resolve.named.onlyByName").StringAt({"args", "check"}), "protocol");
  EXPECT_EQ(pasted.Marked("resolve.named.onlyByName"), "mine");

  Pasted renamed(Replaced(text, "name: kserve-container", "name: server"));
  EXPECT_EQ(renamed.With("merge.noServeContainer").size(), 1u);
}

TEST(Advice, ScriptsAndNotesAreNoPlaceholders) {
  const std::string script =
      Runtime("    - --model_name={{.Name}}\n", "    - exec serve --port ${PORT} < <(cat) <in>\n");
  const std::string notes =
      Replaced(script, "spec:\n", "  annotations: {note: 'see <b>this</b> ${x} {{y}}'}\nspec:\n");
  EXPECT_EQ(Pasted(Both(notes)).All().find("advice.placeholder"), std::string::npos);
}

}  // namespace
}  // namespace ksp
