#include "kserve/controller/deployment_mode.h"

#include <optional>

#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// Only the names that the release itself uses. Since v0.17 the webhook has replaced older ones; in
// v0.16, whose names are new, an older one is like any unknown text.
std::optional<DeploymentMode> ReadMode(const Release& release, std::string_view name) {
  std::optional<DeploymentMode> mode = FindMode(name);
  if (mode && ModeName(release, *mode) != name) return std::nullopt;
  return mode;
}

// H2, H4, H5: a mode once recorded holds. A text that the release does not know is neither Standard
// nor ModelMesh to it, so what is left is Knative.
std::optional<DeploymentMode> StoredMode(const Release& release, const Value& object) {
  const std::string& text = object.StringAt({"status", "deploymentMode"});
  if (!release.keeps_recorded_mode || text.empty()) return std::nullopt;
  std::optional<DeploymentMode> mode =
      release.translates_status_mode ? FindMode(text) : ReadMode(release, text);
  return mode.value_or(DeploymentMode::kKnative);
}

}  // namespace

DeploymentMode ModeOf(const Release& release, const Config& config, const Value& object,
                      Trace* trace) {
  if (std::optional<DeploymentMode> stored = StoredMode(release, object)) {
    if (trace != nullptr) {
      trace->AddStep(Stage::kDeploy, "deploy.mode.status", {{"mode", ModeName(release, *stored)}},
                     {object.Find({"status", "deploymentMode"})->origin()});
    }
    return *stored;
  }
  const Value* annotation = object.Find({"metadata", "annotations", kDeploymentModeAnnotation});
  if (annotation != nullptr) {
    if (auto mode = ReadMode(release, annotation->string())) {
      if (trace != nullptr) {
        trace->AddStep(Stage::kDeploy, "deploy.mode.annotation",
                       {{"mode", ModeName(release, *mode)}}, {annotation->origin()});
      }
      return *mode;
    }
  }
  if (trace != nullptr) {
    std::string_view mode = ModeName(release, config.default_mode);
    trace->AddStep(Stage::kDeploy, "deploy.mode.default", {{"mode", mode}});
    if (annotation != nullptr) {
      trace->AddDiagnostic(Severity::kWarning, Stage::kDeploy, "deploy.mode.unknown",
                           {{"value", annotation->string()}, {"mode", mode}}, annotation->origin());
    }
  }
  return config.default_mode;
}

}  // namespace ksp::kserve
