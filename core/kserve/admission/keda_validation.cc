#include "kserve/admission/keda_validation.h"

#include <string>
#include <string_view>

#include "k8s/quantity.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/object_validation.h"

namespace ksp::kserve {
namespace {

Refusal Refuse(std::string_view message, const Value& where) {
  return {"validate.autoScaling", std::string(message), where.origin()};
}

// B28.7, B28.8.
Verdict CheckTarget(const Release& release, const Value& target) {
  const std::string& type = target.StringAt("type");
  if (type == "Utilization") {
    const Value* percentage = target.Find("averageUtilization");
    if (percentage == nullptr) return Refuse("the AverageUtilization type should be set", target);
    std::int64_t number = IntegerAt(target, "averageUtilization", 0);
    if (number < 1 || number > 100) return Refuse(TargetUtilizationMessage(release), *percentage);
  }
  if (type == "AverageValue" && target.Find("averageValue") == nullptr) {
    return Refuse("the AverageValue type should be set", target);
  }
  // A Value without a value has been refused before: CheckQuery wants one, and no resource takes
  // it.
  return std::nullopt;
}

// A quantity as text; the CRD lets integers through too. "0" where it is no quantity.
std::string QuantityText(const Value& value) {
  const std::string& text = value.is_number() ? value.number_text() : value.string();
  return k8s::Canonical(text).error.empty() ? text : "0";
}

// B28.4, B28.5.
Verdict CheckMemory(const Release& release, const Value& target) {
  const std::string& type = target.StringAt("type");
  if (type != "AverageValue" && type != "Utilization") {
    return Refuse("the memory target value type should be AverageValue or Utilization", target);
  }
  if (type == "Utilization") return std::nullopt;
  const Value* value = target.Find("averageValue");
  if (value == nullptr && release.keda_crashes_without_average_value) {
    return Refusal{"validate.autoScaling.crash", std::string(kNilPointerPanic), target.origin(),
                   true};
  }
  if (value == nullptr || k8s::CompareQuantities(QuantityText(*value), "1Mi") < 0) {
    return Refuse("the memory target value should be greater than 1 MiB",
                  value == nullptr ? target : *value);
  }
  return std::nullopt;
}

// B28.2 to B28.6.
Verdict CheckResource(const Release& release, const Value& metric) {
  const Value* resource = metric.Find("resource");
  if (resource == nullptr) {
    return Refuse("metricSpec.Resource is not set for resource metric source type", metric);
  }
  const std::string& name = resource->StringAt("name");
  static const Value kNone = Map();
  const Value* given = resource->Find("target");
  const Value& target = given == nullptr ? kNone : *given;
  if (name == "cpu") {
    if (target.StringAt("type") != "Utilization") {
      return Refuse("the cpu target value type should be Utilization", target);
    }
  } else if (name == "memory") {
    if (Verdict verdict = CheckMemory(release, target)) return verdict;
  } else {
    return Refuse("resource type " + name + " is not supported", *resource);
  }
  return CheckTarget(release, target);
}

// B28.9, B28.10.
Verdict CheckQuery(const Release& release, const Value& metric, std::string_view key,
                   std::string_view missing) {
  const Value* source = metric.Find(key);
  if (source == nullptr) return Refuse(missing, metric);
  if (source->StringAt({"metric", "query"}).empty()) {
    return Refuse("the query should not be empty", *source);
  }
  const Value* target = source->Find("target");
  if (target == nullptr || target->Find("value") == nullptr) {
    return Refuse("the target threshold value should not be empty", *source);
  }
  return CheckTarget(release, *target);
}

Verdict CheckMetric(const Release& release, const Value& metric) {
  const std::string& type = metric.StringAt("type");
  if (type == "Resource") return CheckResource(release, metric);
  if (type == "External") {
    return CheckQuery(release, metric, "external",
                      "metricSpec.External is not set for external metric source type");
  }
  if (type == "PodMetric") {
    return CheckQuery(release, metric, "podmetric",
                      "metricSpec.PodMetric is not set for pod metric source type");
  }
  return Refuse("unknown KEDA metric type with value [" + type +
                    "].Valid types are Resource,External,PodMetric",
                metric);
}

}  // namespace

Verdict CheckKeda(const Release& release, const Value& spec) {
  if (const Value* metric = spec.Find("scaleMetric")) {
    return Refuse("ScaleMetric is not supported for KEDA", *metric);
  }
  const Value* metrics = spec.Find({"autoScaling", "metrics"});
  if (metrics == nullptr) return std::nullopt;
  for (const Value& metric : metrics->list()) {
    if (Verdict verdict = CheckMetric(release, metric)) return verdict;
  }
  return std::nullopt;
}

}  // namespace ksp::kserve
