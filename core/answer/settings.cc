#include "answer/settings.h"

#include <string>

#include "report/trace.h"

namespace ksp {
namespace {

Value OrNone(const std::string& quantity) { return quantity.empty() ? "–" : quantity; }

void AddConfig(const kserve::Release& release, const kserve::Config& config,
               std::vector<Message>* messages) {
  const kserve::Config shipped = kserve::ShippedConfig(release);
  auto add = [&](const char* code, Args args) { messages->push_back(MakeMessage(code, args)); };
  if (config.default_mode != shipped.default_mode) {
    add("settings.mode", {{"mode", kserve::ModeName(release, config.default_mode)}});
  }
  const Value& resources = config.resources;
  if (resources != shipped.resources) {
    add("settings.resources", {{"cpuRequest", OrNone(resources.StringAt("cpuRequest"))},
                               {"cpuLimit", OrNone(resources.StringAt("cpuLimit"))},
                               {"memoryRequest", OrNone(resources.StringAt("memoryRequest"))},
                               {"memoryLimit", OrNone(resources.StringAt("memoryLimit"))}});
  }
  if (config.auto_mount_service_account_token != shipped.auto_mount_service_account_token) {
    add("settings.token", {});
  }
  if (config.explainer_versions != shipped.explainer_versions) add("settings.explainers", {});
  if (config.predictors != shipped.predictors) add("settings.predictors", {});
  if (!config.custom_gpu_types.empty()) {
    add("settings.gpuTypes", {{"types", config.custom_gpu_types}});
  }
  if (!config.disallowed_annotations.empty()) {
    add("settings.disallowedAnnotations", {{"keys", config.disallowed_annotations}});
  }
  if (!config.disallowed_labels.empty()) {
    add("settings.disallowedLabels", {{"keys", config.disallowed_labels}});
  }
}

}  // namespace

std::vector<Message> MakeSettings(const Outcome& outcome) {
  std::vector<Message> messages;
  if (outcome.stored) messages.push_back(MakeMessage("settings.update", {}));
  if (outcome.config_pasted) messages.push_back(MakeMessage("settings.configMap", {}));
  AddConfig(*outcome.release, outcome.config, &messages);
  if (!outcome.catalog) messages.push_back(MakeMessage("settings.noCatalog", {}));
  if (outcome.default_namespace != "default") {
    messages.push_back(
        MakeMessage("settings.namespace", {{"namespace", outcome.default_namespace}}));
  }
  return messages;
}

}  // namespace ksp
