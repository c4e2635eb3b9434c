#include <gtest/gtest.h>

#include "evaluate.h"
#include "value/json.h"

namespace ksp {
namespace {

constexpr std::string_view kRuntime = R"(
apiVersion: serving.kserve.io/v1alpha1
kind: ServingRuntime
metadata: {name: NAME}
spec:
  supportedModelFormats:
  - {name: tiny, version: '1', autoSelect: true, priority: PRIORITY}
  protocolVersions: [v2]
  containers:
  - {name: kserve-container, image: example.com/tiny:1}
---
)";

std::string Runtime(std::string_view name, int priority) {
  std::string text(kRuntime);
  text.replace(text.find("NAME"), 4, name);
  text.replace(text.find("PRIORITY"), 8, std::to_string(priority));
  return text;
}

std::string Service(std::string_view model) {
  return "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\n"
         "spec: {predictor: {model: " +
         std::string(model) + "}}\n";
}

Value Report(const std::string& text, Language language = Language::kEnglish) {
  Settings settings;
  settings.releases = {&kserve::Releases().back()};
  settings.catalog = false;
  settings.language = language;
  return Evaluate(Scenario({{"x.yaml", text}}), settings).back();
}

std::string Sentence(const std::string& text) { return Report(text).StringAt({"answer", "text"}); }

TEST(Answer, TellsThePriorityThatDecided) {
  EXPECT_EQ(Sentence(Runtime("a", 1) + Runtime("b", 2) +
                     Service("{modelFormat: {name: tiny}, protocolVersion: v2}")),
            "b serves this model: of 2 supporting runtimes it has the higher priority (2 over 1 of "
            "a).");
}

TEST(Answer, TellsThatTheRuntimeIsNamed) {
  EXPECT_EQ(Sentence(Runtime("a", 1) + Runtime("b", 2) +
                     Service("{modelFormat: {name: tiny}, runtime: a}")),
            "a serves this model: the InferenceService names it.");
}

TEST(Answer, TellsTheOnlyRuntime) {
  EXPECT_EQ(Sentence(Runtime("a", 1) + Service("{modelFormat: {name: tiny}, protocolVersion: v2}")),
            "a serves this model: it is the only runtime that supports it.");
}

TEST(Answer, QuotesKServeAndNamesTheNearestRuntime) {
  Value report = Report(Runtime("a", 1) + Service("{modelFormat: {name: tiny}}"));
  EXPECT_EQ(report.StringAt({"answer", "kind"}), "noRuntime");
  EXPECT_EQ(report.StringAt({"answer", "quote"}),
            "no runtime found to support predictor with model type: {tiny <nil>}");
  EXPECT_EQ(report.StringAt({"answer", "quotedFrom"}), "KServe");
  EXPECT_FALSE(report.StringAt({"answer", "meaning"}).empty());
  EXPECT_NE(report.StringAt({"answer", "text"}).find("a"), std::string::npos);
}

TEST(Answer, TellsWhereTextIsNotYaml) {
  Value report = Report("a: [1\nb: 2\n");
  EXPECT_EQ(report.StringAt({"answer", "kind"}), "notYaml");
  EXPECT_EQ(report.Find({"answer", "evidence"})->list().size(), 1u);
  EXPECT_FALSE(report.StringAt("decodeError").empty());
}

TEST(Answer, SpeaksChinese) {
  std::string text = Report(Runtime("a", 1) + Service("{modelFormat: {name: tiny}, runtime: a}"),
                            Language::kChinese)
                         .StringAt({"answer", "text"});
  EXPECT_EQ(text, "a 为这个模型服务：InferenceService 指定了它。");
}

TEST(Report, ColumnsCountCharacters) {
  Value report = Report("# é😀\n" + Service("{modelFormat: {name: é}, nope: 1}"));
  for (const Value& diagnostic : report.Find("diagnostics")->list()) {
    if (diagnostic.StringAt("text").find("nope") == std::string::npos) continue;
    EXPECT_EQ(diagnostic.Find({"range", "line"})->number_text(), "5");
    EXPECT_EQ(diagnostic.Find({"range", "column"})->number_text(), "52");
    return;
  }
  FAIL() << "no diagnostic of the unknown field: " << WriteJson(*report.Find("diagnostics"));
}

TEST(Report, EachLineOfTheResultHasItsAuthor) {
  Value report =
      Report(Runtime("a", 1) +
             Service("{modelFormat: {name: tiny}, runtime: a, args: ['--x={{.Name}}']}"));
  std::string authors;
  const Value& object = report.Find("origins")->list().back();
  ASSERT_EQ(object.StringAt("title"), "Knative Service");
  std::string_view yaml = object.StringAt("yaml");
  for (const Value& line : object.Find("lines")->list()) {
    std::string_view text = yaml.substr(0, yaml.find('\n'));
    yaml.remove_prefix(text.size() + 1);
    if (text.find("image:") != text.npos) {
      EXPECT_EQ(line.StringAt("author"), "R");
    }
    if (text.find("--x=m") != text.npos) {
      EXPECT_EQ(line.StringAt("author"), "T");
    }
    if (text.find("min-scale") != text.npos) {
      EXPECT_EQ(line.StringAt("author"), "K");
    }
    authors += line.StringAt("author");
  }
  EXPECT_NE(authors.find('R'), std::string::npos);
  EXPECT_NE(authors.find('K'), std::string::npos);
}

std::string Annotated(std::string_view mode, std::string_view predictor) {
  return "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\n"
         "metadata: {name: m, annotations: {serving.kserve.io/deploymentMode: " +
         std::string(mode) + "}}\nspec: {predictor: " + std::string(predictor) + "}\n";
}

TEST(Answer, SaysThatModelMeshIsNotReconciled) {
  Value report = Report(Annotated("ModelMesh", "{model: {modelFormat: {name: tiny}}}"));
  EXPECT_EQ(report.StringAt({"answer", "kind"}), "modelMesh");
  EXPECT_FALSE(report.StringAt({"answer", "text"}).empty());
}

TEST(Answer, SaysThatTheControllerCrashes) {
  // It reads the workers of a runtime that has none.
  Value report =
      Report(Runtime("a", 1) +
             Annotated("Standard, serving.kserve.io/autoscalerClass: none",
                       "{model: {modelFormat: {name: tiny}, protocolVersion: v2, runtime: a, "
                       "storageUri: pvc://c}, workerSpec: {}}"));
  EXPECT_EQ(report.StringAt({"answer", "kind"}), "crash") << WriteJson(*report.Find("answer"));
}

TEST(Answer, TellsTheTimeOrTheNameThatDecided) {
  auto stored = [](std::string_view name, std::string_view time) {
    std::string text = Runtime(name, 1);
    std::size_t at = text.find("}", text.find("metadata"));
    return text.insert(at, ", creationTimestamp: '" + std::string(time) + "'");
  };
  auto code = [&](std::string_view of_a, std::string_view of_b) {
    Settings settings;
    settings.releases = {&kserve::Releases().back()};
    settings.catalog = false;
    Value report = Evaluate(Scenario({{"new.yaml", Service("{modelFormat: {name: tiny}, "
                                                           "protocolVersion: v2}")},
                                      {"old.yaml", stored("a", of_a) + stored("b", of_b), true}}),
                            settings)
                       .back();
    return report.StringAt({"answer", "runtime"}) + ": " + report.StringAt({"answer", "code"});
  };
  EXPECT_EQ(code("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"), "b: answer.serves.newest");
  EXPECT_EQ(code("2025-01-01T00:00:00Z", "2024-01-01T00:00:00Z"), "a: answer.serves.newest");
  EXPECT_EQ(code("2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z"), "a: answer.serves.name");
}
}  // namespace
}  // namespace ksp
