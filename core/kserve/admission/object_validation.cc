#include "kserve/admission/object_validation.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "k8s/go_text.h"
#include "kserve/admission/blocked_variables.h"
#include "kserve/admission/implementations.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/scaling_validation.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr char kVariableCode[] = "validate.blockedVariable";

// The blocks of a predictor, in the order in which one is looked for to check its variables.
constexpr std::string_view kBlocks[] = {"model",   "sklearn",  "xgboost", "tensorflow",
                                        "pytorch", "triton",   "onnx",    "huggingface",
                                        "pmml",    "lightgbm", "paddle"};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsLowerOrDigit(char c) { return IsLower(c) || (c >= '0' && c <= '9'); }

// ^[a-z]([-a-z0-9]*[a-z0-9])?$
bool IsName(std::string_view name) {
  if (name.empty() || !IsLower(name.front()) || !IsLowerOrDigit(name.back())) return false;
  for (char c : name) {
    if (!IsLowerOrDigit(c) && c != '-') return false;
  }
  return true;
}

bool IsAutoscalerClass(const Release& release, std::string_view name) {
  return name == "hpa" || (release.allows_external_autoscaler && name == "external") ||
         (release.allows_keda_and_no_autoscaler && (name == "keda" || name == "none"));
}

bool IsPercentage(std::string_view text) {
  std::int64_t number = 0;
  return k8s::Atoi(text, &number) && number >= 1 && number <= 100;
}

bool CheckPod(const Value* pod, Verdict* verdict) {
  return CheckBlockedVariables(kVariableCode, pod, "containers", verdict) &&
         CheckBlockedVariables(kVariableCode, pod, "initContainers", verdict);
}

// B14: the pods of the components and what stands for their containers.
bool CheckComponents(const Value& object, Verdict* verdict) {
  if (const Value* predictor = FindComponent(object, Component::kPredictor)) {
    if (!CheckPod(predictor, verdict)) return false;
    for (std::string_view key : kBlocks) {
      const Value* block = predictor->Find(key);
      if (block == nullptr) continue;
      if (!CheckBlockedVariable(kVariableCode, *block, verdict)) return false;
      break;
    }
    if (!CheckPod(predictor->Find("workerSpec"), verdict)) return false;
  }
  const Value* explainer = FindComponent(object, Component::kExplainer);
  const Value* art = explainer == nullptr ? nullptr : explainer->Find("art");
  return CheckPod(FindComponent(object, Component::kTransformer), verdict) &&
         CheckPod(explainer, verdict) &&
         (art == nullptr || CheckBlockedVariable(kVariableCode, *art, verdict));
}

}  // namespace

bool CheckName(const Value& object, Verdict* verdict) {
  const std::string& name = NameOf(object);
  return IsName(name) ||
         verdict->Refuse(
             "validate.name",
             "{T|t}he InferenceService \"{}\" is invalid: a InferenceService name must "
             "consist of lower case alphanumeric characters or '-', and must start with "
             "alphabetical character. (e.g. \"my-name\" or \"abc-123\", regex used for "
             "validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
             OriginOf(object.Find({"metadata", "name"})), {name});
}

bool CheckAutoscalerClass(const Release& release, const Value& object, Verdict* verdict) {
  const Value* name = Annotation(object, kAutoscalerClassAnnotation);
  if (name == nullptr) return true;
  const std::string& text = name->string();
  if (!IsAutoscalerClass(release, text)) {
    return verdict->Refuse("validate.autoscalerClass",
                           "[{}] is not a supported autoscaler class type{.\n|}", name->origin(),
                           {text});
  }
  const Value* metric = Annotation(object, kMetricsAnnotation);
  if (!release.checks_metrics_annotation || text != "hpa" || metric == nullptr) return true;
  const std::string& wanted = metric->string();
  return wanted == "cpu" || (wanted == "memory" && release.allows_memory_metrics_annotation) ||
         verdict->Refuse("validate.metricsAnnotation", kUnsupportedMetricText, metric->origin(),
                         {wanted});
}

bool CheckTargetUtilization(const Release& release, const Value& object, Verdict* verdict) {
  const Value* target = Annotation(object, kTargetUtilizationAnnotation);
  return !release.checks_target_utilization_annotation || target == nullptr ||
         IsPercentage(target->string()) ||
         verdict->Refuse("validate.targetUtilization", kTargetUtilizationText, target->origin());
}

bool CheckVariables(const Release& release, const Value& object, Verdict* verdict) {
  return !release.blocks_pythonpath || CheckComponents(object, verdict) ||
         verdict->Prefix("the InferenceService {q} is invalid: ", {NameOf(object)});
}

bool CheckCollocation(const Release& release, const Value& object, Verdict* verdict) {
  if (!release.checks_collocation) return true;
  const Value* transformer =
      FindContainer(object.Find({"spec", "predictor", "containers"}), kTransformerContainer);
  const Value* variable =
      transformer == nullptr ? nullptr : FindEnv(*transformer, kStorageUriVariable);
  return variable == nullptr ||
         verdict->Refuse("validate.collocation",
                         "storage uri should not be specified in transformer container",
                         variable->origin());
}

bool CheckModelName(const Release& release, const Value& object, Verdict* verdict) {
  const Value* predictor = FindComponent(object, Component::kPredictor);
  if (!release.forbids_name_in_model || predictor == nullptr) return true;
  for (std::string_view key : kBlocks) {
    const Value* name = predictor->Find({key, "name"});
    if (name == nullptr || name->string().empty()) continue;
    return verdict->Refuse("validate.modelName",
                           "the 'name' field is not allowed in standard predictor", name->origin());
  }
  return true;
}

}  // namespace ksp::kserve
