#include "kserve/config.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "k8s/quantity.h"
#include "value/edit_distance.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

// The two frameworks whose entry has a sub-entry for each protocol; every other entry is flat.
constexpr std::string_view kByProtocol[] = {"sklearn", "xgboost"};

struct ShippedPredictor {
  std::string_view key;
  std::string_view image;
  std::string_view version;
  std::string_view gpu_version;
  bool multi_model_server;
};

// pytorch's entry is written in the form by protocol, which the code does not read there.
constexpr ShippedPredictor kShippedPredictors[] = {
    {"tensorflow", "tensorflow/serving", "2.6.2", "2.6.2-gpu", false},
    {"onnx", "mcr.microsoft.com/onnxruntime/server", "v1.0.0", "", false},
    {"sklearn.v1", "kserve/sklearnserver", "latest", "", true},
    {"sklearn.v2", "docker.io/seldonio/mlserver", "1.0.0", "", true},
    {"xgboost.v1", "kserve/xgbserver", "latest", "", true},
    {"xgboost.v2", "docker.io/seldonio/mlserver", "1.0.0", "", true},
    {"pytorch", "", "", "", false},
    {"triton", "nvcr.io/nvidia/tritonserver", "21.09-py3", "", true},
    {"pmml", "kserve/pmmlserver", "latest", "", false},
    {"lightgbm", "kserve/lgbserver", "latest", "", false},
    {"paddle", "kserve/paddleserver", "latest", "", false},
};

// Every key of the ConfigMap in any release, and the fields of those that are read here; of the
// others KServe makes pods, services and ingresses.
struct KnownKey {
  std::string_view key;
  bool read;
  std::initializer_list<std::string_view> fields;  // empty: any
};
constexpr std::string_view kExample = "_example";
const KnownKey kKnownKeys[] = {
    {"deploy", true, {"defaultDeploymentMode", "deploymentRolloutStrategy"}},
    {"explainers", true, {}},
    {"predictors", true, {}},
    {"inferenceService",
     true,
     {"resource", "serviceAnnotationDisallowedList", "serviceLabelDisallowedList"}},
    {"security", true, {"autoMountServiceAccountToken"}},
    {"multiNode", true, {"customGPUResourceTypeList"}},
    {"localModel", true, {}},
    {"transformers", false, {}},
    {"storageInitializer", false, {}},
    {"credentials", false, {}},
    {"ingress", false, {}},
    {"logger", false, {}},
    {"batcher", false, {}},
    {"agent", false, {}},
    {"router", false, {}},
    {"service", false, {}},
    {"metricsAggregator", false, {}},
    {"opentelemetryCollector", false, {}},
    {"autoscaler", false, {}},
};

template <typename Names, typename NameOf>
std::string Nearest(const Names& names, std::string_view key, NameOf name_of) {
  for (const auto& name : names) {
    if (EditDistance(name_of(name), key) <= 2) return std::string(name_of(name));
  }
  return "";
}

PredictorConfig ReadPredictor(const Value& entry) {
  const Value* multi = entry.Find("multiModelServer");
  return {entry.StringAt("image"), entry.StringAt("defaultImageVersion"),
          entry.StringAt("defaultGpuImageVersion"), multi != nullptr && multi->bool_value()};
}

std::vector<std::string> ReadStrings(const Value* list) {
  std::vector<std::string> strings;
  if (list == nullptr) return strings;
  for (const Value& item : list->list()) strings.push_back(item.string());
  return strings;
}

// Reads one key after the other into a Config and keeps the first error.
class Reader {
 public:
  Reader(const Release& release, const Value& data, bool complete)
      : release_(release), data_(data), complete_(complete) {}

  ParsedConfig Read() {
    parsed_.config = ShippedConfig(release_);
    Note();
    Deploy();
    Explainers();
    if (Reads("predictors")) Predictors();
    if (Reads("inferenceService")) InferenceService();
    if (Reads("security")) Security();
    if (Reads("multiNode")) MultiNode();
    LocalModel();
    return std::move(parsed_);
  }

 private:
  // The value of `key`; null where it is not there. Text that is not JSON is an error.
  std::optional<Value> Key(std::string_view key) {
    const Value* value = data_.Find(key);
    if (value == nullptr) return std::nullopt;
    if (!value->is_string()) return *value;
    JsonParsed json = ParseJson(value->string());
    if (!json.error) return std::move(json.value);
    Fail(key, "unable to parse " + std::string(key) + " config json: " + json.error->message);
    return std::nullopt;
  }

