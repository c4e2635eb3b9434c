#include "kserve/controller/containers.h"

#include <string>
#include <string_view>
#include <utility>

#include "k8s/typed.h"
#include "kserve/by_kserve.h"
#include "kserve/controller/merge.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kReason = "InvalidPredictorSpec";

Failure InvalidSpec(const std::string& text) { return {text, kReason, text}; }

// The texts of one error before and since messages tell the details.
Failure InvalidSpec(const Release& release, std::string_view short_message,
                    std::string_view old_prefix, std::string_view prefix,
                    const std::string& detail) {
  if (release.details_merge_errors) return InvalidSpec(std::string(prefix) + detail);
  return {std::string(old_prefix) + detail, kReason, std::string(short_message)};
}

class Builder {
 public:
  Builder(const Release& release, const Config& config, const ContainersInput& input, Trace* trace,
          BuiltPod* built)
      : release_(release),
        config_(config),
        input_(input),
        predictor_(*input.object->Find({"spec", "predictor"})),
        model_(*predictor_.Find("model")),
        trace_(trace),
        built_(*built) {}

  bool Run() {
    if (Build()) return true;
    built_.spec = Value();
    return false;
  }

 private:
  bool Fail(Failure failure) {
    built_.failure = std::move(failure);
    return false;
  }

  bool Build() {
    const Value* containers = input_.runtime_spec->Find("containers");
    if (containers == nullptr || containers->list().empty()) {  // I5
      Failure failure = InvalidSpec("no container configuration found in selected serving runtime");
      if (!release_.details_merge_errors) failure.message[0] = 'N';
      return Fail(std::move(failure));
    }
    const Value* serving = release_.uses_first_container
                               ? &containers->list().front()
                               : FindContainer(containers, kKServeContainer);
    if (serving == nullptr) {  // I6
      Failure failure = InvalidSpec("failed to find kserve-container in ServingRuntime containers");
      if (!release_.details_merge_errors) failure.reason = "";
      if (trace_ != nullptr) {
        trace_->AddDiagnostic(Severity::kError, Stage::kMerge, "merge.noServeContainer", {},
                              containers->origin());
      }
      return Fail(std::move(failure));
    }
    Value container;
    return MergeServing(*serving, &container) && MergePod() && Template(&container) &&
           AddContainers(*containers, std::move(container));
  }

  bool MergeServing(const Value& serving, Value* container) {
    // The model's own container: its fields among those of the model.
    Value own = k8s::RoundTrip(release_.index, "core.v1.Container", model_).value;
    MergedSpec merged = MergeContainers(release_, serving, own, trace_);
    if (!merged.error.empty()) {  // I7
      return Fail(InvalidSpec(release_, "Failed to get runtime container",
                              "failed to get runtime container: ",
                              "failed to merge container. Detail: ", merged.error));
    }
    *container = std::move(merged.value);
    if (release_.uses_first_container) {  // E77
      SetByKServe("name", kKServeContainer, container);
    } else if (container->StringAt("name") != kKServeContainer && trace_ != nullptr) {  // D9
      trace_->AddDiagnostic(Severity::kWarning, Stage::kMerge, "merge.renamed",
                            {{"name", container->StringAt("name")}},
                            container->Find("name")->origin());
    }
    return true;
  }

  bool MergePod() {
    MergedSpec merged = MergePodSpecs(release_, *input_.runtime_spec, predictor_, trace_);
    if (!merged.error.empty()) {  // I8
      return Fail(
          InvalidSpec(release_, "Failed to consolidate serving runtime PodSpecs",
                      "failed to consolidate serving runtime PodSpecs: ",
                      "failed to consolidate serving runtime PodSpecs. Detail: ", merged.error));
    }
    built_.spec = std::move(merged.value);
    return true;
  }

  // E40, E41, then the image's tag (E8).
  bool Template(Value* container) {
    if (!ReplaceActions(container)) return false;
    UpdateImageTag(release_, config_, input_.image, container, trace_);
    DiagnoseContainer(*container, trace_);
    return true;
  }

  bool ReplaceActions(Value* container) {
    const std::string name = container->StringAt("name");
    Expanded expanded = Expand(release_, *container, *input_.object->Find("metadata"), trace_);
    for (Expansion& expansion : expanded.expansions) {
      built_.expansions.push_back(std::move(expansion));
    }
    if (expanded.error.empty()) {
      *container = std::move(expanded.container);
      return true;
    }
    std::string what = "to replace placeholders in serving runtime ";
    if (release_.details_merge_errors) what += model_.StringAt("runtime") + " ";
    what += "Container";
    if (release_.details_merge_errors) what += " " + name;
    return Fail({"failed " + what + ": " + expanded.error, kReason,
                 (release_.details_merge_errors ? "failed " : "Failed ") + what});
  }

  // D32, D33; early releases E76.
  bool AddContainers(const Value& of_runtime, Value serving) {
    List all = {std::move(serving)};
    if (release_.uses_first_container) {
      for (std::size_t i = 1; i < of_runtime.list().size(); ++i) TellDropped(of_runtime.list()[i]);
      TellOwnDropped();
    } else if (release_.rebuilds_container_list) {
      if (!AddTransformer(of_runtime, &all)) return false;
      for (const Value& container : of_runtime.list()) {
        const std::string& name = container.StringAt("name");
        if (name != kKServeContainer && name != kTransformerContainer) all.push_back(container);
      }
      for (const Value& container : predictor_.ListAt("containers")) {
        if (container.StringAt("name") != kTransformerContainer) all.push_back(container);
      }
    } else {
      bool skipped = false;  // the first one is that which was merged (D35)
      for (const Value& container : of_runtime.list()) {
        if (!skipped && container.StringAt("name") == kKServeContainer) {
          skipped = true;
        } else {
          all.push_back(container);
        }
      }
      TellOwnDropped();
    }
    built_.spec.MutableMap().Set("containers", std::move(all));
    return true;
  }

  // D34.
  bool AddTransformer(const Value& of_runtime, List* all) {
    const Value* base = FindContainer(&of_runtime, kTransformerContainer);
    const Value* own = FindContainer(predictor_.Find("containers"), kTransformerContainer);
    if (base == nullptr && own == nullptr) return true;
    Value container = base != nullptr ? *base : *own;
    if (base != nullptr && own != nullptr) {
      MergedSpec merged = MergeContainers(release_, *base, *own, trace_);
      if (!merged.error.empty()) return Fail({merged.error, "", ""});  // D36
      container = std::move(merged.value);
    }
    if (!ReplaceActions(&container)) return false;
    DiagnoseContainer(container, trace_);
    all->push_back(std::move(container));
    return true;
  }

  void TellDropped(const Value& container) {
    if (trace_ == nullptr) return;
    trace_->AddDiagnostic(Severity::kWarning, Stage::kMerge, "merge.containerDropped",
                          {{"name", container.StringAt("name")}}, container.origin());
  }

  void TellOwnDropped() {
    for (const Value& container : predictor_.ListAt("containers")) TellDropped(container);
  }

  const Release& release_;
  const Config& config_;
  const ContainersInput& input_;
  const Value& predictor_;
  const Value& model_;
  Trace* trace_;
  BuiltPod& built_;
};

}  // namespace

bool BuildPod(const Release& release, const Config& config, const ContainersInput& input,
              Trace* trace, BuiltPod* built) {
  return Builder(release, config, input, trace, built).Run();
}

}  // namespace ksp::kserve
