#include "kserve/admission/defaulting.h"

#include <string_view>
#include <utility>
#include <vector>

#include "k8s/typed.h"
#include "kserve/admission/check.h"
#include "kserve/admission/component_defaults.h"
#include "kserve/admission/implementations.h"
#include "kserve/admission/legacy_frameworks.h"
#include "kserve/admission/mutation.h"
#include "kserve/admission/reserialisation.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// A.2 on a typed InferenceService.
class Defaulter {
 public:
  Defaulter(const Release& release, const Config& config, Value* object, Trace* trace)
      : release_(release), config_(config), object_(*object), trace_(trace) {}

  // A refusal only where it crashes.
  Verdict Run() {
    bool submitted_as_modelmesh = IsModelMesh();
    if (release_.normalises_mode_annotation) NormaliseMode();
    if (release_.writes_default_mode) {
      if (Verdict crash = WriteDefaultMode()) return crash;
    }
    bool modelmesh = release_.reads_mode_after_writing_it ? IsModelMesh() : submitted_as_modelmesh;
    if (modelmesh) {
      Step("default.modelmesh.left", {}, {OriginOf(Mode())});
    } else {
      DefaultPredictorModel(release_, &object_, trace_);
    }
    for (Component component : kComponents) {
      bool skipped =
          component == Component::kPredictor && modelmesh && !release_.defaults_modelmesh_predictor;
      if (Has(component) && !skipped) {
        DefaultComponent(release_, config_, component, &Spec(component), trace_);
      }
    }
    if (release_.clears_local_model_metadata) {
      if (Verdict crash = ClearLocalModelMetadata()) return crash;
    }
    if (release_.reads_security_config && !config_.auto_mount_service_account_token) {
      DisableTokens();
    }
    return std::nullopt;
  }

 private:
  const Value* Mode() const {
    return object_.Find({"metadata", "annotations", kDeploymentModeAnnotation});
  }
  bool IsModelMesh() const { return Mode() != nullptr && Mode()->string() == "ModelMesh"; }

  Value& Spec(Component component) { return object_.Child("spec").Child(ComponentKey(component)); }
  bool Has(Component component) const {
    return object_.Find({"spec", ComponentKey(component)}) != nullptr;
  }

  // A10.
  void NormaliseMode() {
    if (Mode() == nullptr) return;
    std::string old = Mode()->string();
    if (old != "RawDeployment" && old != "Serverless") return;
    std::string_view mode = ModeName(release_, *FindMode(old));
    Origin origin = Mode()->origin();
    SetMetadata(&object_, "annotations", kDeploymentModeAnnotation, mode, origin);
    Step("default.mode.normalised", {{"old", old}, {"mode", mode}}, {origin});
  }

  // A11, A12, E13.
  Verdict WriteDefaultMode() {
    if (Mode() != nullptr || config_.default_mode == DeploymentMode::kKnative) return std::nullopt;
    if (release_.crashes_without_annotations &&
        object_.Find({"metadata", "annotations"}) == nullptr) {
      return Refusal{"default.crash.annotations", std::string(kNilMapPanic),
                     OriginOf(object_.Find({"metadata"})), true};
    }
    std::string_view mode = ModeName(release_, config_.default_mode);
    SetMetadata(&object_, "annotations", kDeploymentModeAnnotation, mode);
    Step("default.mode.written", {{"mode", mode}});
    return std::nullopt;
  }

  // A66, A67: without any cache, what is there must be left over from one.
  Verdict ClearLocalModelMetadata() {
    std::vector<Implementation> found =
        Implementations(release_, Component::kPredictor, Spec(Component::kPredictor));
    if (found.empty()) {
      return Refusal{"default.crash.empty", std::string(kIndexPanic),
                     Spec(Component::kPredictor).origin(), true};
    }
    if (StorageUri(Component::kPredictor, found.front()) == nullptr) return std::nullopt;
    Clear("labels", {kLocalModelLabel, kLocalModelNamespaceLabel});
    Clear("annotations", {kLocalModelSourceAnnotation, kLocalModelClaimAnnotation});
    return std::nullopt;
  }

  void Clear(std::string_view kind, std::initializer_list<std::string_view> keys) {
    for (std::string_view key : keys) {
      const Value* value = object_.Find({"metadata", kind, key});
      if (value == nullptr) continue;
      Step("default.localmodel.cleared", {{"key", key}}, {value->origin()});
      Map& metadata = object_.Child("metadata").MutableMap();
      metadata[kind].MutableMap().Erase(key);
      if (metadata[kind].map().empty()) metadata.Erase(kind);
    }
  }

  // A50.
  void DisableTokens() {
    for (Component component : kComponents) {
      if (component != Component::kPredictor && !Has(component)) continue;
      Value& spec = Spec(component);
      if (spec.Find("automountServiceAccountToken") != nullptr) continue;
      spec.MutableMap().Set("automountServiceAccountToken", KServeValue(false), KServeOrigin());
      Step("default.token.disabled", {{"component", ComponentKey(component)}}, {spec.origin()});
    }
  }

  void Step(const char* code, Args args, std::initializer_list<Origin> evidence = {}) {
    if (trace_ != nullptr) trace_->AddStep(Stage::kDefault, code, args, evidence);
  }

  const Release& release_;
  const Config& config_;
  Value& object_;
  Trace* trace_;
};

}  // namespace

Defaulted DefaultInferenceService(const Release& release, const Config& config,
                                  const Value& prepared, Trace* trace) {
  Defaulted result;
  k8s::Decoded decoded =
      k8s::RoundTrip(release.index, "serving.v1beta1.InferenceService", prepared);
  if (decoded.error) {
    result.error = decoded.error;
    return result;
  }
  Value object = decoded.value;
  result.crash = Defaulter(release, config, &object, trace).Run();
  if (result.crash) return result;
  if (trace != nullptr) DescribeReserialisation(release, prepared, decoded.value, trace);
  if (release.keeps_zero_values) object = KeepZeroValues(prepared, decoded.value, object);
  result.object = std::move(object);
  return result;
}

}  // namespace ksp::kserve
