// A scenario of a link as the tests write it: JSON with every key that the first links had, and
// those of later ones where they hold something.
#ifndef KSP_TESTS_LINKS_SCENARIO_JSON_H_
#define KSP_TESTS_LINKS_SCENARIO_JSON_H_

#include <utility>

#include "link/link.h"

namespace ksp::link {

inline Value ScenarioToJson(const SharedScenario& scenario) {
  bool standard = scenario.mode == kserve::DeploymentMode::kStandard;
  Value json = Value::MapOf({{"runtimes", scenario.runtimes},
                             {"inferenceService", scenario.inference_service},
                             {"kserve", scenario.kserve},
                             {"mode", standard ? "Standard" : "Knative"},
                             {"catalog", scenario.catalog},
                             {"namespace", scenario.name_space},
                             {"config", scenario.config},
                             {"extra", scenario.extra}});
  if (!scenario.stored.empty()) json.MutableMap().Set("stored", scenario.stored);
  return json;
}

inline SharedScenario ScenarioFromJson(const Value& json) {
  SharedScenario scenario;
  scenario.runtimes = json.StringAt("runtimes");
  scenario.inference_service = json.StringAt("inferenceService");
  scenario.stored = json.StringAt("stored");
  scenario.kserve = json.StringAt("kserve");
  scenario.mode = json.StringAt("mode") == "Standard" ? kserve::DeploymentMode::kStandard
                                                      : kserve::DeploymentMode::kKnative;
  scenario.catalog = json.Find("catalog")->bool_value();
  scenario.name_space = json.StringAt("namespace");
  scenario.config = *json.Find("config");
  scenario.extra = json.Find("extra")->map();
  return scenario;
}

inline Value ErrorToJson(const Message& error) {
  return Value::MapOf({{"code", error.code.substr(5)}, {"args", error.args}});  // after "link."
}

}  // namespace ksp::link

#endif  // KSP_TESTS_LINKS_SCENARIO_JSON_H_
