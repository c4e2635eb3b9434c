#include "kserve/admission/runtime_validation.h"

#include <string>

#include "kserve/admission/blocked_variables.h"
#include "kserve/admission/extension_validation.h"
#include "kserve/admission/gpu_resources.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/runtime_priorities.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

// C30 to C37: the inner message.
class WorkerSpec {
 public:
  WorkerSpec(const Value& spec, Verdict* verdict) : spec_(spec), verdict_(*verdict) {}

  // `had_workers`: the runtime of that name which is stored has a workerSpec.
  bool Check(bool had_workers) {
    const Value* workers = spec_.Find("workerSpec");
    if (workers == nullptr) {
      return !had_workers ||
             Refuse("removing workerSpec where it already exists is not allowed", spec_.origin());
    }
    const List& containers = workers->ListAt("containers");
    if (containers.size() > 1) {
      return Refuse("setting multiple containers in workerSpec is not allowed",
                    workers->Find("containers")->origin());
    }
    for (const Value& container : spec_.ListAt("containers")) {
      if (container.StringAt("name") == kKServeContainer && !CheckHead(container)) return false;
    }
    if (containers.empty()) {
      return verdict_.Crash("admit.workerSpec.crash", kIndexPanic, workers->origin());
    }
    const Value& worker = containers.front();
    return (worker.StringAt("name") != kWorkerContainer || CheckGpus(worker)) &&
           CheckSize(*workers, "pipelineParallelSize", "PipelineParallelSize") &&
           CheckSize(*workers, "tensorParallelSize", "TensorParallelSize");
  }

 private:
  bool CheckHead(const Value& container) {
    for (std::string_view name : {kPipelineParallelSizeVariable, kTensorParallelSizeVariable}) {
      if (const Value* variable = FindEnv(container, name)) {
        return Refuse("setting {} in environment variables is not allowed", variable->origin(),
                      {name});
      }
    }
    return CheckGpus(container);
  }

  // The annotations are those for the pods, not the runtime's own.
  bool CheckGpus(const Value& container) {
    UnknownGpus unknown = FindUnknownGpus(container, spec_.Find("annotations"), {});
    if (!unknown.error.empty()) return Refuse("{}", unknown.error_where, {unknown.error});
    return unknown.first == nullptr ||
           Refuse("unknown GPU resource type in a container({})", unknown.first->key_origin,
                  {container.StringAt("name")});
  }

  bool CheckSize(const Value& workers, std::string_view key, std::string_view go_name) {
    std::int64_t size = IntegerAt(workers, key, 1);
    return size >= 1 || Refuse("the WorkerSpec.{} cannot be less than 1({})",
                               workers.Find(key)->origin(), {go_name, std::to_string(size)});
  }

  bool Refuse(const char* text, const Origin& where, Verdict::Arguments arguments = {}) {
    return verdict_.Refuse("admit.workerSpec", text, where, arguments);
  }

  const Value& spec_;
  Verdict& verdict_;
};

// KServe looks for the stored runtime among all of its kind, not in the request, so one that is
// replaced by a creation counts as well.
bool HadWorkers(const std::string& name, const RuntimeScope& existing, const Value* old) {
  if (const InstalledRuntime* runtime = existing.Find(name)) {
    return runtime->spec().Find("workerSpec") != nullptr;
  }
  return old != nullptr && old->Find({"spec", "workerSpec"}) != nullptr;
}

}  // namespace

bool ValidateRuntime(const Release& release, std::string_view kind, const Value& object,
                     const RuntimeScope& existing, const Value* old, Trace* trace,
                     Verdict* verdict) {
  static const Value kNone = Map();
  const Value* given = object.Find("spec");
  const Value& spec = given == nullptr ? kNone : *given;
  const std::string& name = NameOf(object);
  auto passed = [&](const char* code) {
    if (trace != nullptr) {
      trace->AddStep(Stage::kAdmit, code, {{"kind", kind}, {"name", name}}, {object.origin()});
    }
    return true;
  };
  if (spec.BoolAt("disabled")) return passed("admit.disabled");  // C2
  if (!CheckPriorities(release, kind, object, existing, verdict)) return false;
  passed(existing.empty() ? "admit.priorities.alone" : "admit.priorities.passed");
  const Value* workers = spec.Find("workerSpec");
  if (release.validates_worker_spec) {
    if (!WorkerSpec(spec, verdict).Check(HadWorkers(name, existing, old))) {
      return verdict->Prefix("the {} {} is invalid: ", {kind, name});
    }
    if (workers != nullptr) passed("admit.workerSpec.passed");
  }
  if (!release.blocks_pythonpath) return true;
  constexpr char kCode[] = "admit.blockedVariable";  // C40
  return (CheckBlockedVariables(kCode, &spec, "containers", verdict) &&
          CheckBlockedVariables(kCode, workers, "containers", verdict) &&
          passed("admit.variables.passed")) ||
         verdict->Prefix("the {} {q} is invalid: ", {kind, name});
}

}  // namespace ksp::kserve
