#include "kserve/admission/defaulting.h"

#include <string_view>
#include <utility>
#include <vector>

#include "k8s/typed.h"
#include "kserve/admission/check.h"
#include "kserve/admission/component_defaults.h"
#include "kserve/admission/implementations.h"
#include "kserve/admission/legacy_frameworks.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/mutation.h"
#include "kserve/admission/reserialisation.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// A.2 on a typed InferenceService.
class Defaulter {
 public:
  Defaulter(const Release& release, const Config& config, Value* object, Trace* trace,
            Verdict* verdict)
      : release_(release), config_(config), object_(*object), trace_(trace), verdict_(*verdict) {}

  // False where it crashes.
  bool Run() {
    bool submitted_as_modelmesh = IsModelMesh();
    if (release_.normalises_mode_annotation) NormaliseMode();
    if (release_.writes_default_mode && !WriteDefaultMode()) return false;
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
    if (release_.clears_local_model_metadata && !ClearLocalModelMetadata()) return false;
    if (release_.reads_security_config && !config_.auto_mount_service_account_token) {
      DisableTokens();
    }
    return true;
  }

 private:
  const Value* Mode() const { return Annotation(object_, kDeploymentModeAnnotation); }
  bool IsModelMesh() const { return Mode() != nullptr && Mode()->string() == "ModelMesh"; }

  Value& Spec(Component component) { return object_.Child("spec").Child(ComponentKey(component)); }
  bool Has(Component component) const { return FindComponent(object_, component) != nullptr; }

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
  bool WriteDefaultMode() {
    if (Mode() != nullptr || config_.default_mode == DeploymentMode::kKnative) return true;
    if (release_.crashes_without_annotations && Annotations(object_) == nullptr) {
      return verdict_.Crash("default.crash.annotations", kNilMapPanic,
                            OriginOf(object_.Find("metadata")));
    }
    std::string_view mode = ModeName(release_, config_.default_mode);
    SetMetadata(&object_, "annotations", kDeploymentModeAnnotation, mode);
    Step("default.mode.written", {{"mode", mode}});
    return true;
  }

  // A66, A67: without any cache, what is there must be left over from one.
  bool ClearLocalModelMetadata() {
    Value& predictor = Spec(Component::kPredictor);
    Implementations found = FindImplementations(release_, Component::kPredictor, predictor);
    if (found.count == 0) {
      return verdict_.Crash("default.crash.empty", kIndexPanic, predictor.origin());
    }
    if (StorageUri(Component::kPredictor, found.first) == nullptr) return true;
    Clear("labels", kLocalModelLabel);
    Clear("labels", kLocalModelNamespaceLabel);
    Clear("annotations", kLocalModelSourceAnnotation);
    Clear("annotations", kLocalModelClaimAnnotation);
    return true;
  }

  void Clear(std::string_view kind, std::string_view key) {
    const Value* value = object_.Find({"metadata", kind, key});
    if (value == nullptr) return;
    Step("default.localmodel.cleared", {{"key", key}}, {value->origin()});
    Map& metadata = object_.Child("metadata").MutableMap();
    metadata[kind].MutableMap().Erase(key);
    if (metadata[kind].map().empty()) metadata.Erase(kind);
  }

  // A50.
  void DisableTokens() {
    for (Component component : kComponents) {
      if (component != Component::kPredictor && !Has(component)) continue;
      Value& spec = Spec(component);
      if (spec.Find("automountServiceAccountToken") != nullptr) continue;
      SetByKServe(&spec, "automountServiceAccountToken", false);
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
  Verdict& verdict_;
};

}  // namespace

bool DefaultInferenceService(const Release& release, const Config& config, const Value& sent,
                             const Value& typed, Value* object, Trace* trace, Verdict* verdict) {
  *object = typed;
  if (!Defaulter(release, config, object, trace, verdict).Run()) return false;
  if (trace != nullptr) DescribeReserialisation(release, sent, typed, trace);
  if (release.keeps_zero_values) *object = KeepZeroValues(sent, typed, *object);
  return true;
}

}  // namespace ksp::kserve