  void Fail(std::string_view key, std::string text) {
    if (!parsed_.error.empty()) return;
    parsed_.error = std::move(text);
    parsed_.error_key = key;
  }

  // What of the keys has no effect here, and why.
  void Note() {
    for (const Entry& entry : data_.map()) {
      if (entry.key == kExample) continue;
      const KnownKey* known = nullptr;
      for (const KnownKey& each : kKnownKeys) {
        if (each.key == entry.key) known = &each;
      }
      if (known == nullptr) {
        AddNote(ConfigNote::Kind::kUnknown, entry.key, entry,
                Nearest(kKnownKeys, entry.key, [](const KnownKey& each) { return each.key; }));
      } else if (!known->read) {
        AddNote(ConfigNote::Kind::kElsewhere, entry.key, entry);
      } else if (!Reads(entry.key)) {
        AddNote(ConfigNote::Kind::kNotRead, entry.key, entry);
      } else if (known->fields.size() > 0) {
        NoteFields(*known, entry);
      }
    }
  }

  void NoteFields(const KnownKey& known, const Entry& entry) {
    std::optional<Value> value = Key(entry.key);
    if (!value) return;
    for (const Entry& field : value->map()) {
      bool is_known =
          std::find(known.fields.begin(), known.fields.end(), field.key) != known.fields.end();
      if (is_known) continue;
      AddNote(ConfigNote::Kind::kUnknown, entry.key + "." + field.key, entry,
              Nearest(known.fields, field.key, [](std::string_view name) { return name; }));
    }
  }

  bool Reads(std::string_view key) const {
    if (key == "predictors") return release_.reads_predictors_config;
    if (key == "inferenceService") return release_.reads_resource_config;
    if (key == "security") return release_.reads_security_config;
    if (key == "multiNode") return release_.validates_worker_spec;
    return true;
  }

  void AddNote(ConfigNote::Kind kind, std::string key, const Entry& entry,
               std::string nearest = "") {
    parsed_.notes.push_back({kind, std::move(key), entry.key_origin, std::move(nearest)});
  }

  // A field of `key` that would change the answer.
  void NotFollowed(std::string_view key, std::string_view field) {
    AddNote(ConfigNote::Kind::kNotFollowed, std::string(key) + "." + std::string(field),
            *data_.map().FindEntry(key));
  }

  // A7 to A9.
  void Deploy() {
    std::optional<Value> deploy = Key("deploy");
    if (!deploy) {
      if (complete_) parsed_.config.default_mode = DeploymentMode::kKnative;
      return;
    }
    if (deploy->Find("deploymentRolloutStrategy") != nullptr) {
      NotFollowed("deploy", "deploymentRolloutStrategy");
    }
    const std::string& name = deploy->StringAt("defaultDeploymentMode");
    if (name.empty()) {
      Fail("deploy", release_.capitalises_config_errors
                         ? "Invalid deploy config, defaultDeploymentMode is required."
                         : "invalid deploy config, defaultDeploymentMode is required");
      return;
    }
    std::optional<DeploymentMode> mode = FindMode(name);
    // The newer names are no names in the releases that have the older ones.
    bool known = mode && (release_.has_standard_mode || name == ModeName(release_, *mode));
    if (known) {
      parsed_.config.default_mode = *mode;
    } else {
      Fail("deploy", std::string(release_.capitalises_config_errors ? "Invalid" : "invalid") +
                         " deployment mode. Supported modes are " +
                         std::string(ModeName(release_, DeploymentMode::kKnative)) + ", " +
                         std::string(ModeName(release_, DeploymentMode::kStandard)) +
                         " and ModelMesh");
    }
  }

  void Explainers() {
    std::optional<Value> explainers = Key("explainers");
    if (!explainers && !complete_) return;
    parsed_.config.explainer_versions.clear();
    if (!explainers) return;
    for (const Entry& entry : explainers->map()) {
      parsed_.config.explainer_versions[entry.key] = entry.value.StringAt("defaultImageVersion");
    }
  }

  void Predictors() {
    std::optional<Value> predictors = Key("predictors");
    if (!predictors && !complete_) return;
    parsed_.config.predictors.clear();
    if (!predictors) return;
    for (const Entry& entry : predictors->map()) {
      parsed_.config.predictors[entry.key] = ReadPredictor(entry.value);
    }
    for (std::string_view key : kByProtocol) {
      for (std::string_view protocol : {"v1", "v2"}) {
        const Value* entry = predictors->Find({key, protocol});
        if (entry == nullptr) continue;
        parsed_.config.predictors[std::string(key) + "." + std::string(protocol)] =
            ReadPredictor(*entry);
      }
    }
  }

