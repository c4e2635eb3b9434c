#include "kserve/admission/canary_validation.h"

#include <set>
#include <string>
#include <string_view>

#include "kserve/admission/extension_validation.h"
#include "kserve/admission/implementation_validation.h"
#include "kserve/admission/implementations.h"
#include "kserve/admission/metadata.h"
#include "kserve/config.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr char kCode[] = "validate.canary";

// One entry of the list; `predictor` is its own.
class Canary {
 public:
  Canary(const Release& release, const Value& predictor, const Value& stable, Verdict* verdict)
      : release_(release),
        predictor_(predictor),
        stable_(stable),
        name_(predictor.StringAt("name")),
        verdict_(*verdict) {}

  const std::string& name() const { return name_; }

  bool Check() { return CheckPredictor() && CheckForbiddenFields() && CheckReplicas(); }

  // {q} in the text is the name.
  bool Refuse(const char* text, const Origin& where, std::string_view argument = {}) {
    return verdict_.Refuse(kCode, text, where, {name_, argument});
  }

 private:
  // B56.
  bool CheckPredictor() {
    return (CheckExactlyOne(release_, Component::kPredictor, predictor_, &verdict_) &&
            CheckImplementation(release_, Component::kPredictor, predictor_, &verdict_) &&
            CheckExtension(predictor_, &verdict_)) ||
           verdict_.Prefix("canary {q} predictor: ", {name_});
  }

  // B57, B58.
  bool CheckForbiddenFields() {
    if (const Value* workers = predictor_.Find("workerSpec")) {
      return Refuse(
          "canary {q} must not set workerSpec (multi-node is not yet supported for canary)",
          workers->origin());
    }
    for (std::string_view key : {"maxReplicas", "scaleTarget", "scaleMetric", "autoScaling"}) {
      const Value* value = predictor_.Find(key);
      if (value == nullptr) continue;
      if (key == "maxReplicas" && IntegerAt(predictor_, key, 0) <= 0) continue;
      return Refuse("canary {q} must not set {} (canary uses fixed replicas)", value->origin(),
                    key);
    }
    return true;
  }

  // B59.
  bool CheckReplicas() {
    const Value* given = predictor_.Find("minReplicas");
    std::int64_t replicas = IntegerAt(predictor_, "minReplicas", 1);
    std::int64_t most = IntegerAt(stable_, "minReplicas", 1);
    return given == nullptr || replicas <= most ||
           verdict_.Refuse(kCode,
                           "canary {q} minReplicas ({}) must not exceed stable predictor "
                           "minReplicas ({})",
                           given->origin(),
                           {name_, std::to_string(replicas), std::to_string(most)});
  }

  const Release& release_;
  const Value& predictor_;
  const Value& stable_;
  const std::string& name_;
  Verdict& verdict_;
};

// B50, B51.
bool CheckStable(const Release& release, const Value& object, const Value& stable,
                 const Origin& canaries, Verdict* verdict) {
  std::string_view standard = ModeName(release, DeploymentMode::kStandard);
  const Value* mode = Annotation(object, kDeploymentModeAnnotation);
  if (mode == nullptr || mode->string() != standard) {
    return verdict->Refuse(kCode, "canary is only supported in {} deployment mode", canaries,
                           {standard});
  }
  const Implementation implementation =
      FindImplementations(release, Component::kPredictor, stable).first;
  return implementation.key == "model" ||
         StorageUri(Component::kPredictor, implementation) != nullptr ||
         verdict->Refuse(kCode,
                         "canary requires a stable predictor with a model (multi-model serving is "
                         "not supported with canary)",
                         stable.origin());
}

}  // namespace

bool CheckCanaries(const Release& release, const Value& object, Verdict* verdict) {
  const Value* canaries = object.Find({"spec", "canary"});
  if (canaries == nullptr || canaries->list().empty()) return true;
  const Value& stable = *FindComponent(object, Component::kPredictor);
  if (!CheckStable(release, object, stable, canaries->origin(), verdict)) return false;

  static const Value kNone = Map();
  std::set<std::string_view> names;
  std::int64_t total = 0;
  std::size_t index = 0;
  for (const Value& entry : canaries->list()) {
    const Value* given = entry.Find("predictor");
    Canary canary(release, given == nullptr ? kNone : *given, stable, verdict);
    const std::string& name = canary.name();
    if (name.empty()) {
      return verdict->Refuse(kCode, "canary[{}] predictor.name is required", entry.origin(),
                             {std::to_string(index)});
    }
    ++index;
    const Origin& where = given->Find("name")->origin();
    if (!names.insert(name).second) {
      return canary.Refuse("canary predictor.name {q} is duplicated", where);
    }
    if (name == stable.StringAt("name")) {
      return canary.Refuse("canary predictor.name {q} conflicts with stable predictor name", where);
    }
    std::int64_t percent = IntegerAt(entry, "trafficPercent", 0);
    if (percent < 0 || percent > 100) {
      return canary.Refuse("canary {q} trafficPercent must be between 0 and 100, got {}",
                           OriginOf(entry.Find("trafficPercent")), std::to_string(percent));
    }
    total += percent;
    if (!canary.Check()) return false;
  }
  return total <= 100 ||
         verdict->Refuse(kCode, "sum of canary trafficPercent values ({}) must be <= 100",
                         canaries->origin(), {std::to_string(total)});
}

}  // namespace ksp::kserve
