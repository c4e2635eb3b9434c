#include "kserve/controller/knative_service.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "k8s/typed.h"
#include "kserve/by_kserve.h"
#include "kserve/controller/knative_defaults.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kPrefix = "autoscaling.knative.dev/";

void SetScale(std::string_view name, Value value, Value* annotations) {
  annotations->MutableMap().Set(std::string(kPrefix) + std::string(name), std::move(value));
}

// A number as the text of an annotation; its origin is kept.
Value NumberText(const Value& number) {
  return Value(number.number_text()).WithOrigin(number.origin());
}

// H61; early releases E94, E95.
void SetAutoscaling(const Release& release, const Value& component, Value* annotations) {
  if (annotations->Find(kKnativeAutoscalerClassAnnotation) == nullptr) {
    SetScale("class", ByKServe("kpa.autoscaling.knative.dev"), annotations);
  }
  const Value* min = component.Find("minReplicas");
  SetScale(release.scale_keys_in_camel_case ? "minScale" : "min-scale",
           min == nullptr ? ByKServe("1") : NumberText(*min), annotations);
  // A maximum of 0 means none and is not there in a typed object.
  if (const Value* max = component.Find("maxReplicas")) {
    SetScale(release.scale_keys_in_camel_case ? "maxScale" : "max-scale", NumberText(*max),
             annotations);
  }
  if (const Value* target = component.Find("scaleTarget")) {
    SetScale("target", NumberText(*target), annotations);
  }
  if (const Value* metric = component.Find("scaleMetric")) {
    SetScale("metric", *metric, annotations);
  }
}

// Moves the annotations that Knative wants on the Service itself (H60).
Value TakeServiceAnnotations(const Release& release, Value* annotations) {
  Map taken;
  auto take = [&](std::string_view name) {
    const Entry* entry = annotations->map().FindEntry(name);
    if (entry == nullptr) return;
    taken.Set(name, entry->value, entry->key_origin);
    annotations->MutableMap().Erase(name);
  };
  if (release.moves_rollout_duration) take("serving.knative.dev/rollout-duration");
  if (release.moves_enable_passthrough) take("serving.knative.openshift.io/enablePassthrough");
  return taken;
}

// D56.
Value RevisionLabels(const Release& release, const Config& config, const Value& labels) {
  std::string_view visibility = release.hides_serving_visibility
                                    ? "serving.knative.dev/visibility"
                                    : "networking.knative.dev/visibility";
  Value kept = labels;
  kept.MutableMap().Erase(visibility);
  for (const Value& label : config.disallowed_labels) kept.MutableMap().Erase(label.string());
  return kept;
}

// H65. A new InferenceService has no earlier revision, so that no canary gets any traffic yet.
Value Traffic(const Value& annotations) {
  const bool tagged = annotations.StringAt("serving.kserve.io/enable-tag-routing") == "true";
  return JsonByKServe(tagged ? R"([{"latestRevision":true,"percent":100,"tag":"latest"}])"
                             : R"([{"latestRevision":true,"percent":100}])");
}

}  // namespace

Value MakeKnativeService(const Release& release, const Config& config,
                         const KnativeServiceInput& input) {
  Value annotations = input.annotations;
  SetAutoscaling(release, *input.component, &annotations);
  Value service_annotations = TakeServiceAnnotations(release, &annotations);
  Value traffic = Traffic(annotations);

  Value revision = input.pod_spec;
  const Value* timeout = input.component->Find("timeout");
  if (timeout != nullptr) {
    revision.MutableMap().Set("timeoutSeconds", *timeout);
    if (release.sets_response_start_timeout) {
      revision.MutableMap().Set("responseStartTimeoutSeconds", *timeout);
    }
  }
  if (const Value* concurrency = input.component->Find("containerConcurrency")) {
    revision.MutableMap().Set("containerConcurrency", *concurrency);
  }
  if (release.sets_knative_defaults) SetKnativeDefaults(release, &revision);

  Value service_template = Value::MapOf(
      {{"metadata", Value::MapOf({{"labels", RevisionLabels(release, config, input.labels)},
                                  {"annotations", std::move(annotations)}})},
       {"spec", std::move(revision)}});
  Value service =
      Value::MapOf({{"metadata", Value::MapOf({{"name", input.name},
                                               {"namespace", input.name_space},
                                               {"labels", input.labels},
                                               {"annotations", std::move(service_annotations)}})},
                    {"spec", Value::MapOf({{"template", std::move(service_template)},
                                           {"traffic", std::move(traffic)}})}});
  return k8s::RoundTrip(release.index, "knative.v1.Service", service).value;
}

}  // namespace ksp::kserve
