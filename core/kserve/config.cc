#include "kserve/config.h"

#include <algorithm>
#include <utility>

#include "k8s/quantity.h"
#include "value/edit_distance.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

// The two frameworks whose entry has a sub-entry for each protocol; every other entry is flat.
constexpr std::string_view kByProtocol[] = {"sklearn", "xgboost"};

// pytorch's entry is written in the form by protocol, which the code does not read there.
constexpr std::string_view kShippedPredictors = R"({
"tensorflow":{"image":"tensorflow/serving","defaultImageVersion":"2.6.2",
"defaultGpuImageVersion":"2.6.2-gpu"},
"onnx":{"image":"mcr.microsoft.com/onnxruntime/server","defaultImageVersion":"v1.0.0"},
"sklearn.v1":{"image":"kserve/sklearnserver","defaultImageVersion":"latest",
"multiModelServer":true},
"sklearn.v2":{"image":"docker.io/seldonio/mlserver","defaultImageVersion":"1.0.0",
"multiModelServer":true},
"xgboost.v1":{"image":"kserve/xgbserver","defaultImageVersion":"latest","multiModelServer":true},
"xgboost.v2":{"image":"docker.io/seldonio/mlserver","defaultImageVersion":"1.0.0",
"multiModelServer":true},
"pytorch":{},
"triton":{"image":"nvcr.io/nvidia/tritonserver","defaultImageVersion":"21.09-py3",
"multiModelServer":true},
"pmml":{"image":"kserve/pmmlserver","defaultImageVersion":"latest"},
"lightgbm":{"image":"kserve/lgbserver","defaultImageVersion":"latest"},
"paddle":{"image":"kserve/paddleserver","defaultImageVersion":"latest"}})";

constexpr std::string_view kShippedResources =
    R"({"cpuLimit":"1","memoryLimit":"2Gi","cpuRequest":"1","memoryRequest":"2Gi"})";

constexpr std::string_view kShippedExplainers =
    R"({"art":"latest","alibi":"latest","aix":"latest"})";

// Every key of the ConfigMap in any release: those that are read here, and those of which KServe
// makes pods, services and ingresses.
constexpr std::string_view kKeysRead =
    "deploy explainers predictors inferenceService security multiNode localModel";
constexpr std::string_view kKeysElsewhere =
    "transformers storageInitializer credentials ingress logger batcher agent router service "
    "metricsAggregator opentelemetryCollector autoscaler";
constexpr std::string_view kExample = "_example";

// The fields of a key that is read; "" stands for any.
std::string_view FieldsOf(std::string_view key) {
  if (key == "deploy") return "defaultDeploymentMode deploymentRolloutStrategy";
  if (key == "inferenceService") {
    return "resource serviceAnnotationDisallowedList serviceLabelDisallowedList";
  }
  if (key == "security") return "autoMountServiceAccountToken";
  if (key == "multiNode") return "customGPUResourceTypeList";
  return "";
}

// The first of the `words`, which stand between spaces, that differs from `word` in at most
// `distance` letters; "" if there is none.
std::string_view FindWord(std::string_view words, std::string_view word, std::size_t distance) {
  while (!words.empty()) {
    std::string_view each = words.substr(0, words.find(' '));
    if (EditDistance(each, word) <= distance) return each;
    words.remove_prefix(std::min(each.size() + 1, words.size()));
  }
  return "";
}

std::string_view Nearest(std::string_view words, std::string_view word) {
  return FindWord(words, word, 2);
}

bool IsAmong(std::string_view words, std::string_view word) {
  return !FindWord(words, word, 0).empty();
}

// An entry of `predictors` with all that is read of it, without the images if there are none.
Value ReadPredictor(const Value& entry, bool images) {
  Value read = Value::MapOf({{"multiModelServer", entry.BoolAt("multiModelServer")}});
  for (std::string_view key : {"image", "defaultImageVersion", "defaultGpuImageVersion"}) {
    read.MutableMap().Set(key, images ? entry.StringAt(key) : "");
  }
  return read;
}

