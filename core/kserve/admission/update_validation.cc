#include "kserve/admission/update_validation.h"

#include <optional>
#include <string>
#include <vector>

#include "kserve/admission/implementations.h"
#include "kserve/config.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// The API server copies the time from the stored object, since an update cannot change it.
bool IsBeingDeleted(const Value& old) {
  return old.Find({"metadata", "deletionTimestamp"}) != nullptr;
}

// B2b.
std::string StatusMode(const Release& release, const Value& old) {
  const std::string& mode = old.StringAt({"status", "deploymentMode"});
  if (!release.translates_status_mode) return mode;
  if (mode.empty() && !release.empty_status_mode_is_standard) return mode;
  if (mode.empty()) return std::string(ModeName(release, DeploymentMode::kStandard));
  std::optional<DeploymentMode> known = FindMode(mode);
  return known ? std::string(ModeName(release, *known)) : mode;
}

struct Uri {
  std::string text;
  bool panic = false;
};

// B4.
Uri PredictorUri(const Release& release, const Value& object) {
  const Value* predictor = object.Find({"spec", "predictor"});
  if (predictor == nullptr) return {"", true};
  if (const Value* uri = predictor->Find({"model", "storageUri"})) return {uri->string()};
  std::vector<Implementation> found = Implementations(release, Component::kPredictor, *predictor);
  if (found.empty()) return {"", true};
  const Value* uri = StorageUri(Component::kPredictor, found.front());
  return {uri == nullptr ? "" : uri->string()};
}

}  // namespace

bool SkipsAllChecks(const Release& release, const Value& old) {
  return release.skips_checks_when_deleting && IsBeingDeleted(old);
}

Verdict CheckModeUnchanged(const Release& release, const Value& object, const Value& old) {
  bool skipped = release.skips_mode_check_when_deleting && IsBeingDeleted(old);
  if (!release.mode_is_immutable || skipped) return std::nullopt;
  const Value* mode = object.Find({"metadata", "annotations", kDeploymentModeAnnotation});
  std::string before = StatusMode(release, old);
  if (before.empty() || mode == nullptr || mode->string() == before) return std::nullopt;
  return Refusal{"validate.modeChanged",
                 "update rejected: deploymentMode cannot be changed from '" + before + "' to '" +
                     mode->string() + "'",
                 mode->origin()};
}

Verdict CheckPredictorRename(const Release& release, const Value& object, const Value& old) {
  if (!release.checks_predictor_rename) return std::nullopt;
  const std::string& name = object.StringAt({"spec", "predictor", "name"});
  if (name == old.StringAt({"spec", "predictor", "name"})) return std::nullopt;
  Origin where = OriginOf(object.Find({"spec", "predictor"}));
  Uri before = PredictorUri(release, old);
  Uri after = PredictorUri(release, object);
  if (before.panic || after.panic) {
    return Refusal{"validate.predictorRename.crash", std::string(kIndexPanic), where, true};
  }
  if (before.text != after.text) return std::nullopt;
  return Refusal{"validate.predictorRename",
                 "predictor.name change requires a model change (e.g. storageUri)", where};
}

}  // namespace ksp::kserve
