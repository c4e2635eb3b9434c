// Evaluates texts as they are pasted and looks at the diagnostics of the report.
#ifndef KSP_TESTS_UNIT_ADVICE_ADVICE_FIXTURE_H_
#define KSP_TESTS_UNIT_ADVICE_ADVICE_FIXTURE_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "evaluate.h"
#include "value/json.h"
#include "whatif/yaml_edit.h"

namespace ksp {

inline std::int64_t IntAt(const Value& value, std::initializer_list<std::string_view> path) {
  std::int64_t number = -1;
  const Value* found = value.Find(path);
  if (found != nullptr) found->AsInt64(&number);
  return number;
}

// What was pasted under one release, and its first report.
class Pasted {
 public:
  explicit Pasted(std::string text, std::string_view release = "v0.20.0") : text_(std::move(text)) {
    Settings settings;
    settings.releases = {kserve::FindRelease(release)};
    settings.catalog = true;
    report_ = Evaluate(Scenario({{"a.yaml", text_}}), settings).at(0);
  }

  const Value& report() const { return report_; }
  std::string All() const { return WriteJson(*report_.Find("diagnostics")); }

  std::vector<Value> With(std::string_view code) const {
    std::vector<Value> found;
    for (const Value& diagnostic : report_.Find("diagnostics")->list()) {
      if (diagnostic.StringAt("code") == code) found.push_back(diagnostic);
    }
    return found;
  }

  // The only diagnostic of this code; an empty map with a failure if there is none or another.
  Value Only(std::string_view code) const {
    std::vector<Value> found = With(code);
    EXPECT_EQ(found.size(), 1u) << code << " in " << All();
    return found.size() == 1 ? found[0] : Value(Map());
  }

  // The text that the diagnostic of `code` speaks of.
  std::string Marked(std::string_view code) const { return Slice(Only(code)); }

  // The text after the only fix of the diagnostics of `code`.
  std::string Mended(std::string_view code) const {
    std::vector<Value> found = With(code);
    EXPECT_FALSE(found.empty()) << code << " in " << All();
    std::erase_if(found, [](const Value& d) { return d.Find("fix") == nullptr; });
    if (found.size() != 1) return found.empty() ? "no fix" : "several fixes";
    const Value* fix = found[0].Find("fix");
    return ApplyEdits(text_, 0,
                      {{0, static_cast<std::uint32_t>(IntAt(*fix, {"range", "begin"})),
                        static_cast<std::uint32_t>(IntAt(*fix, {"range", "end"})),
                        fix->StringAt("replacement")}});
  }

 private:
  std::string Slice(const Value& diagnostic) const {
    const std::int64_t begin = IntAt(diagnostic, {"range", "begin"});
    const std::int64_t end = IntAt(diagnostic, {"range", "end"});
    if (begin < 0 || end < begin) return "no range";
    return text_.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  }

  std::string text_;
  Value report_;
};

inline std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, text.npos) << from;
  return at == text.npos ? text : text.replace(at, from.size(), to);
}

inline constexpr std::string_view kService =
    "apiVersion: serving.kserve.io/v1beta1\n"
    "kind: InferenceService\n"
    "metadata:\n"
    "  name: iris\n"
    "  namespace: prod\n"
    "spec:\n"
    "  predictor:\n"
    "    minReplicas: 1\n"
    "    model:\n"
    "      modelFormat:\n"
    "        name: sklearn\n"
    "      storageUri: gs://b/m\n";

inline constexpr std::string_view kRuntime =
    "apiVersion: serving.kserve.io/v1alpha1\n"
    "kind: ServingRuntime\n"
    "metadata:\n"
    "  name: mine\n"
    "  namespace: prod\n"
    "spec:\n"
    "  supportedModelFormats:\n"
    "  - name: sklearn\n"
    "    autoSelect: true\n"
    "  containers:\n"
    "  - name: kserve-container\n"
    "    image: img:1\n"
    "    args:\n"
    "    - --model_name={{.Name}}\n";

}  // namespace ksp

#endif  // KSP_TESTS_UNIT_ADVICE_ADVICE_FIXTURE_H_