List ReadStrings(const List& list) {
  List strings;
  for (const Value& item : list) strings.emplace_back(item.string());
  return strings;
}

// Reads one key after the other into a Config and keeps the first error.
class Reader {
 public:
  Reader(const Release& release, const Value& data, bool complete)
      : release_(release),
        data_(data),
        complete_(complete),
        parsed_{ShippedConfig(release), "", "", {}} {}

  ParsedConfig Read() {
    Note();
    if (data_.Find("deploy") != nullptr) Deploy();
    if (Open("explainers")) Explainers();
    if (Open("predictors")) Predictors();
    if (Open("inferenceService")) InferenceService();
    if (Open("security")) {
      config_.auto_mount_service_account_token = value_.BoolAt("autoMountServiceAccountToken");
    }
    if (Open("multiNode")) {
      config_.custom_gpu_types = ReadStrings(value_.ListAt("customGPUResourceTypeList"));
    }
    if (Open("localModel") && value_.BoolAt("enabled")) NotFollowed("localModel", "enabled");
    return std::move(parsed_);
  }

 private:
  // Takes the value of `key` if it is read. A key that is not there leaves what is shipped, but in
  // a complete ConfigMap the Go zero value holds then (A.1). Text that is not JSON is an error.
  bool Open(std::string_view key) {
    if (!Reads(key)) return false;
    value_ = Value();
    const Value* value = data_.Find(key);
    if (value == nullptr) return complete_;
    if (!value->is_string()) {
      value_ = *value;
      return true;
    }
    JsonParsed json = ParseJson(value->string());
    if (json.error) {
      Fail(key, "unable to parse " + std::string(key) + " config json: " + json.error->message);
      return complete_;
    }
    value_ = std::move(json.value);
    return true;
  }

  void Fail(std::string_view key, std::string text) {
    if (!parsed_.error.empty()) return;
    parsed_.error = std::move(text);
    parsed_.error_key = key;
  }

