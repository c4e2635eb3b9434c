#include "compare/compare.h"

#include <algorithm>

#include "compare/difference.h"

namespace ksp {
namespace {

// What KServe makes of an InferenceService, without what differs by name only.
constexpr std::string_view kComparedKeys[] = {
    "decodeError",     "admission", "dropped", "defaulted", "warnings", "rejectedBy",
    "rejection",       "mode",      "error",   "panic",     "model",    "deployments",
    "knativeServices",
};

// v0.16 renamed the modes; that alone changes nothing.
Value Comparable(const Value& report) {
  Map map;
  for (std::string_view key : kComparedKeys) {
    const Value* value = report.Find(key);
    if (value == nullptr) continue;
    if (key == "mode") {
      map.Set(key, value->string() == "Serverless"      ? Value("Knative")
                   : value->string() == "RawDeployment" ? Value("Standard")
                                                        : *value);
    } else {
      map.Set(key, *value);
    }
  }
  return map;
}

Value Side(const Value& report) {
  Map side;
  side.Set("kserve", *report.Find("kserve"));
  if (const Value* answer = report.Find("answer")) side.Set("answer", *answer);
  return side;
}

}  // namespace

Value CompareReports(const Value& from, const Value& to) {
  Map compared;
  for (std::string_view key : {"file", "defaultDeploymentMode", "inferenceService"}) {
    if (const Value* value = to.Find(key)) compared.Set(key, *value);
  }
  compared.Set("from", Side(from));
  compared.Set("to", Side(to));
  List differences;
  for (Difference& difference : Differences(Comparable(from), Comparable(to))) {
    Map row;
    row.Set("path", difference.path);
    if (difference.from) row.Set("from", std::move(*difference.from));
    if (difference.to) row.Set("to", std::move(*difference.to));
    differences.emplace_back(std::move(row));
  }
  compared.Set("changed", !differences.empty());
  compared.Set("differences", std::move(differences));
  return compared;
}

std::vector<Value> Compare(const Scenario& scenario, const Settings& settings,
                           const kserve::Release& from, const kserve::Release& to) {
  Settings one = settings;
  one.detail = Detail::kFull;
  one.releases = {&from};
  std::vector<Value> before = Evaluate(scenario, one);
  one.releases = {&to};
  std::vector<Value> after = Evaluate(scenario, one);
  std::vector<Value> compared;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    compared.push_back(CompareReports(before[i], after[i]));
  }
  return compared;
}

std::vector<std::string> ChangesBetween(const kserve::Release& from, const kserve::Release& to,
                                        Language language) {
  std::vector<std::string> texts;
  for (const kserve::Behaviour& behaviour : kserve::Behaviours()) {
    auto holds = [&](const kserve::Release& release) {
      auto index = [](std::string_view name) { return kserve::FindRelease(name)->index; };
      return (behaviour.since.empty() || index(behaviour.since) <= release.index) &&
             (behaviour.until.empty() || release.index <= index(behaviour.until));
    };
    if (holds(from) == holds(to)) continue;
    std::string_view text = language == Language::kEnglish ? behaviour.english : behaviour.chinese;
    Message message{holds(to) ? "compare.now" : "compare.noLonger", {}};
    message.args.Set("text", text);
    texts.push_back(Render(message, language));
  }
  return texts;
}

}  // namespace ksp
