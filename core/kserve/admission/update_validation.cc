#include "kserve/admission/update_validation.h"

#include <optional>
#include <string>
#include <string_view>

#include "kserve/admission/implementations.h"
#include "kserve/admission/metadata.h"
#include "kserve/config.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// The API server copies the time from the stored object, since an update cannot change it.
bool IsBeingDeleted(const Value& old) {
  return old.Find({"metadata", "deletionTimestamp"}) != nullptr;
}

// B2b.
std::string_view StatusMode(const Release& release, const Value& old) {
  const std::string& mode = old.StringAt({"status", "deploymentMode"});
  if (!release.translates_status_mode) return mode;
  if (mode.empty() && !release.empty_status_mode_is_standard) return mode;
  if (mode.empty()) return ModeName(release, DeploymentMode::kStandard);
  std::optional<DeploymentMode> known = FindMode(mode);
  return known ? ModeName(release, *known) : std::string_view(mode);
}

// B4: the text of the predictor's URI. False where KServe crashes.
bool PredictorUri(const Release& release, const Value& object, std::string_view* text) {
  const Value* predictor = FindComponent(object, Component::kPredictor);
  if (predictor == nullptr) return false;
  const Value* uri = predictor->Find({"model", "storageUri"});
  if (uri == nullptr) {
    Implementations found = FindImplementations(release, Component::kPredictor, *predictor);
    if (found.count == 0) return false;
    uri = StorageUri(Component::kPredictor, found.first);
  }
  if (uri != nullptr) *text = uri->string();
  return true;
}

}  // namespace

bool SkipsAllChecks(const Release& release, const Value& old) {
  return release.skips_checks_when_deleting && IsBeingDeleted(old);
}

bool CheckModeUnchanged(const Release& release, const Value& object, const Value& old,
                        Verdict* verdict) {
  bool skipped = release.skips_mode_check_when_deleting && IsBeingDeleted(old);
  if (!release.mode_is_immutable || skipped) return true;
  const Value* mode = Annotation(object, kDeploymentModeAnnotation);
  std::string_view before = StatusMode(release, old);
  return before.empty() || mode == nullptr || mode->string() == before ||
         verdict->Refuse("validate.modeChanged",
                         "update rejected: deploymentMode cannot be changed from '{}' to '{}'",
                         mode->origin(), {before, mode->string()});
}

bool CheckPredictorRename(const Release& release, const Value& object, const Value& old,
                          Verdict* verdict) {
  if (!release.checks_predictor_rename) return true;
  const std::string& name = object.StringAt({"spec", "predictor", "name"});
  if (name == old.StringAt({"spec", "predictor", "name"})) return true;
  const Origin& where = OriginOf(FindComponent(object, Component::kPredictor));
  std::string_view before;
  std::string_view after;
  if (!PredictorUri(release, old, &before) || !PredictorUri(release, object, &after)) {
    return verdict->Crash("validate.predictorRename.crash", kIndexPanic, where);
  }
  return before != after ||
         verdict->Refuse("validate.predictorRename",
                         "predictor.name change requires a model change (e.g. storageUri)", where);
}

}  // namespace ksp::kserve
