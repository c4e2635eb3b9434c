#include "kserve/admission/keda_validation.h"

#include "k8s/quantity.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/scaling_validation.h"

namespace ksp::kserve {
namespace {

class KedaMetric {
 public:
  KedaMetric(const Release& release, const Value& metric, Verdict* verdict)
      : release_(release), metric_(metric), verdict_(*verdict) {}

  bool Check() {
    const std::string& type = metric_.StringAt("type");
    if (type == "Resource") return CheckResource();
    if (type == "External") {
      return CheckQuery("external",
                        "metricSpec.External is not set for external metric source type");
    }
    if (type == "PodMetric") {
      return CheckQuery("podmetric", "metricSpec.PodMetric is not set for pod metric source type");
    }
    return Refuse(
        "unknown KEDA metric type with value [{}].Valid types are Resource,External,PodMetric",
        metric_, type);
  }

 private:
  // B28.7, B28.8.
  bool CheckTarget(const Value& target) {
    const std::string& type = target.StringAt("type");
    if (type == "Utilization") {
      const Value* percentage = target.Find("averageUtilization");
      if (percentage == nullptr) return Refuse("the AverageUtilization type should be set", target);
      std::int64_t number = IntegerAt(target, "averageUtilization", 0);
      if (number < 1 || number > 100) return Refuse(kTargetUtilizationText, *percentage);
    }
    // A Value without a value has been refused before: CheckQuery wants one, and no resource takes
    // it.
    return type != "AverageValue" || target.Find("averageValue") != nullptr ||
           Refuse("the AverageValue type should be set", target);
  }

  // A quantity as text; the CRD lets integers through too. "0" where it is no quantity.
  static std::string QuantityText(const Value& value) {
    const std::string& text = value.is_number() ? value.number_text() : value.string();
    return k8s::Canonical(text).error.empty() ? text : "0";
  }

  // B28.4, B28.5.
  bool CheckMemory(const Value& target) {
    const std::string& type = target.StringAt("type");
    if (type == "Utilization") return true;
    if (type != "AverageValue") {
      return Refuse("the memory target value type should be AverageValue or Utilization", target);
    }
    const Value* value = target.Find("averageValue");
    if (value == nullptr && release_.keda_crashes_without_average_value) {
      return verdict_.Crash("validate.autoScaling.crash", kNilPointerPanic, target.origin());
    }
    return (value != nullptr && k8s::CompareQuantities(QuantityText(*value), "1Mi") >= 0) ||
           Refuse("the memory target value should be greater than 1 MiB",
                  value == nullptr ? target : *value);
  }

  // B28.2 to B28.6.
  bool CheckResource() {
    const Value* resource = metric_.Find("resource");
    if (resource == nullptr) return Refuse(kResourceMissingText, metric_);
    const std::string& name = resource->StringAt("name");
    static const Value kNone = Map();
    const Value* given = resource->Find("target");
    const Value& target = given == nullptr ? kNone : *given;
    if (name == "cpu") {
      if (target.StringAt("type") != "Utilization") {
        return Refuse("the cpu target value type should be Utilization", target);
      }
    } else if (name != "memory") {
      return Refuse("resource type {} is not supported", *resource, name);
    } else if (!CheckMemory(target)) {
      return false;
    }
    return CheckTarget(target);
  }

  // B28.9, B28.10.
  bool CheckQuery(std::string_view key, const char* missing) {
    const Value* source = metric_.Find(key);
    if (source == nullptr) return Refuse(missing, metric_);
    if (source->StringAt({"metric", "query"}).empty()) {
      return Refuse("the query should not be empty", *source);
    }
    const Value* target = source->Find("target");
    if (target == nullptr || target->Find("value") == nullptr) {
      return Refuse("the target threshold value should not be empty", *source);
    }
    return CheckTarget(*target);
  }

  bool Refuse(const char* text, const Value& where, std::string_view argument = {}) {
    return verdict_.Refuse("validate.autoScaling", text, where.origin(), {argument});
  }

  const Release& release_;
  const Value& metric_;
  Verdict& verdict_;
};

}  // namespace

bool CheckKeda(const Release& release, const Value& spec, Verdict* verdict) {
  if (const Value* metric = spec.Find("scaleMetric")) {
    return verdict->Refuse("validate.autoScaling", "ScaleMetric is not supported for KEDA",
                           metric->origin());
  }
  const Value* scaling = spec.Find("autoScaling");
  if (scaling == nullptr) return true;
  for (const Value& metric : scaling->ListAt("metrics")) {
    if (!KedaMetric(release, metric, verdict).Check()) return false;
  }
  return true;
}

}  // namespace ksp::kserve
