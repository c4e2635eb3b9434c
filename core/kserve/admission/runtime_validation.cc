#include "kserve/admission/runtime_validation.h"

#include <string>

#include "k8s/go_text.h"
#include "kserve/admission/blocked_variables.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/gpu_resources.h"
#include "kserve/admission/runtime_priorities.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// C30 to C37: the inner message.
class WorkerSpec {
 public:
  explicit WorkerSpec(const Value& spec) : spec_(spec) {}

  // `had_workers`: the runtime of that name which is stored has a workerSpec.
  Verdict Check(bool had_workers) const {
    const Value* workers = spec_.Find("workerSpec");
    if (workers == nullptr) {
      if (!had_workers) return std::nullopt;
      return Refuse("removing workerSpec where it already exists is not allowed", spec_.origin());
    }
    const Value* containers = workers->Find("containers");
    if (containers != nullptr && containers->list().size() > 1) {
      return Refuse("setting multiple containers in workerSpec is not allowed",
                    containers->origin());
    }
    if (const Value* head = spec_.Find("containers")) {
      for (const Value& container : head->list()) {
        if (container.StringAt("name") != kKServeContainer) continue;
        if (Verdict verdict = CheckHead(container)) return verdict;
      }
    }
    const Value* worker =
        containers == nullptr || containers->list().empty() ? nullptr : &containers->list().front();
    if (worker == nullptr) {
      return Refusal{"admit.workerSpec.crash", std::string(kIndexPanic), workers->origin(), true};
    }
    if (worker->StringAt("name") == kWorkerContainer) {
      if (Verdict verdict = CheckGpus(*worker)) return verdict;
    }
    if (Verdict verdict = CheckSize(*workers, "pipelineParallelSize", "PipelineParallelSize")) {
      return verdict;
    }
    return CheckSize(*workers, "tensorParallelSize", "TensorParallelSize");
  }

 private:
  Verdict CheckHead(const Value& container) const {
    for (std::string_view name : {kPipelineParallelSizeVariable, kTensorParallelSizeVariable}) {
      if (const Value* variable = FindEnv(container, name)) {
        return Refuse("setting " + std::string(name) + " in environment variables is not allowed",
                      variable->origin());
      }
    }
    return CheckGpus(container);
  }

  // The annotations are those for the pods, not the runtime's own.
  Verdict CheckGpus(const Value& container) const {
    UnknownGpus unknown = FindUnknownGpus(container, spec_.Find("annotations"), {});
    if (!unknown.error.empty()) return Refuse(unknown.error, unknown.error_where);
    if (unknown.first == nullptr) return std::nullopt;
    return Refuse("unknown GPU resource type in a container(" + container.StringAt("name") + ")",
                  unknown.first->key_origin);
  }

  static Verdict CheckSize(const Value& workers, std::string_view key, std::string_view go_name) {
    std::int64_t size = IntegerAt(workers, key, 1);
    if (size >= 1) return std::nullopt;
    return Refuse("the WorkerSpec." + std::string(go_name) + " cannot be less than 1(" +
                      std::to_string(size) + ")",
                  OriginOf(workers.Find(key)));
  }

  static Refusal Refuse(std::string message, Origin where) {
    return {"admit.workerSpec", std::move(message), where};
  }

  const Value& spec_;
};

// KServe looks for the stored runtime among all of its kind, not in the request, so one that is
// replaced by a creation counts as well.
bool HadWorkers(const std::string& name, const RuntimeScope& existing, const Value* old) {
  if (const InstalledRuntime* runtime = existing.Find(name)) {
    return runtime->spec().Find("workerSpec") != nullptr;
  }
  return old != nullptr && old->Find({"spec", "workerSpec"}) != nullptr;
}

// C40.
Verdict CheckBlockedVariables(const Value& spec) {
  for (const Value* containers :
       {spec.Find("containers"), spec.Find({"workerSpec", "containers"})}) {
    if (containers == nullptr) continue;
    if (const Value* found = FindContainerWithBlockedVariable(containers->list())) {
      return Refusal{"admit.blockedVariable", BlockedVariableMessage(*found),
                     BlockedVariableOrigin(*found)};
    }
  }
  return std::nullopt;
}

}  // namespace

Verdict ValidateRuntime(const Release& release, std::string_view kind, const Value& object,
                        const RuntimeScope& existing, const Value* old, Trace* trace) {
  static const Value kNone = Map();
  const Value* given = object.Find("spec");
  const Value& spec = given == nullptr ? kNone : *given;
  const std::string& name = object.StringAt({"metadata", "name"});
  auto step = [&](const char* code) {
    if (trace != nullptr) {
      trace->AddStep(Stage::kAdmit, code, {{"kind", kind}, {"name", name}}, {object.origin()});
    }
  };
  if (spec.BoolAt("disabled")) {  // C2
    step("admit.disabled");
    return std::nullopt;
  }
  if (Verdict verdict = CheckPriorities(release, kind, object, existing)) return verdict;
  step(existing.empty() ? "admit.priorities.alone" : "admit.priorities.passed");
  std::string outer = "the " + std::string(kind) + " ";
  if (release.validates_worker_spec) {
    if (Verdict verdict = WorkerSpec(spec).Check(HadWorkers(name, existing, old))) {
      if (!verdict->panic) verdict->message = outer + name + " is invalid: " + verdict->message;
      return verdict;
    }
    if (spec.Find("workerSpec") != nullptr) step("admit.workerSpec.passed");
  }
  if (release.blocks_pythonpath) {
    if (Verdict verdict = CheckBlockedVariables(spec)) {
      verdict->message = outer + k8s::GoQuote(name) + " is invalid: " + verdict->message;
      return verdict;
    }
    step("admit.variables.passed");
  }
  return std::nullopt;
}

}  // namespace ksp::kserve
