#include "advice_fixture.h"

namespace ksp {
namespace {

std::string Service(std::string_view from, std::string_view to) {
  return Replaced(std::string(kService), from, to);
}
std::string Runtime(std::string_view from, std::string_view to) {
  return Replaced(std::string(kRuntime), from, to);
}

TEST(FieldHints, AMisspeltFieldIsRenamed) {
  Pasted pasted(Service("storageUri", "storageURL"));
  const Value diagnostic = pasted.Only("advice.field.misspelt");
  EXPECT_EQ(diagnostic.StringAt("text"),
            "KServe knows no spec.predictor.model.storageURL, and the API server drops it; did you "
            "mean `storageUri`?");
  EXPECT_EQ(pasted.Marked("advice.field.misspelt"), "storageURL");
  EXPECT_EQ(pasted.Mended("advice.field.misspelt"), kService);
  EXPECT_TRUE(pasted.With("admit.dropped").empty());
  EXPECT_TRUE(Pasted(pasted.Mended("advice.field.misspelt")).With("advice.field.misspelt").empty());
}

TEST(FieldHints, WhatIsFilledInDoesNotCountAsThere) {
  EXPECT_EQ(Pasted(Service("namespace", "namepsace")).Mended("advice.field.misspelt"), kService);
}

TEST(FieldHints, TheCaseOfAFieldCounts) {
  Pasted pasted(Runtime("supportedModelFormats", "SupportedModelFormats"));
  EXPECT_EQ(pasted.Mended("advice.field.misspelt"), kRuntime);
}

TEST(FieldHints, AFieldOfAnotherShapeOrOneThatIsThereIsNotSuggested) {
  EXPECT_EQ(Pasted(Runtime("    args:\n    - --m", "    arg:\n      a: --m"))
                .Only("admit.dropped")
                .Find("fix"),
            nullptr);
  EXPECT_EQ(Pasted(Runtime("    image: img:1\n", "    image: img:1\n    imag: x\n"))
                .Only("admit.dropped")
                .Find("fix"),
            nullptr);
}

TEST(FieldHints, AScalarOneLevelTooHighMovesDown) {
  const std::string text =
      Service("    minReplicas: 1\n", "    storageUri: gs://b/m\n    minReplicas: 1\n");
  Pasted pasted(Replaced(text, "        name: sklearn\n      storageUri: gs://b/m\n",
                         "        name: sklearn\n      protocolVersion: v2\n"));
  EXPECT_EQ(pasted.Only("advice.field.otherPlace").StringAt({"args", "place"}),
            "spec.predictor.model.storageUri");
  EXPECT_EQ(pasted.Marked("advice.field.otherPlace"), "storageUri");
  const std::string mended = pasted.Mended("advice.field.otherPlace");
  EXPECT_EQ(mended,
            Service("storageUri: gs://b/m\n", "storageUri: gs://b/m\n      protocolVersion: v2\n"));
  EXPECT_TRUE(Pasted(mended).With("advice.field.otherPlace").empty());
}

TEST(FieldHints, AScalarOneLevelTooLowMovesUp) {
  Pasted pasted(Service("      storageUri", "      maxReplicas: 3\n      storageUri"));
  EXPECT_EQ(pasted.Only("advice.field.otherPlace").StringAt({"args", "place"}),
            "spec.predictor.maxReplicas");
  EXPECT_EQ(pasted.Mended("advice.field.otherPlace"),
            Service("    minReplicas: 1\n", "    minReplicas: 1\n    maxReplicas: 3\n"));
}

TEST(FieldHints, WhatIsNotAScalarIsOnlyToldItsPlace) {
  Pasted pasted(Service("    minReplicas: 1\n", "    env:\n    - name: A\n      value: b\n"));
  const Value diagnostic = pasted.Only("advice.field.otherPlace");
  EXPECT_EQ(diagnostic.StringAt({"args", "place"}), "spec.predictor.model.env");
  EXPECT_EQ(diagnostic.Find("fix"), nullptr);
}

TEST(FieldHints, AFieldOfALaterReleaseIsSaidToBeOne) {
  const std::string text =
      Service("      storageUri: gs://b/m\n", "    workerSpec:\n      pipelineParallelSize: 2\n");
  EXPECT_EQ(Pasted(text, "v0.12.1").Only("advice.field.since").StringAt("text"),
            "v0.12.1 does not have spec.predictor.workerSpec, and the API server drops it; KServe "
            "has it from v0.14.1 on");
  EXPECT_TRUE(Pasted(text, "v0.20.0").With("advice.field.since").empty());
}

TEST(FieldHints, AContainersFieldThatTheFirstReleaseHasNoTypeForIsSaidToBeLater) {
  const std::string text = Runtime("    args:\n", "    ports: [{containerPort: 80}]\n    args:\n");
  EXPECT_EQ(Pasted(text, "v0.8.0").With("advice.field.since").size(), 1u);
  EXPECT_TRUE(Pasted(text, "v0.9.0").With("advice.field.since").empty());
}

TEST(FieldHints, MetadataIsTheClustersOwnAndNotOfARelease) {
  Pasted pasted(Service("spec:\n", "  clusterName: a\nspec:\n"));
  EXPECT_EQ(pasted.Only("admit.dropped").StringAt({"args", "path"}), "metadata.clusterName");
}

TEST(FieldHints, ANumberWhereTextIsWantedGetsQuotes) {
  Pasted version(
      Service("        name: sklearn\n", "        name: sklearn\n        version: 1.10\n"));
  const Value diagnostic = version.Only("admit.notDecoded");
  EXPECT_EQ(version.Marked("admit.notDecoded"), "1.10");
  EXPECT_EQ(diagnostic.StringAt({"fix", "label"}), "put it in quotes: \"1.10\"");
  EXPECT_EQ(
      version.Mended("admit.notDecoded"),
      Service("        name: sklearn\n", "        name: sklearn\n        version: \"1.10\"\n"));
  EXPECT_TRUE(Pasted(version.Mended("admit.notDecoded")).With("admit.notDecoded").empty());

  Pasted env(Runtime("    args:\n", "    env:\n    - name: A\n      value: yes\n    args:\n"));
  EXPECT_EQ(env.Mended("admit.invalid"),
            Runtime("    args:\n", "    env:\n    - name: A\n      value: \"yes\"\n    args:\n"));
}

TEST(FieldHints, ADecimalQuantityGetsQuotes) {
  const std::string_view args = "    args:\n";
  Pasted pasted(Runtime(args, "    resources:\n      limits: {cpu: 0.5}\n    args:\n"));
  EXPECT_EQ(pasted.Mended("admit.invalid"),
            Runtime(args, "    resources:\n      limits: {cpu: \"0.5\"}\n    args:\n"));
  EXPECT_TRUE(Pasted(pasted.Mended("admit.invalid")).With("admit.invalid").empty());
}

TEST(FieldHints, ALabelThatIsANumberGetsQuotes) {
  Pasted pasted(Service("spec:\n", "  labels:\n    team: 7\nspec:\n"));
  EXPECT_EQ(pasted.Mended("admit.notDecoded"),
            Service("spec:\n", "  labels:\n    team: \"7\"\nspec:\n"));
}

TEST(FieldHints, TextWhereABoolOrANumberIsWantedLosesItsQuotes) {
  EXPECT_EQ(Pasted(Runtime("autoSelect: true", "autoSelect: 'true'")).Mended("admit.invalid"),
            kRuntime);
  EXPECT_EQ(Pasted(Service("minReplicas: 1", "minReplicas: \"1\"")).Mended("admit.notDecoded"),
            kService);
}

TEST(FieldHints, ADuplicateKeyIsMarkedWhereItStandsAgain) {
  Pasted pasted(Service("    model:\n", "    minReplicas: 2\n    model:\n"));
  EXPECT_EQ(pasted.Marked("read.duplicate_key"), "minReplicas");
  EXPECT_EQ(pasted.Only("read.duplicate_key").StringAt("text"),
            "the key minReplicas is already on line 8; only this later one counts");
}

}  // namespace
}  // namespace ksp
