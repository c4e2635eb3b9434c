#include "kserve/admission/object_validation.h"

#include <charconv>
#include <string>
#include <string_view>

#include "k8s/go_text.h"
#include "kserve/admission/blocked_variables.h"
#include "kserve/admission/implementations.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

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

const Value* Annotation(const Value& object, std::string_view key) {
  return object.Find({"metadata", "annotations", key});
}

bool IsAutoscalerClass(const Release& release, std::string_view name) {
  return name == "hpa" || (release.allows_external_autoscaler && name == "external") ||
         (release.allows_keda_and_no_autoscaler && (name == "keda" || name == "none"));
}

// strconv.Atoi, for the range that counts: an optional sign and decimal digits.
bool IsPercentage(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  long long number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= 100;
}

}  // namespace

std::string TargetUtilizationMessage(const Release& release) {
  return release.messages_are_sentences
             ? "The target utilization percentage should be a [1-100] integer."
             : "the target utilization percentage should be a [1-100] integer";
}

std::string UnsupportedMetricMessage(const Release& release, std::string_view metric) {
  return "[" + std::string(metric) + "] is not a supported metric" +
         (release.messages_are_sentences ? ".\n" : "");
}

Verdict CheckName(const Release& release, const Value& object) {
  const Value* name = object.Find({"metadata", "name"});
  const std::string& text = object.StringAt({"metadata", "name"});
  if (IsName(text)) return std::nullopt;
  return Refusal{"validate.name",
                 std::string(release.messages_are_sentences ? "The" : "the") +
                     " InferenceService \"" + text +
                     "\" is invalid: a InferenceService name must consist of lower case "
                     "alphanumeric characters or '-', and must start with alphabetical character. "
                     "(e.g. \"my-name\" or \"abc-123\", regex used for validation is "
                     "'[a-z]([-a-z0-9]*[a-z0-9])?')",
                 OriginOf(name)};
}

Verdict CheckAutoscalerClass(const Release& release, const Value& object) {
  const Value* name = Annotation(object, kAutoscalerClassAnnotation);
  if (name == nullptr) return std::nullopt;
  if (!IsAutoscalerClass(release, name->string())) {
    return Refusal{"validate.autoscalerClass",
                   "[" + name->string() + "] is not a supported autoscaler class type" +
                       (release.messages_are_sentences ? ".\n" : ""),
                   name->origin()};
  }
  const Value* metric = Annotation(object, kMetricsAnnotation);
  if (!release.checks_metrics_annotation || name->string() != "hpa" || metric == nullptr) {
    return std::nullopt;
  }
  const std::string& text = metric->string();
  if (text == "cpu" || (text == "memory" && release.allows_memory_metrics_annotation)) {
    return std::nullopt;
  }
  return Refusal{"validate.metricsAnnotation", UnsupportedMetricMessage(release, text),
                 metric->origin()};
}

Verdict CheckTargetUtilization(const Release& release, const Value& object) {
  const Value* target = Annotation(object, kTargetUtilizationAnnotation);
  if (!release.checks_target_utilization_annotation || target == nullptr ||
      IsPercentage(target->string())) {
    return std::nullopt;
  }
  return Refusal{"validate.targetUtilization", TargetUtilizationMessage(release), target->origin()};
}

Verdict CheckBlockedVariables(const Release& release, const Value& object) {
  if (!release.blocks_pythonpath) return std::nullopt;
  const Value* found = nullptr;  // the container
  auto look = [&found](const Value* containers) {
    if (found == nullptr && containers != nullptr) {
      found = FindContainerWithBlockedVariable(containers->list());
    }
  };
  auto look_in_pod = [&look](const Value* pod) {
    if (pod == nullptr) return;
    look(pod->Find("containers"));
    look(pod->Find("initContainers"));
  };
  auto look_in_block = [&found](const Value* block) {
    if (found == nullptr && block != nullptr && HasBlockedVariable(*block)) found = block;
  };
  if (const Value* predictor = object.Find({"spec", "predictor"})) {
    look_in_pod(predictor);
    for (std::string_view key : kBlocks) {
      const Value* block = predictor->Find(key);
      if (block == nullptr) continue;
      look_in_block(block);
      break;
    }
    look_in_pod(predictor->Find("workerSpec"));
  }
  look_in_pod(object.Find({"spec", "transformer"}));
  look_in_pod(object.Find({"spec", "explainer"}));
  look_in_block(object.Find({"spec", "explainer", "art"}));
  if (found == nullptr) return std::nullopt;
  return Refusal{"validate.blockedVariable",
                 "the InferenceService " + k8s::GoQuote(object.StringAt({"metadata", "name"})) +
                     " is invalid: " + BlockedVariableMessage(*found),
                 BlockedVariableOrigin(*found)};
}

Verdict CheckCollocation(const Release& release, const Value& object) {
  if (!release.checks_collocation) return std::nullopt;
  const Value* transformer =
      FindContainer(object.Find({"spec", "predictor", "containers"}), kTransformerContainer);
  if (transformer == nullptr) return std::nullopt;
  const Value* variable = FindEnv(*transformer, kStorageUriVariable);
  if (variable == nullptr) return std::nullopt;
  return Refusal{"validate.collocation",
                 "storage uri should not be specified in transformer container",
                 variable->origin()};
}

Verdict CheckModelName(const Release& release, const Value& object) {
  const Value* predictor = object.Find({"spec", "predictor"});
  if (!release.forbids_name_in_model || predictor == nullptr) return std::nullopt;
  for (std::string_view key : kBlocks) {
    const Value* name = predictor->Find({key, "name"});
    if (name == nullptr || name->string().empty()) continue;
    return Refusal{"validate.modelName", "the 'name' field is not allowed in standard predictor",
                   name->origin()};
  }
  return std::nullopt;
}

}  // namespace ksp::kserve
