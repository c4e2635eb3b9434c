#include "advice/api_versions.h"

#include <string_view>

#include "advice/edits.h"

namespace ksp::advice {
namespace {

// The apiVersion of a kind that is looked at; "" if the kind is not one of them.
std::string_view VersionOf(std::string_view kind) {
  if (kind == "InferenceService") return "serving.kserve.io/v1beta1";
  if (kind == "ServingRuntime" || kind == "ClusterServingRuntime") {
    return "serving.kserve.io/v1alpha1";
  }
  return "";
}

// Its spec has another form, which no one edit mends.
constexpr std::string_view kUnlike = "serving.kubeflow.org/v1alpha2";

const char* CodeFor(const Document& document) {
  constexpr std::string_view kOldGroup = "serving.kubeflow.org/";
  if (document.object.Find("apiVersion") == nullptr) return "advice.apiVersion.absent";
  if (document.api_version == kUnlike) return "advice.apiVersion.v1alpha2";
  if (document.api_version.starts_with(kOldGroup)) return "advice.apiVersion.kfserving";
  if (document.api_version.starts_with("serving.kserve.io/")) return "advice.apiVersion.other";
  return nullptr;
}

}  // namespace

void TellApiVersions(const Outcome& outcome, Trace* trace) {
  for (std::size_t i = 0; i < DocumentCount(outcome); ++i) {
    const Document& document = (*outcome.documents)[i];
    if (document.role != Document::Role::kOther) continue;
    const std::string_view wanted = VersionOf(document.kind);
    const char* code = CodeFor(document);
    if (wanted.empty() || code == nullptr) continue;
    const Value* version = document.object.Find("apiVersion");
    const Entry* kind = document.object.map().FindEntry("kind");
    const Origin where = version != nullptr ? version->origin() : kind->value.origin();
    trace->AddDiagnostic(Severity::kWarning, Stage::kRead, code,
                         {{"kind", document.kind},
                          {"name", document.name},
                          {"version", document.api_version},
                          {"wanted", wanted}},
                         where);
    if (document.api_version == kUnlike) continue;
    trace->diagnostics.back().fix =
        AsFix(SetScalar(SourceOf(outcome, where), document.object, "apiVersion", wanted),
              MakeMessage("advice.fix.apiVersion", {{"wanted", wanted}}));
  }
}

}  // namespace ksp::advice
