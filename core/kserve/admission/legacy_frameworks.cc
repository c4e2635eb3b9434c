#include "kserve/admission/legacy_frameworks.h"

#include <string>
#include <string_view>
#include <utility>

#include "kserve/admission/implementations.h"
#include "kserve/admission/metadata.h"
#include "kserve/admission/mutation.h"
#include "kserve/by_kserve.h"
#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kMlServer = "kserve-mlserver";
constexpr std::string_view kTorchServe = "kserve-torchserve";

// One key, in the order in which they are looked for. The format has the key's name.
struct Framework {
  std::string_view key;
  bool defaults_to_v2;  // A24, from v0.9 on
  // What v0.8 writes (E20 to E23).
  std::string_view runtime;
  bool defaults_to_v1;
  std::string_view mlserver_class;  // the label where protocol v2 makes it MLServer
};

constexpr Framework kFrameworks[] = {
    {"sklearn", false, "kserve-sklearnserver", true, "mlserver_sklearn.SKLearnModel"},
    {"tensorflow", false, "kserve-tensorflow-serving", true, ""},
    {"xgboost", false, "kserve-xgbserver", true, "mlserver_xgboost.XGBoostModel"},
    {"pytorch", false, kTorchServe, false, ""},
    {"triton", true, "kserve-tritonserver", false, ""},
    {"onnx", true, "kserve-tritonserver", false, ""},
    {"huggingface", true, "", false, ""},
    {"pmml", false, "kserve-pmmlserver", true, ""},
    {"lightgbm", false, "kserve-lgbserver", true, ""},
    {"paddle", false, "kserve-paddleserver", true, ""},
};

class ModelDefaulter {
 public:
  ModelDefaulter(const Release& release, Value* object, Trace* trace)
      : release_(release), object_(*object), trace_(trace) {}

  void Run() {
    if (release_.moves_legacy_with_runtime) DefaultGivenModel();
    MoveFramework();
    DefaultProtocol();
    if (release_.annotates_model_format) AnnotateFormat();
  }

 private:
  Value& Predictor() { return object_.Child("spec").Child("predictor"); }
  const Value* Model() const { return object_.Find({"spec", "predictor", "model"}); }

  // A20 to A24.
  void MoveFramework() {
    const Value* predictor = FindComponent(object_, Component::kPredictor);
    if (predictor == nullptr) return;
    for (const Framework& framework : kFrameworks) {
      const Entry* entry = predictor->map().FindEntry(framework.key);
      if (entry != nullptr) {
        Move(framework, Entry(*entry));
        return;
      }
    }
  }

  void Move(const Framework& framework, Entry entry) {
    const Value* overwritten = Model();
    if (trace_ != nullptr) {
      trace_->AddStep(Stage::kDefault, "default.legacy.moved", {{"key", framework.key}},
                      {entry.key_origin, entry.value.origin()});
      if (overwritten != nullptr) {
        trace_->AddDiagnostic(Severity::kWarning, Stage::kDefault, "default.legacy.overwrites",
                              {{"key", framework.key}}, KeyOrigin("model"));
      }
    }
    Value model = std::move(entry.value);
    Value format{Map()};
    SetByKServe(&format, "name", framework.key, entry.key_origin);
    SetByKServe(&model, "modelFormat", std::move(format));
    if (release_.moves_legacy_with_runtime) {
      ChooseRuntime(framework, &model);
    } else if (framework.defaults_to_v2) {
      SetProtocol(&model, "v2");
    }
    Map& predictor = Predictor().MutableMap();
    predictor.Erase(framework.key);
    predictor.Set("model", std::move(model), KServeOrigin(entry.key_origin));
  }

  // E20 to E23: the runtime depends on the key and, for two of them, on the protocol.
  void ChooseRuntime(const Framework& framework, Value* model) {
    if (framework.defaults_to_v1) SetProtocol(model, "v1");
    bool v2 = model->StringAt("protocolVersion") == "v2";
    std::string_view runtime = framework.runtime;
    if (v2 && !framework.mlserver_class.empty()) {
      runtime = kMlServer;
      AddMlServerVariables(model);
      SetLabel(kModelClassLabel, framework.mlserver_class);
    }
    if (runtime == kTorchServe) SetServiceEnvelope(v2);
    if (framework.key == "triton" && model->Find("storageUri") == nullptr) {
      model->MutableMap()["args"].MutableList().push_back(
          KServeValue("--model-control-mode=explicit"));
      Step("default.argument.added", {{"argument", "--model-control-mode=explicit"}});
    }
    SetByKServe(model, "runtime", runtime);
    Step("default.runtime.set", {{"key", framework.key}, {"runtime", runtime}});
  }

