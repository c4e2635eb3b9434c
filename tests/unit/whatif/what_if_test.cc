#include "whatif/what_if.h"

#include <gtest/gtest.h>

#include "value/json.h"
#include "whatif/yaml_edit.h"

namespace ksp {
namespace {

constexpr std::string_view kRuntime =
    "apiVersion: serving.kserve.io/v1alpha1\nkind: ServingRuntime\nmetadata: {name: tiny-server}\n"
    "spec:\n  supportedModelFormats:\n  - name: tiny\n    version: '1'\n"
    "  protocolVersions: [v2]\n  containers:\n"
    "  - name: kserve-container\n    image: example.com/tiny:1\n";

std::string Service(std::string_view model) {
  return "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\n"
         "spec:\n  predictor:\n    model:\n      modelFormat:\n        name: tiny\n" +
         std::string(model);
}

Settings Newest() {
  Settings settings;
  settings.releases = {&kserve::Releases().back()};
  settings.catalog = false;
  return settings;
}

Value Ask(const std::vector<Source>& sources) {
  return WhatIf(sources, "default", Newest()).list().front();
}

// The answer's kind after an edit is made for real.
std::string KindAfter(std::vector<Source> sources, const Value& edit) {
  for (const Value& change : edit.Find("edits")->list()) {
    std::int64_t source = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    change.Find("source")->AsInt64(&source);
    change.Find("begin")->AsInt64(&begin);
    change.Find("end")->AsInt64(&end);
    std::string& text = sources[static_cast<std::size_t>(source)].text;
    text.replace(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin),
                 change.StringAt("replacement"));
  }
  return Evaluate(Scenario(sources), Newest()).back().StringAt({"answer", "kind"});
}

TEST(WhatIf, MendsOneFailingCheckAfterTheOther) {
  std::vector<Source> sources = {{"r", std::string(kRuntime)}, {"i", Service("")}};
  Value found = Ask(sources);
  ASSERT_EQ(found.Find("candidates")->list().size(), 1u) << WriteJson(found);
  const Value& candidate = found.Find("candidates")->list()[0];
  ASSERT_NE(candidate.Find("eligible"), nullptr);
  EXPECT_EQ(candidate.StringAt({"eligible", "text"}),
            "set `autoSelect: true` for tiny in tiny-server; ask for protocol v2");
  EXPECT_EQ(KindAfter(sources, *candidate.Find("eligible")), "serves");
}

TEST(WhatIf, OffersTheSmallestEditsForARefusal) {
  std::vector<Source> sources = {{"r", std::string(kRuntime)},
                                 {"i", Service("      runtime: tiny-servr\n")}};
  Value found = Ask(sources);
  ASSERT_NE(found.Find("answer"), nullptr);
  ASSERT_FALSE(found.Find("answer")->list().empty()) << WriteJson(found);
  const Value& edit = found.Find("answer")->list()[0];
  EXPECT_EQ(edit.StringAt("text"), "name the runtime: `runtime: tiny-server`");
  EXPECT_EQ(edit.StringAt("answer"),
            "tiny-server serves this model: the InferenceService names it.");
  EXPECT_EQ(KindAfter(sources, edit), "serves");
}

TEST(WhatIf, HasNothingToMendWhereTheModelIsServed) {
  Value found = Ask({{"r", std::string(kRuntime)}, {"i", Service("      runtime: tiny-server\n")}});
  EXPECT_EQ(found.Find("answer"), nullptr);
  EXPECT_TRUE(found.Find("candidates")->list().empty());
}

TEST(WhatIf, AnswersToNothingAtAll) {
  EXPECT_TRUE(Ask({{"r", ""}}).Find("candidates")->list().empty());
}

constexpr std::string_view kAutoRuntime =
    "apiVersion: serving.kserve.io/v1alpha1\nkind: ServingRuntime\nmetadata: {name: NAME}\n"
    "spec:\n  supportedModelFormats:\n  - name: tiny\n    version: '1'\n    autoSelect: true\n"
    "    priority: PRIORITY\n"
    "  containers:\n  - name: kserve-container\n    image: example.com/tiny:1\n";

std::string AutoRuntime(std::string_view name, std::string_view priority) {
  std::string text(kAutoRuntime);
  text.replace(text.find("NAME"), 4, name);
  text.replace(text.find("PRIORITY"), 8, priority);
  return text;
}

std::string ServiceOf(std::string_view predictor) {
  return "apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\n"
         "spec:\n  predictor:\n" +
         std::string(predictor);
}

// What is said of the only candidate's edit `key`, if the edit made for real has the model served.
std::string Offered(const std::vector<Source>& sources, std::string_view key) {
  Value found = Ask(sources);
  const List& candidates = found.Find("candidates")->list();
  if (candidates.size() != 1) return "candidates: " + WriteJson(found);
  const Value* edit = candidates.front().Find(key);
  if (edit == nullptr || edit->is_null()) return "";
  if (KindAfter(sources, *edit) != "serves") return "not served: " + WriteJson(*edit);
  return edit->StringAt("text");
}

TEST(WhatIf, MendsASlipOfThePenInTheFormat) {
  EXPECT_EQ(Offered({{"r", AutoRuntime("tiny-server", "1")},
                     {"i", ServiceOf("    model: {modelFormat: {name: tny}}\n")}},
                    "eligible"),
            "ask for the format tiny");
  Value other = Ask({{"r", AutoRuntime("tiny-server", "1")},
                     {"i", ServiceOf("    model: {modelFormat: {name: onnx}}\n")}});
  EXPECT_TRUE(other.Find("candidates")->list().empty());
}

TEST(WhatIf, AsksForAVersionThatIsThere) {
  EXPECT_EQ(Offered({{"r", AutoRuntime("tiny-server", "1")},
                     {"i", ServiceOf("    model: {modelFormat: {name: tiny, version: '2'}}\n")}},
                    "eligible"),
            "ask for version 1");
}

TEST(WhatIf, TakesWorkersAwayOnTheSideThatHasThem) {
  EXPECT_EQ(Offered({{"r", AutoRuntime("tiny-server", "1") +
                               "  workerSpec:\n    containers:\n    - name: worker-container\n"
                               "      image: w\n"},
                     {"i", ServiceOf("    model: {modelFormat: {name: tiny}}\n")}},
                    "eligible"),
            "remove `workerSpec` from the runtime");
  std::vector<Source> sources = {{"r", AutoRuntime("tiny-server", "1")},
                                 {"i", ServiceOf("    model: {modelFormat: {name: tiny}}\n"
                                                 "    workerSpec: {}\n")}};
  Value edit = Ask(sources).Find("answer")->list().at(0);
  EXPECT_EQ(edit.StringAt("text"), "remove `workerSpec`");
  EXPECT_EQ(KindAfter(sources, edit), "serves");
}

TEST(WhatIf, RaisesAPriorityWhereTheRuntimeCannotBeNamed) {
  std::string of_sklearn = AutoRuntime("a", "2") + "---\n" + AutoRuntime("b", "1");
  for (std::size_t at = 0; (at = of_sklearn.find("name: tiny", at)) != std::string::npos;) {
    of_sklearn.replace(at, 10, "name: sklearn");
  }
  std::vector<Source> sources = {{"r", of_sklearn},
                                 {"i", ServiceOf("    sklearn: {storageUri: s3://a/b}\n")}};
  Value found = Ask(sources);
  const List& candidates = found.Find("candidates")->list();
  ASSERT_EQ(candidates.size(), 1u) << WriteJson(found);
  EXPECT_EQ(candidates[0].StringAt("name"), "b");
  EXPECT_EQ(candidates[0].StringAt({"wins", "text"}), "give b the priority 3");
}

}  // namespace
}  // namespace ksp
