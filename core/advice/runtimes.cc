#include "advice/runtimes.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "advice/edits.h"
#include "kserve/admission/check.h"
#include "kserve/catalog.h"

namespace ksp::advice {
namespace {

class Adviser {
 public:
  Adviser(const Outcome& outcome, Trace* trace) : outcome_(outcome), trace_(*trace) {
    for (std::size_t i = 0; i < DocumentCount(outcome); ++i) {
      const Document& document = (*outcome.documents)[i];
      if (document.role != Document::Role::kInferenceService) continue;
      namespaces_.insert(document.name_space);
      if (const Value* predictor = document.object.Find({"spec", "predictor"})) {
        // Under `model`, or under the key of a framework.
        for (const Entry& entry : predictor->map()) named_.insert(entry.value.StringAt("runtime"));
      }
    }
  }

  void Tell(const Document& runtime) {
    BuiltIn(runtime);
    OutOfReach(runtime);
    AutoSelect(runtime);
  }

 private:
  static Origin NameOf(const Document& runtime) {
    return kserve::OriginOf(runtime.object.Find({"metadata", "name"}));
  }

  void BuiltIn(const Document& runtime) {
    if (!outcome_.catalog || runtime.kind != "ClusterServingRuntime") return;
    const std::vector<Value>& built_in = kserve::BuiltInRuntimes(*outcome_.release);
    if (std::none_of(built_in.begin(), built_in.end(), [&](const Value& object) {
          return object.StringAt({"metadata", "name"}) == runtime.name;
        })) {
      return;
    }
    trace_.AddDiagnostic(Severity::kInfo, Stage::kAdmit, "advice.runtime.replacesBuiltIn",
                         {{"runtime", runtime.name}, {"release", outcome_.release->name}},
                         NameOf(runtime));
  }

  void OutOfReach(const Document& runtime) {
    if (!outcome_.inference_service || runtime.kind != "ServingRuntime" ||
        namespaces_.contains(runtime.name_space)) {
      return;
    }
    const Document& service = (*outcome_.documents)[*outcome_.inference_service];
    const Value& metadata = *runtime.object.Find("metadata");
    const Value* name_space = metadata.Find("namespace");
    const bool written = name_space != nullptr && name_space->origin().has_text();
    const Origin where = written ? name_space->origin() : NameOf(runtime);
    trace_.AddDiagnostic(Severity::kWarning, Stage::kResolve, "advice.runtime.outOfReach",
                         {{"runtime", runtime.name},
                          {"namespace", runtime.name_space},
                          {"inferenceService", service.name},
                          {"wanted", service.name_space}},
                         where);
    trace_.diagnostics.back().fix =
        AsFix(SetScalar(SourceOf(outcome_, where), metadata, "namespace", service.name_space),
              MakeMessage("advice.fix.namespace",
                          {{"runtime", runtime.name}, {"wanted", service.name_space}}));
  }

  void AutoSelect(const Document& runtime) {
    const Value* spec = runtime.object.Find("spec");
    if (named_.contains(runtime.name) || spec == nullptr) return;
    if (spec->BoolAt("disabled") || spec->BoolAt("multiModel")) return;
    for (const Value& format : spec->ListAt("supportedModelFormats")) {
      const std::string& name = format.StringAt("name");
      const Value* auto_select = format.Find("autoSelect");
      if (name.empty() || (auto_select != nullptr && !auto_select->is_null())) continue;
      const Origin where = format.Find("name")->origin();
      trace_.AddDiagnostic(Severity::kInfo, Stage::kResolve, "advice.runtime.autoSelect",
                           {{"runtime", runtime.name}, {"format", name}}, where);
      trace_.diagnostics.back().fix =
          AsFix(SetScalar(SourceOf(outcome_, where), format, "autoSelect", true),
                MakeMessage("advice.fix.autoSelect", {{"format", name}}));
    }
  }

  const Outcome& outcome_;
  Trace& trace_;
  std::set<std::string_view> namespaces_;  // of the InferenceServices
  std::set<std::string_view> named_;       // runtimes that they name
};

}  // namespace

void TellRuntimes(const Outcome& outcome, Trace* trace) {
  Adviser adviser(outcome, trace);
  for (const RuntimeOutcome& runtime : *outcome.runtimes) {
    if (runtime.admission.allowed) adviser.Tell((*outcome.documents)[runtime.document]);
  }
}

}  // namespace ksp::advice
