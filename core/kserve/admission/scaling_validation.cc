#include "kserve/admission/scaling_validation.h"

#include <string>
#include <string_view>

#include "kserve/admission/extension_validation.h"
#include "kserve/admission/keda_validation.h"
#include "kserve/admission/object_validation.h"
#include "kserve/config.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

enum class Autoscaler { kNone, kKpa, kHpa, kKeda };

const std::string& Annotation(const Value* annotations, std::string_view key) {
  static const std::string kNone;
  return annotations == nullptr ? kNone : annotations->StringAt(key);
}

// B20 to B26.
Autoscaler Choose(const Release& release, const Value* annotations) {
  bool standard = Annotation(annotations, kDeploymentModeAnnotation) ==
                  ModeName(release, DeploymentMode::kStandard);
  bool knative_hpa =
      Annotation(annotations, kKnativeAutoscalerClassAnnotation) == "hpa.autoscaling.knative.dev";
  if (!release.checks_scaling_by_class) {
    return standard || knative_hpa ? Autoscaler::kHpa : Autoscaler::kKpa;
  }
  if (!standard) return knative_hpa ? Autoscaler::kHpa : Autoscaler::kKpa;
  const std::string& name = Annotation(annotations, kAutoscalerClassAnnotation);
  if (name == "hpa") return Autoscaler::kHpa;
  return name == "keda" ? Autoscaler::kKeda : Autoscaler::kNone;
}

Verdict CheckTarget(const Value& spec, bool refused, std::string message) {
  if (!refused) return std::nullopt;
  return Refusal{"validate.scaleTarget", std::move(message), OriginOf(spec.Find("scaleTarget"))};
}

Verdict CheckMetric(const Release& release, const Value& spec, std::string_view metric,
                    std::string_view one, std::string_view other) {
  if (metric == one || metric == other) return std::nullopt;
  return Refusal{"validate.scaleMetric", UnsupportedMetricMessage(release, metric),
                 OriginOf(spec.Find("scaleMetric"))};
}

// B27.4, B27.5.
Verdict CheckHpaMetrics(const Value& spec) {
  const Value* metrics = spec.Find({"autoScaling", "metrics"});
  if (metrics == nullptr) return std::nullopt;
  for (const Value& metric : metrics->list()) {
    const std::string& type = metric.StringAt("type");
    if (type != "Resource") {
      return Refusal{"validate.autoScaling",
                     "invalid HPA metric source type with value [" + type +
                         "],valid metric source types are Resource",
                     metric.origin()};
    }
    if (metric.Find("resource") == nullptr) {
      return Refusal{"validate.autoScaling",
                     "metricSpec.Resource is not set for resource metric source type",
                     metric.origin()};
    }
  }
  return std::nullopt;
}

// B27.
Verdict CheckHpa(const Release& release, const Value& spec) {
  const Value* given = spec.Find("scaleMetric");
  std::string metric = given == nullptr ? "cpu" : given->string();
  if (Verdict verdict = CheckMetric(release, spec, metric, "cpu", "memory")) return verdict;
  if (spec.Find("scaleTarget") != nullptr) {
    std::int64_t target = IntegerAt(spec, "scaleTarget", 0);
    bool bad_percentage = (metric == "cpu" && target < 1) || target > 100;
    if (Verdict verdict = CheckTarget(spec, bad_percentage, TargetUtilizationMessage(release))) {
      return verdict;
    }
    if (Verdict verdict = CheckTarget(spec, metric == "memory" && target < 1,
                                      std::string(release.messages_are_sentences ? "The" : "the") +
                                          " target memory should be greater than 1 MiB")) {
      return verdict;
    }
  }
  return CheckHpaMetrics(spec);
}

// B29.
Verdict CheckKpa(const Release& release, const Value& spec) {
  const Value* strategy = spec.Find("deploymentStrategy");
  if (release.checks_deployment_strategy && strategy != nullptr) {
    return Refusal{"validate.deploymentStrategy",
                   "customizing deploymentStrategy is only supported for raw deployment mode",
                   strategy->origin()};
  }
  const Value* given = spec.Find("scaleMetric");
  std::string metric = given == nullptr ? "concurrency" : given->string();
  if (Verdict verdict = CheckMetric(release, spec, metric, "concurrency", "rps")) return verdict;
  return CheckTarget(spec, metric == "rps" && IntegerAt(spec, "scaleTarget", 1) < 1,
                     std::string(release.capitalises_rps_message ? "The" : "the") +
                         " target for rps should be greater than 1");
}

}  // namespace

Verdict CheckScaling(const Release& release, const Value* annotations, const Value& spec) {
  if (!release.checks_scaling) return std::nullopt;
  switch (Choose(release, annotations)) {
    case Autoscaler::kKpa:
      return CheckKpa(release, spec);
    case Autoscaler::kHpa:
      return CheckHpa(release, spec);
    case Autoscaler::kKeda:
      return CheckKeda(release, spec);
    case Autoscaler::kNone:
      break;
  }
  return std::nullopt;
}

}  // namespace ksp::kserve
