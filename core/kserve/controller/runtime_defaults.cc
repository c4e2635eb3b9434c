#include "kserve/controller/runtime_defaults.h"

#include <string>
#include <utility>

#include "kserve/by_kserve.h"
#include "kserve/controller/resolve.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kServerTypeAnnotation = "serving.kserve.io/server-type";
constexpr std::string_view kModelPath = "/mnt/models";

struct ServerOfName {
  std::string_view runtime;
  std::string_view server_type;
  bool image_only;  // known only since images depend on it (C5)
};
constexpr ServerOfName kServersByName[] = {
    {"kserve-mlserver", "mlserver", false},
    {"kserve-torchserve", "torchserve", false},
    {"kserve-tritonserver", "tritonserver", false},
    {"kserve-tensorflow-serving", "tensorflow-serving", true},
    {"kserve-huggingfaceserver", "huggingfaceserver", true},
    {"kserve-vllmserver", "vllmserver", true},
};

// Changes the model and the labels of an InferenceService and tells of it.
class Setter {
 public:
  Setter(const Release& release, Value* object, Trace* trace)
      : release_(release),
        object_(*object),
        model_(object->Child("spec").Child("predictor").Child("model")),
        trace_(trace) {}

  // C10 to C14.
  void MlServer() {
    SetProtocol("v2");
    if (HasStorage()) {
      AddEnv("MLSERVER_MODEL_NAME", object_.StringAt({"metadata", "name"}));
      AddEnv("MLSERVER_MODEL_URI", kModelPath);
    } else {
      AddEnv("MLSERVER_LOAD_MODELS_AT_STARTUP", "false");
    }
    const std::string& format = model_.StringAt({"modelFormat", "name"});
    SetLabel(kModelClassLabel, format == "xgboost"    ? "mlserver_xgboost.XGBoostModel"
                               : format == "lightgbm" ? "mlserver_lightgbm.LightGBMModel"
                               : format == "mlflow"   ? "mlserver_mlflow.MLflowRuntime"
                                                      : "mlserver_sklearn.SKLearnModel");
  }

  // C20 to C24.
  void TorchServe() {
    SetProtocol("v1");
    const std::string protocol = model_.StringAt("protocolVersion");
    bool second =
        protocol == "v2" || (protocol == "grpc-v2" && release_.has_torchserve_grpc_envelope);
    SetLabel(kServiceEnvelopeLabel, second ? "kservev2" : "kserve");
    if (!release_.sets_torchserve_protocol_env) return;
    AppendEnv(&model_, "PROTOCOL_VERSION", protocol);
    Tell("defaults.env", {{"name", "PROTOCOL_VERSION"}, {"value", protocol}});
  }

  // C30, C31.
  void Triton() {
    constexpr std::string_view kExplicit = "--model-control-mode=explicit";
    SetProtocol("v2");
    if (HasStorage()) return;
    model_.MutableMap()["args"].MutableList().push_back(ByKServe(kExplicit));
    Tell("defaults.arg", {{"arg", kExplicit}});
  }

 private:
  bool HasStorage() const {
    return model_.Find("storageUri") != nullptr || model_.Find("storage") != nullptr;
  }

  void SetProtocol(std::string_view protocol) {
    if (model_.Find("protocolVersion") != nullptr) return;
    SetByKServe("protocolVersion", protocol, &model_);
    Tell("defaults.protocol", {{"protocol", protocol}});
  }

  void AddEnv(std::string_view name, std::string_view value) {
    const Value* present = FindEnv(model_, name);
    if (present != nullptr && release_.keeps_mlserver_env) return;
    if (present != nullptr && trace_ != nullptr) {
      trace_->AddDiagnostic(Severity::kWarning, Stage::kResolve, "defaults.envOverridden",
                            {{"name", name}, {"value", value}}, present->origin());
    }
    AppendEnv(&model_, name, value);
    Tell("defaults.env", {{"name", name}, {"value", value}});
  }

  void SetLabel(std::string_view label, std::string_view value) {
    Value& labels = object_.Child("metadata").Child("labels");
    const Value* present = labels.Find(label);
    if (present != nullptr && present->string() != value && trace_ != nullptr) {
      trace_->AddDiagnostic(Severity::kWarning, Stage::kResolve, "defaults.labelOverridden",
                            {{"label", label}, {"value", value}, {"was", present->string()}},
                            present->origin());
    }
    SetByKServe(label, value, &labels);
    Tell("defaults.label", {{"label", label}, {"value", value}});
  }

  void Tell(const char* code, Args args) {
    if (trace_ != nullptr) trace_->AddStep(Stage::kResolve, code, args);
  }

  const Release& release_;
  Value& object_;
  Value& model_;
  Trace* trace_;
};

}  // namespace

std::string_view ServerTypeOfName(const Release& release, std::string_view runtime_name) {
  for (const ServerOfName& server : kServersByName) {
    if (server.runtime == runtime_name && (!server.image_only || release.image_by_server_type)) {
      return server.server_type;
    }
  }
  return "";
}

std::string_view ServerTypeForImage(const Release& release, const Value* runtime_annotations,
                                    std::string_view runtime_name) {
  if (runtime_annotations != nullptr) {
    const std::string& annotated = runtime_annotations->StringAt(kServerTypeAnnotation);
    if (!annotated.empty()) return annotated;
  }
  return ServerTypeOfName(release, runtime_name);
}

void SetRuntimeDefaults(const Release& release, const Value* runtime_annotations, Value* object,
                        Trace* trace) {
  const std::string name = object->StringAt({"spec", "predictor", "model", "runtime"});
  const Value* annotation = release.reads_server_type && runtime_annotations != nullptr
                                ? runtime_annotations->Find(kServerTypeAnnotation)
                                : nullptr;
  // C3: the name only counts where the annotation is absent; an empty one is not.
  std::string_view server =
      annotation != nullptr ? annotation->string() : ServerTypeOfName(release, name);
  if (server != "mlserver" && server != "torchserve" && server != "tritonserver") return;
  if (trace != nullptr) {
    std::vector<Origin> evidence;
    if (annotation != nullptr && annotation->origin().has_text()) {
      evidence.push_back(annotation->origin());
    }
    trace->AddStep(Stage::kResolve,
                   annotation != nullptr ? "defaults.byAnnotation" : "defaults.byName",
                   {{"server", server}, {"runtime", name}}, std::move(evidence));
  }
  Setter setter(release, object, trace);
  if (server == "mlserver") setter.MlServer();
  if (server == "torchserve") setter.TorchServe();
  if (server == "tritonserver") setter.Triton();
}

void AssignProtocol(const Value& runtime_spec, Value* object, Trace* trace) {
  Value& model = object->Child("spec").Child("predictor").Child("model");
  if (model.Find("protocolVersion") != nullptr) return;
  std::string_view protocol = BestProtocol(runtime_spec);
  SetByKServe("protocolVersion", protocol, &model);
  if (trace != nullptr) {
    std::vector<Origin> evidence;
    if (const Value* listed = runtime_spec.Find("protocolVersions")) {
      evidence.push_back(listed->origin());
    }
    trace->AddStep(Stage::kResolve,
                   protocol.empty() ? "defaults.protocolUnknown" : "defaults.protocolOfRuntime",
                   {{"protocol", protocol}}, std::move(evidence));
  }
}

}  // namespace ksp::kserve
