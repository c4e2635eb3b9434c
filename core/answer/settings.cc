#include "answer/settings.h"

#include <string>

#include "report/trace.h"

namespace ksp {
namespace {

Value OrNone(const std::string& quantity) { return quantity.empty() ? "–" : quantity; }

bool SameResources(const kserve::DefaultResources& a, const kserve::DefaultResources& b) {
  return a.cpu_limit == b.cpu_limit && a.memory_limit == b.memory_limit &&
         a.cpu_request == b.cpu_request && a.memory_request == b.memory_request;
}

Value Texts(const std::vector<std::string>& texts) { return List(texts.begin(), texts.end()); }

bool SamePredictors(const kserve::Config& a, const kserve::Config& b) {
  if (a.predictors.size() != b.predictors.size()) return false;
  for (const auto& [key, predictor] : a.predictors) {
    const kserve::PredictorConfig& other = b.Predictor(key);
    if (!b.predictors.contains(key) || predictor.image != other.image ||
        predictor.default_image_version != other.default_image_version ||
        predictor.default_gpu_image_version != other.default_gpu_image_version ||
        predictor.multi_model_server != other.multi_model_server) {
      return false;
    }
  }
  return true;
}

void AddConfig(const kserve::Release& release, const kserve::Config& config,
               std::vector<Message>* messages) {
  const kserve::Config shipped = kserve::ShippedConfig(release);
  auto add = [&](std::string_view code, Args args) {
    messages->push_back(MakeMessage(code, args));
  };
  if (config.default_mode != shipped.default_mode) {
    add("settings.mode", {{"mode", kserve::ModeName(release, config.default_mode)}});
  }
  const kserve::DefaultResources& resources = config.resources;
  if (!SameResources(resources, shipped.resources)) {
    add("settings.resources", {{"cpuRequest", OrNone(resources.cpu_request)},
                               {"cpuLimit", OrNone(resources.cpu_limit)},
                               {"memoryRequest", OrNone(resources.memory_request)},
                               {"memoryLimit", OrNone(resources.memory_limit)}});
  }
  if (config.auto_mount_service_account_token != shipped.auto_mount_service_account_token) {
    add("settings.token", {});
  }
  if (config.explainer_versions != shipped.explainer_versions) add("settings.explainers", {});
  if (!SamePredictors(config, shipped)) add("settings.predictors", {});
  if (!config.custom_gpu_types.empty()) {
    add("settings.gpuTypes", {{"types", Texts(config.custom_gpu_types)}});
  }
  if (!config.disallowed_annotations.empty()) {
    add("settings.disallowedAnnotations", {{"keys", Texts(config.disallowed_annotations)}});
  }
  if (!config.disallowed_labels.empty()) {
    add("settings.disallowedLabels", {{"keys", Texts(config.disallowed_labels)}});
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
