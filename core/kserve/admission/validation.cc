#include "kserve/admission/validation.h"

#include <string_view>
#include <utility>

#include "kserve/admission/canary_validation.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/implementation_validation.h"
#include "kserve/admission/implementations.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/multi_node_validation.h"
#include "kserve/admission/object_validation.h"
#include "kserve/admission/scaling_validation.h"
#include "kserve/admission/storage_validation.h"
#include "kserve/admission/update_validation.h"

namespace ksp::kserve {
namespace {

// Goes through the checks in KServe's order (B.2) and stops at the first refusal.
class Validator {
 public:
  Validator(const Release& release, const Config& config, const Value& object, Trace* trace,
            std::vector<std::string>* warnings, Verdict* verdict)
      : release_(release),
        config_(config),
        object_(object),
        trace_(trace),
        warnings_(*warnings),
        verdict_(verdict) {}

  bool Run(const Value* old) {
    if (old != nullptr && SkipsAllChecks(release_, *old)) return Passed("validate.deleting");
    if (old != nullptr && !CheckUpdate(*old)) return false;
    const Value* workers = object_.Find({"spec", "predictor", "workerSpec"});
    bool passes =
        CheckName(object_, verdict_) && Passed("validate.name.passed") &&
        CheckAutoscalerClass(release_, object_, verdict_) &&
        Passed("validate.annotations.passed") &&
        CheckTargetUtilization(release_, object_, verdict_) &&
        CheckVariables(release_, object_, verdict_) &&
        Passed("validate.variables.passed", release_.blocks_pythonpath) &&
        CheckMultiNode(release_, config_, object_, verdict_) &&
        Passed("validate.multiNode.passed", release_.validates_worker_spec && workers != nullptr) &&
        CheckCollocation(release_, object_, verdict_) &&
        CheckModelName(release_, object_, verdict_) &&
        CheckStorageUris(release_, object_, verdict_) &&
        Passed("validate.storageUris.passed", release_.has_storage_uris) &&
        CheckConfidential(release_, object_, &warnings_, verdict_);
    for (Component component : kComponents) passes = passes && CheckComponent(component);
    return passes && CheckCanaries(release_, object_, verdict_);
  }

 private:
  bool CheckUpdate(const Value& old) {
    return CheckModeUnchanged(release_, object_, old, verdict_) &&
           Passed("validate.update.passed") &&
           CheckPredictorRename(release_, object_, old, verdict_);
  }

  // B.2, step 9. The three checks of a component are all made before the first refusal is taken.
  bool CheckComponent(Component component) {
    const Value* spec = FindComponent(object_, component);
    if (spec == nullptr) return true;
    if (!CheckExactlyOne(release_, component, *spec, verdict_)) return false;
    CheckImplementation(release_, component, *spec, verdict_);
    CheckExtension(*spec, verdict_);
    CheckScaling(release_, Annotations(object_), *spec, verdict_);
    if (!verdict_->passed()) return false;
    if (trace_ != nullptr) {
      trace_->AddStep(Stage::kValidate, "validate.component.passed",
                      {{"component", ComponentKey(component)}}, {spec->origin()});
    }
    return true;
  }

  // Tells of a check that has passed, if the release has it.
  bool Passed(const char* code, bool has_check = true) {
    if (trace_ != nullptr && has_check) trace_->AddStep(Stage::kValidate, code, {});
    return true;
  }

  const Release& release_;
  const Config& config_;
  const Value& object_;
  Trace* trace_;
  std::vector<std::string>& warnings_;
  Verdict* verdict_;
};

}  // namespace

bool ValidateInferenceService(const Release& release, const Config& config, const Value& object,
                              const Value* old, Trace* trace, std::vector<std::string>* warnings,
                              Verdict* verdict) {
  return Validator(release, config, object, trace, warnings, verdict).Run(old);
}

}  // namespace ksp::kserve
