#include "kserve/admission/validation.h"

#include <string_view>
#include <utility>

#include "kserve/admission/canary_validation.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/implementation_validation.h"
#include "kserve/admission/implementations.h"
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
  Validator(const Release& release, const Config& config, const Value& object, Trace* trace)
      : release_(release), config_(config), object_(object), trace_(trace) {}

  Validation Run(const Value* old) {
    if (old != nullptr && SkipsAllChecks(release_, *old)) {
      Step("validate.deleting", {});
      return std::move(result_);
    }
    if (old != nullptr) {
      Take("validate.update.passed", CheckModeUnchanged(release_, object_, *old));
      Take(nullptr, CheckPredictorRename(release_, object_, *old));
    }
    Take("validate.name.passed", CheckName(release_, object_));
    Take("validate.annotations.passed", CheckAutoscalerClass(release_, object_));
    Take(nullptr, CheckTargetUtilization(release_, object_));
    Take(release_.blocks_pythonpath ? "validate.variables.passed" : nullptr,
         CheckBlockedVariables(release_, object_));
    bool has_workers =
        release_.validates_worker_spec && object_.Find({"spec", "predictor", "workerSpec"});
    Take(has_workers ? "validate.multiNode.passed" : nullptr,
         CheckMultiNode(release_, config_, object_));
    Take(nullptr, CheckCollocation(release_, object_));
    Take(nullptr, CheckModelName(release_, object_));
    Take(release_.has_storage_uris ? "validate.storageUris.passed" : nullptr,
         CheckStorageUris(release_, object_));
    if (!result_.verdict) {
      Take(nullptr, CheckConfidential(release_, object_, &result_.warnings));
    }
    for (Component component : kComponents) CheckComponent(component);
    Take(nullptr, result_.verdict ? std::nullopt : CheckCanaries(release_, object_));
    return std::move(result_);
  }

 private:
  // B.2, step 9. The three checks of a component are all made before the first refusal is taken,
  // so a crash in any of them comes first.
  void CheckComponent(Component component) {
    const Value* spec = object_.Find({"spec", ComponentKey(component)});
    if (spec == nullptr || result_.verdict) return;
    Take(nullptr, CheckExactlyOne(release_, component, *spec));
    if (result_.verdict) return;
    Verdict verdicts[] = {CheckImplementation(release_, component, *spec),
                          CheckExtension(release_, *spec),
                          CheckScaling(release_, object_.Find({"metadata", "annotations"}), *spec)};
    for (Verdict& verdict : verdicts) {
      if (verdict && verdict->panic) Take(nullptr, std::move(verdict));
    }
    for (Verdict& verdict : verdicts) Take(nullptr, std::move(verdict));
    if (!result_.verdict) {
      Step("validate.component.passed", {{"component", ComponentKey(component)}}, {spec->origin()});
    }
  }

  // Takes a verdict unless there was a refusal before; tells of the check if it has passed.
  void Take(const char* passed, Verdict verdict) {
    if (result_.verdict) return;
    result_.verdict = std::move(verdict);
    if (!result_.verdict && passed != nullptr) Step(passed, {});
  }

  void Step(const char* code, Args args, std::initializer_list<Origin> evidence = {}) {
    if (trace_ != nullptr) trace_->AddStep(Stage::kValidate, code, args, evidence);
  }

  const Release& release_;
  const Config& config_;
  const Value& object_;
  Trace* trace_;
  Validation result_;
};

}  // namespace

Validation ValidateInferenceService(const Release& release, const Config& config,
                                    const Value& object, const Value* old, Trace* trace) {
  return Validator(release, config, object, trace).Run(old);
}

}  // namespace ksp::kserve
