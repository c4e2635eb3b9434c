#include "kserve/admission/scaling_validation.h"

#include <string>
#include <string_view>

#include "kserve/admission/extension_validation.h"
#include "kserve/admission/keda_validation.h"
#include "kserve/config.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

enum class Autoscaler { kNone, kKpa, kHpa, kKeda };

// B20 to B26.
Autoscaler Choose(const Release& release, const Value* annotations) {
  static const Value kNone;
  const Value& given = annotations == nullptr ? kNone : *annotations;
  bool standard =
      given.StringAt(kDeploymentModeAnnotation) == ModeName(release, DeploymentMode::kStandard);
  bool hpa = given.StringAt(kKnativeAutoscalerClassAnnotation) == "hpa.autoscaling.knative.dev";
  if (standard && release.checks_scaling_by_class) {
    const std::string& name = given.StringAt(kAutoscalerClassAnnotation);
    if (name == "hpa") return Autoscaler::kHpa;
    return name == "keda" ? Autoscaler::kKeda : Autoscaler::kNone;
  }
  return standard || hpa ? Autoscaler::kHpa : Autoscaler::kKpa;
}

// A component that Kubernetes or Knative scales.
class Scaling {
 public:
  Scaling(const Release& release, const Value& spec, Verdict* verdict)
      : release_(release), spec_(spec), verdict_(*verdict) {}

  // B27.
  bool CheckHpa() {
    const std::string metric = Metric("cpu");
    if (!CheckMetric(metric, metric == "cpu" || metric == "memory")) return false;
    if (spec_.Find("scaleTarget") != nullptr) {
      std::int64_t target = IntegerAt(spec_, "scaleTarget", 0);
      if ((metric == "cpu" && target < 1) || target > 100) {
        return RefuseTarget(kTargetUtilizationText);
      }
      if (metric == "memory" && target < 1) {
        return RefuseTarget("{T|t}he target memory should be greater than 1 MiB");
      }
    }
    return CheckHpaMetrics();
  }

  // B29.
  bool CheckKpa() {
    const Value* strategy = spec_.Find("deploymentStrategy");
    if (release_.checks_deployment_strategy && strategy != nullptr) {
      return verdict_.Refuse(
          "validate.deploymentStrategy",
          "customizing deploymentStrategy is only supported for raw deployment mode",
          strategy->origin());
    }
    const std::string metric = Metric("concurrency");
    if (!CheckMetric(metric, metric == "concurrency" || metric == "rps")) return false;
    if (metric != "rps" || IntegerAt(spec_, "scaleTarget", 1) >= 1) return true;
    return RefuseTarget(release_.capitalises_rps_message
                            ? "The target for rps should be greater than 1"
                            : "the target for rps should be greater than 1");
  }

 private:
  std::string Metric(const char* absent) const {
    const Value* given = spec_.Find("scaleMetric");
    return given == nullptr ? absent : given->string();
  }

  bool CheckMetric(const std::string& metric, bool known) {
    return known || verdict_.Refuse("validate.scaleMetric", kUnsupportedMetricText,
                                    OriginOf(spec_.Find("scaleMetric")), {metric});
  }

  // B27.4, B27.5.
  bool CheckHpaMetrics() {
    const Value* scaling = spec_.Find("autoScaling");
    if (scaling == nullptr) return true;
    for (const Value& metric : scaling->ListAt("metrics")) {
      const std::string& type = metric.StringAt("type");
      const char* text = type != "Resource"
                             ? "invalid HPA metric source type with value [{}],valid metric source "
                               "types are Resource"
                         : metric.Find("resource") == nullptr ? kResourceMissingText
                                                              : nullptr;
      if (text != nullptr) {
        return verdict_.Refuse("validate.autoScaling", text, metric.origin(), {type});
      }
    }
    return true;
  }

  bool RefuseTarget(const char* text) {
    return verdict_.Refuse("validate.scaleTarget", text, OriginOf(spec_.Find("scaleTarget")));
  }

  const Release& release_;
  const Value& spec_;
  Verdict& verdict_;
};

}  // namespace

bool CheckScaling(const Release& release, const Value* annotations, const Value& spec,
                  Verdict* verdict) {
  if (!release.checks_scaling) return true;
  Scaling scaling(release, spec, verdict);
  switch (Choose(release, annotations)) {
    case Autoscaler::kKpa:
      return scaling.CheckKpa();
    case Autoscaler::kHpa:
      return scaling.CheckHpa();
    case Autoscaler::kKeda:
      return CheckKeda(release, spec, verdict);
    case Autoscaler::kNone:
      break;
  }
  return true;
}

}  // namespace ksp::kserve