  void InferenceService() {
    std::optional<Value> service = Key("inferenceService");
    if (!service) {
      if (complete_) parsed_.config.resources = {"", "", "", ""};
      return;
    }
    DefaultResources& resources = parsed_.config.resources;
    for (auto [key, field] : std::initializer_list<std::pair<std::string_view, std::string*>>{
             {"cpuLimit", &resources.cpu_limit},
             {"memoryLimit", &resources.memory_limit},
             {"cpuRequest", &resources.cpu_request},
             {"memoryRequest", &resources.memory_request}}) {
      *field = service->StringAt({"resource", key});
      if (field->empty()) continue;
      k8s::CanonicalQuantity quantity = k8s::Canonical(*field);
      if (!quantity.error.empty()) {
        Fail("inferenceService", "cannot parse '" + *field + "': " + quantity.error);
      } else {
        *field = quantity.text;
      }
    }
    parsed_.config.disallowed_annotations =
        ReadStrings(service->Find("serviceAnnotationDisallowedList"));
    parsed_.config.disallowed_labels = ReadStrings(service->Find("serviceLabelDisallowedList"));
  }

  // Where there is no key the Go zero value holds, which is false (A.1).
  void Security() {
    std::optional<Value> security = Key("security");
    if (!security && !complete_) return;
    const Value* mount = security ? security->Find("autoMountServiceAccountToken") : nullptr;
    parsed_.config.auto_mount_service_account_token = mount != nullptr && mount->bool_value();
  }

  void MultiNode() {
    std::optional<Value> multi_node = Key("multiNode");
    if (!multi_node) return;
    parsed_.config.custom_gpu_types = ReadStrings(multi_node->Find("customGPUResourceTypeList"));
  }

  void LocalModel() {
    std::optional<Value> local_model = Key("localModel");
    if (!local_model) return;
    const Value* enabled = local_model->Find("enabled");
    if (enabled != nullptr && enabled->bool_value()) {
      NotFollowed("localModel", "enabled");
    }
  }

  const Release& release_;
  const Value& data_;
  const bool complete_;
  ParsedConfig parsed_;
};

}  // namespace

std::string_view ModeName(const Release& release, DeploymentMode mode) {
  switch (mode) {
    case DeploymentMode::kKnative:
      return release.has_standard_mode ? "Knative" : "Serverless";
    case DeploymentMode::kStandard:
      return release.has_standard_mode ? "Standard" : "RawDeployment";
    case DeploymentMode::kModelMesh:
      break;
  }
  return "ModelMesh";
}

std::optional<DeploymentMode> FindMode(std::string_view name) {
  if (name == "Knative" || name == "Serverless") return DeploymentMode::kKnative;
  if (name == "Standard" || name == "RawDeployment") return DeploymentMode::kStandard;
  if (name == "ModelMesh") return DeploymentMode::kModelMesh;
  return std::nullopt;
}

const PredictorConfig& Config::Predictor(std::string_view key) const {
  static const PredictorConfig kNone;
  auto it = predictors.find(key);
  return it == predictors.end() ? kNone : it->second;
}

Config ShippedConfig(const Release& release) {
  Config config;
  for (std::string_view explainer : {"art", "alibi", "aix"}) {
    config.explainer_versions[std::string(explainer)] = "latest";
  }
  if (release.reads_predictors_config) {
    for (const ShippedPredictor& shipped : kShippedPredictors) {
      PredictorConfig& predictor = config.predictors[std::string(shipped.key)];
      predictor.multi_model_server = shipped.multi_model_server;
      if (release.ships_no_predictor_images) continue;
      predictor.image = shipped.image;
      predictor.default_image_version = shipped.version;
      predictor.default_gpu_image_version = shipped.gpu_version;
    }
  }
  return config;
}

ParsedConfig ParseConfig(const Release& release, const Value& given) {
  const Value* data = given.Find("data");
  bool is_config_map = given.StringAt("kind") == "ConfigMap";
  static const Value kEmpty = Map();
  if (is_config_map && data == nullptr) data = &kEmpty;
  return Reader(release, is_config_map ? *data : given, is_config_map).Read();
}

}  // namespace ksp::kserve