  // What of the keys has no effect here, and why.
  void Note() {
    using enum ConfigNote::Kind;
    for (const Entry& entry : data_.map()) {
      const std::string& key = entry.key;
      if (key == kExample) continue;
      if (IsAmong(kKeysElsewhere, key)) {
        AddNote(kElsewhere, key, entry);
      } else if (!IsAmong(kKeysRead, key)) {
        std::string_view nearest = Nearest(kKeysRead, key);
        AddNote(kUnknown, key, entry, nearest.empty() ? Nearest(kKeysElsewhere, key) : nearest);
      } else if (!Reads(key)) {
        AddNote(kNotRead, key, entry);
      } else if (std::string_view fields = FieldsOf(key); !fields.empty() && Open(key)) {
        for (const Entry& field : value_.map()) {
          if (IsAmong(fields, field.key)) continue;
          AddNote(kUnknown, key + "." + field.key, entry, Nearest(fields, field.key));
        }
      }
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
               std::string_view nearest = "") {
    parsed_.notes.push_back({kind, std::move(key), entry.key_origin, std::string(nearest)});
  }

  // A field of `key` that would change the answer.
  void NotFollowed(std::string_view key, std::string_view field) {
    AddNote(ConfigNote::Kind::kNotFollowed, std::string(key) + "." + std::string(field),
            *data_.map().FindEntry(key));
  }

  // A7 to A9. Without the key Knative is the mode.
  void Deploy() {
    if (!Open("deploy")) return;
    if (value_.Find("deploymentRolloutStrategy") != nullptr) {
      NotFollowed("deploy", "deploymentRolloutStrategy");
    }
    const std::string& name = value_.StringAt("defaultDeploymentMode");
    std::optional<DeploymentMode> mode = FindMode(name);
    // The newer names are no names in the releases that have the older ones.
    if (mode && (release_.has_standard_mode || name == ModeName(release_, *mode))) {
      config_.default_mode = *mode;
      return;
    }
    std::string error = "invalid deploy";
    if (name.empty()) {
      error += " config, defaultDeploymentMode is required";
      if (release_.capitalises_config_errors) error += '.';
    } else {
      error += "ment mode. Supported modes are ";
      error += ModeName(release_, DeploymentMode::kKnative);
      error += ", ";
      error += ModeName(release_, DeploymentMode::kStandard);
      error += " and ModelMesh";
    }
    if (release_.capitalises_config_errors) error[0] = 'I';
    Fail("deploy", std::move(error));
  }

  void Explainers() {
    Map versions;
    for (const Entry& entry : value_.map()) {
      versions.Set(entry.key, entry.value.StringAt("defaultImageVersion"));
    }
    config_.explainer_versions = std::move(versions);
  }

  void Predictors() {
    Map predictors;
    for (const Entry& entry : value_.map()) {
      predictors.Set(entry.key, ReadPredictor(entry.value, true));
    }
    for (std::string_view key : kByProtocol) {
      for (std::string_view protocol : {"v1", "v2"}) {
        const Value* entry = value_.Find({key, protocol});
        if (entry == nullptr) continue;
        predictors.Set(std::string(key) + "." + std::string(protocol), ReadPredictor(*entry, true));
      }
    }
    config_.predictors = std::move(predictors);
  }

  void InferenceService() {
    Map resources;
    for (std::string_view key : {"cpuLimit", "memoryLimit", "cpuRequest", "memoryRequest"}) {
      std::string text = value_.StringAt({"resource", key});
      k8s::CanonicalQuantity quantity = k8s::Canonical(text);
      if (!text.empty() && !quantity.error.empty()) {
        Fail("inferenceService", "cannot parse '" + text + "': " + quantity.error);
      } else if (!text.empty()) {
        text = std::move(quantity.text);
      }
      resources.Set(key, text);
    }
    config_.resources = std::move(resources);
    config_.disallowed_annotations = ReadStrings(value_.ListAt("serviceAnnotationDisallowedList"));
    config_.disallowed_labels = ReadStrings(value_.ListAt("serviceLabelDisallowedList"));
  }

  const Release& release_;
  const Value& data_;
  const bool complete_;
  Value value_;  // of the key that is being read
  ParsedConfig parsed_;
  Config& config_ = parsed_.config;
};

// By mode the names that older and newer releases use.
constexpr std::string_view kModeNames[][2] = {
    {"Serverless", "Knative"}, {"RawDeployment", "Standard"}, {"ModelMesh", "ModelMesh"}};

}  // namespace

std::string_view ModeName(const Release& release, DeploymentMode mode) {
  return kModeNames[static_cast<int>(mode)][release.has_standard_mode ? 1 : 0];
}

std::optional<DeploymentMode> FindMode(std::string_view name) {
  for (int mode = 0; mode < 3; ++mode) {
    for (std::string_view each : kModeNames[mode]) {
      if (each == name) return static_cast<DeploymentMode>(mode);
    }
  }
  return std::nullopt;
}

const Value& Config::Predictor(std::string_view key) const {
  static const Value kNone;
  const Value* predictor = predictors.Find(key);
  return predictor == nullptr ? kNone : *predictor;
}

Config ShippedConfig(const Release& release) {
  Config config;
  config.resources = ParseJson(kShippedResources).value;
  config.explainer_versions = ParseJson(kShippedExplainers).value;
  Map predictors;
  if (release.reads_predictors_config) {
    const Value shipped = ParseJson(kShippedPredictors).value;
    for (const Entry& entry : shipped.map()) {
      predictors.Set(entry.key, ReadPredictor(entry.value, !release.ships_no_predictor_images));
    }
  }
  config.predictors = std::move(predictors);
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