  // E24, E25: what v0.8 stores for a `model` that a person wrote.
  void DefaultGivenModel() {
    const Value* given = Model();
    if (given == nullptr) return;
    const Value* runtime = given->Find("runtime");
    std::string format = given->StringAt({"modelFormat", "name"});
    bool v2 = given->StringAt("protocolVersion") == "v2";
    bool torchserve =
        format == "pytorch" && (runtime == nullptr || runtime->string() == kTorchServe);
    if (runtime != nullptr && runtime->string() == kMlServer) {
      AddMlServerVariables(&Predictor().Child("model"));
      SetLabel(kModelClassLabel, format == "xgboost"    ? "mlserver_xgboost.XGBoostModel"
                                 : format == "lightgbm" ? "mlserver_lightgbm.LightGBMModel"
                                                        : "mlserver_sklearn.SKLearnModel");
    }
    if (torchserve) SetServiceEnvelope(v2);
  }

  // E21. Existing variables of the same names are not looked for.
  void AddMlServerVariables(Value* model) {
    if (model->Find("storageUri") == nullptr) {
      AddVariable(model, "MLSERVER_LOAD_MODELS_AT_STARTUP", "false");
    } else {
      AddVariable(model, "MLSERVER_MODEL_NAME", NameOf(object_));
      AddVariable(model, "MLSERVER_MODEL_URI", "/mnt/models");
    }
  }

  void AddVariable(Value* model, std::string_view name, std::string_view value) {
    AppendEnv(model, name, value);
    Step("default.variable.added", {{"name", name}, {"value", value}});
  }

  void SetServiceEnvelope(bool v2) { SetLabel(kServiceEnvelopeLabel, v2 ? "kservev2" : "kserve"); }

  void SetLabel(std::string_view key, std::string_view value) {
    SetMetadata(&object_, "labels", key, value);
    Step("default.label.set", {{"key", key}, {"value", value}});
  }

  void SetProtocol(Value* model, std::string_view protocol) {
    if (model->Find("protocolVersion") != nullptr) return;
    SetByKServe(model, "protocolVersion", protocol);
    Step("default.protocol.set",
         {{"format", model->StringAt({"modelFormat", "name"})}, {"protocol", protocol}});
  }

  // A25, A26.
  void DefaultProtocol() {
    const Value* model = Model();
    if (model == nullptr) return;
    const std::string& format = model->StringAt({"modelFormat", "name"});
    if ((release_.defaults_triton_protocol && format == "triton") ||
        (release_.defaults_vllm_protocol && format == "vLLM")) {
      SetProtocol(&Predictor().Child("model"), "v2");
    }
  }

  // A28.
  void AnnotateFormat() {
    const Value* model = Model();
    if (model == nullptr) return;
    const Value* name = model->Find({"modelFormat", "name"});
    if (name == nullptr || name->string().empty()) return;
    if (Annotation(object_, kModelFormatAnnotation) != nullptr) return;
    Step("default.modelFormat.annotated", {{"format", name->string()}}, {name->origin()});
    SetMetadata(&object_, "annotations", kModelFormatAnnotation, std::string(name->string()),
                name->origin());
  }

  Origin KeyOrigin(std::string_view key) const {
    const Value* predictor = FindComponent(object_, Component::kPredictor);
    const Entry* entry = predictor == nullptr ? nullptr : predictor->map().FindEntry(key);
    return entry == nullptr ? Origin() : entry->key_origin;
  }

  void Step(const char* code, Args args, std::initializer_list<Origin> evidence = {}) {
    if (trace_ != nullptr) trace_->AddStep(Stage::kDefault, code, args, evidence);
  }

  const Release& release_;
  Value& object_;
  Trace* trace_;
};

}  // namespace

void DefaultPredictorModel(const Release& release, Value* object, Trace* trace) {
  ModelDefaulter(release, object, trace).Run();
}

}  // namespace ksp::kserve
