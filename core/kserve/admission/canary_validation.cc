#include "kserve/admission/canary_validation.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "k8s/go_text.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/implementation_validation.h"
#include "kserve/admission/implementations.h"
#include "kserve/config.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

Refusal Refuse(std::string message, Origin where) {
  return {"validate.canary", std::move(message), where};
}

// B57, B58.
Verdict CheckForbiddenFields(const Value& predictor, const std::string& canary) {
  if (const Value* workers = predictor.Find("workerSpec")) {
    return Refuse(canary + " must not set workerSpec (multi-node is not yet supported for canary)",
                  workers->origin());
  }
  for (std::string_view key : {"maxReplicas", "scaleTarget", "scaleMetric", "autoScaling"}) {
    const Value* value = predictor.Find(key);
    if (value == nullptr) continue;
    if (key == "maxReplicas" && IntegerAt(predictor, key, 0) <= 0) continue;
    return Refuse(canary + " must not set " + std::string(key) + " (canary uses fixed replicas)",
                  value->origin());
  }
  return std::nullopt;
}

// B56.
Verdict CheckPredictor(const Release& release, const Value& predictor, const std::string& canary) {
  Verdict verdict = CheckExactlyOne(release, Component::kPredictor, predictor);
  if (!verdict) verdict = CheckImplementation(release, Component::kPredictor, predictor);
  if (!verdict) verdict = CheckExtension(release, predictor);
  if (verdict && !verdict->panic) {
    verdict->message = canary + " predictor: " + verdict->message;
  }
  return verdict;
}

// B59.
Verdict CheckReplicas(const Value& predictor, const Value& stable, const std::string& canary) {
  const Value* given = predictor.Find("minReplicas");
  if (given == nullptr) return std::nullopt;
  std::int64_t replicas = IntegerAt(predictor, "minReplicas", 1);
  std::int64_t most = IntegerAt(stable, "minReplicas", 1);
  if (replicas <= most) return std::nullopt;
  return Refuse(canary + " minReplicas (" + std::to_string(replicas) +
                    ") must not exceed stable predictor minReplicas (" + std::to_string(most) + ")",
                given->origin());
}

// B50, B51.
Verdict CheckStable(const Release& release, const Value& object, const Value& stable,
                    Origin canaries) {
  const std::string& mode = object.StringAt({"metadata", "annotations", kDeploymentModeAnnotation});
  std::string_view standard = ModeName(release, DeploymentMode::kStandard);
  if (mode != standard) {
    return Refuse("canary is only supported in " + std::string(standard) + " deployment mode",
                  canaries);
  }
  const Implementation implementation =
      Implementations(release, Component::kPredictor, stable).front();
  if (implementation.key == "model" ||
      StorageUri(Component::kPredictor, implementation) != nullptr) {
    return std::nullopt;
  }
  return Refuse(
      "canary requires a stable predictor with a model (multi-model serving is not supported "
      "with canary)",
      stable.origin());
}

}  // namespace

Verdict CheckCanaries(const Release& release, const Value& object) {
  const Value* canaries = object.Find({"spec", "canary"});
  if (canaries == nullptr || canaries->list().empty()) return std::nullopt;
  const Value& stable = *object.Find({"spec", "predictor"});
  if (Verdict verdict = CheckStable(release, object, stable, canaries->origin())) return verdict;

  std::set<std::string_view> names;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < canaries->list().size(); ++i) {
    static const Value kNone = Map();
    const Value& entry = canaries->list()[i];
    const Value* given = entry.Find("predictor");
    const Value& predictor = given == nullptr ? kNone : *given;
    const std::string& name = predictor.StringAt("name");
    Origin where = name.empty() ? entry.origin() : predictor.Find("name")->origin();
    std::string quoted = k8s::GoQuote(name);
    std::string canary = "canary " + quoted;
    if (name.empty()) {
      return Refuse("canary[" + std::to_string(i) + "] predictor.name is required", where);
    }
    if (!names.insert(name).second) {
      return Refuse("canary predictor.name " + quoted + " is duplicated", where);
    }
    if (name == stable.StringAt("name")) {
      return Refuse("canary predictor.name " + quoted + " conflicts with stable predictor name",
                    where);
    }
    std::int64_t percent = IntegerAt(entry, "trafficPercent", 0);
    if (percent < 0 || percent > 100) {
      return Refuse(
          canary + " trafficPercent must be between 0 and 100, got " + std::to_string(percent),
          OriginOf(entry.Find("trafficPercent")));
    }
    total += percent;
    Verdict verdict = CheckPredictor(release, predictor, canary);
    if (!verdict) verdict = CheckForbiddenFields(predictor, canary);
    if (!verdict) verdict = CheckReplicas(predictor, stable, canary);
    if (verdict) return verdict;
  }
  if (total <= 100) return std::nullopt;
  return Refuse(
      "sum of canary trafficPercent values (" + std::to_string(total) + ") must be <= 100",
      canaries->origin());
}

}  // namespace ksp::kserve
