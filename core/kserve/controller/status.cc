#include "kserve/controller/status.h"

#include <algorithm>
#include <utility>

#include "gotemplate/format.h"
#include "k8s/typed.h"
#include "kserve/by_kserve.h"

namespace ksp::kserve {

void Status::Fail(const Failure& failure) {
  if (failure.reason.empty()) return;
  Value& model = status_.Child("modelStatus");
  FillIn(R"({"transitionStatus":"InvalidSpec","states":{"targetModelState":"FailedToLoad"}})",
         &model);
  Map& info = model.Child("lastFailureInfo").MutableMap();
  info.Set("reason", failure.reason);
  info.Set("message", failure.message);
}

void Status::SetRuntime(std::string_view name, bool cluster_scoped) {
  if (!release_.records_runtime_name) return;
  status_.MutableMap().Set(cluster_scoped ? "clusterServingRuntimeName" : "servingRuntimeName",
                           name);
}

void Status::SetPredictorNotReady(std::string_view reason, std::string_view message) {
  status_.Child("components").Child("predictor").MutableMap();
  AddCondition("PredictorReady", "False", reason, message);
  AddCondition("Ready", "False", reason, message);
}

void Status::SetCanaries(const List& canaries) {
  if (canaries.empty()) return;
  List& statuses = status_.MutableMap()["canaryStatuses"].MutableList();
  for (const Value& canary : canaries) {
    Value& status = statuses.emplace_back(
        Value::MapOf({{"name", canary.StringAt({"predictor", "name"})}, {"ready", false}}));
    if (const Value* percent = canary.Find("trafficPercent")) {
      status.MutableMap().Set("trafficPercent", *percent);
    }
  }
  AddCondition("CanaryPredictorReady", "False", "CanariesNotReady", "", "Info");
}

void Status::SetComponentPending(bool standard_mode) {
  status_.Child("components").Child("predictor").MutableMap();
  if (standard_mode && release_.marks_standard_readiness) SetPredictorNotReady("", "");
  if (!standard_mode && release_.reports_stopped_condition) {
    AddCondition("Stopped", "False", "", "", "Info");
  }
  Value& model = status_.Child("modelStatus");
  FillIn(R"({"transitionStatus":"InProgress","states":{"targetModelState":"Pending"}})", &model);
  if (release_.counts_model_copies) model.Child("copies");
}

void Status::SetStopped() {
  status_ = Map();
  std::string_view reason = release_.reports_stopped_condition ? "" : "Stopped";
  AddCondition("PredictorReady", "False", reason, "");
  AddCondition("Ready", "False", reason, "");
  if (release_.reports_stopped_condition) AddCondition("Stopped", "True", "", "", "Info");
}

void Status::AddCondition(std::string_view type, std::string_view status, std::string_view reason,
                          std::string_view message, std::string_view severity) {
  Value condition = Value::MapOf({{"type", type}, {"status", status}});
  Map& fields = condition.MutableMap();
  if (!reason.empty()) fields.Set("reason", reason);
  // It passes through Go's Sprintf (I20).
  if (!message.empty()) fields.Set("message", gotemplate::SprintfWithoutArguments(message));
  if (!severity.empty()) fields.Set("severity", severity);
  List& conditions = status_.MutableMap()["conditions"].MutableList();
  auto at = std::find_if(conditions.begin(), conditions.end(),
                         [&](const Value& c) { return c.StringAt("type") > type; });
  conditions.insert(at, std::move(condition));  // sorted by type (I37)
}

Value Status::Build() const {
  Value status =
      k8s::RoundTrip(release_.index, "serving.v1beta1.InferenceServiceStatus", status_).value;
  if (status.Find("conditions") != nullptr) {
    for (Value& condition : status.MutableMap()["conditions"].MutableList()) {
      condition.MutableMap().Erase("lastTransitionTime");  // the cluster's clock
    }
  }
  return ByKServe(std::move(status));
}

}  // namespace ksp::kserve
