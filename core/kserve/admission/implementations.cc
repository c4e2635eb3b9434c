#include "kserve/admission/implementations.h"

#include "kserve/env.h"
#include "kserve/names.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kPredictorKeys[] = {
    "xgboost", "pytorch",  "triton", "sklearn",     "tensorflow", "onnx",
    "pmml",    "lightgbm", "paddle", "huggingface", "model",
};
constexpr std::string_view kExplainerKeys[] = {"alibi", "aix", "art"};

// The value of an environment variable, which Go has as "" where there is only a valueFrom.
const Value* VariableValue(const Value* variable) {
  static const Value kEmpty("");
  if (variable == nullptr) return nullptr;
  const Value* value = variable->Find("value");
  return value == nullptr ? &kEmpty : value;
}

// Go's names of the fields of each type, but the last, which KServe leaves out on purpose. What
// that was before it had a successor is why some lists look odd (B30).
std::vector<std::string_view> FieldNames(const Release& release, Component component) {
  std::vector<std::string_view> names;
  auto add = [&names](bool present, std::initializer_list<std::string_view> added) {
    if (present) names.insert(names.end(), added);
  };
  switch (component) {
    case Component::kPredictor:
      add(release.has_predictor_name, {"Name"});
      add(true, {"SKLearn", "XGBoost", "Tensorflow", "PyTorch", "Triton", "ONNX"});
      add(release.has_huggingface_predictor, {"HuggingFace"});
      add(true, {"PMML", "LightGBM", "Paddle", "Model"});
      add(release.has_storage_uris, {"StorageUris"});
      add(release.has_predictor_name, {"StorageContainerName"});
      add(release.has_worker_spec, {"WorkerSpec"});
      add(true, {"PodSpec"});
      return names;
    case Component::kExplainer:
      add(release.has_alibi_explainer, {"Alibi"});
      add(release.has_aix_explainer, {"AIX"});
      add(true, {"ART"});
      [[fallthrough]];
    case Component::kTransformer:
      add(true, {"PodSpec"});
      add(release.has_storage_uris, {"ComponentExtensionSpec"});
      break;
  }
  return names;
}

}  // namespace

std::string_view ComponentKey(Component component) {
  switch (component) {
    case Component::kPredictor:
      return "predictor";
    case Component::kTransformer:
      return "transformer";
    case Component::kExplainer:
      break;
  }
  return "explainer";
}

std::vector<Implementation> Implementations(const Release& release, Component component,
                                            const Value& spec) {
  std::vector<Implementation> found;
  auto add_blocks = [&](const auto& keys) {
    for (std::string_view key : keys) {
      const Value* block = spec.Find(key);
      if (block != nullptr) found.push_back({key, block});
    }
  };
  if (component == Component::kPredictor) add_blocks(kPredictorKeys);
  if (component == Component::kExplainer) add_blocks(kExplainerKeys);

  const Value* containers = spec.Find("containers");
  if (containers == nullptr || containers->list().empty()) return found;
  if (component != Component::kPredictor || !release.counts_serving_containers) {
    found.push_back({"", &spec});
    return found;
  }
  for (const Value& container : containers->list()) {
    if (container.StringAt("name") == kKServeContainer) found.push_back({"", &spec});
  }
  if (found.empty()) found.push_back({"", &spec});
  return found;
}

const Value* FirstContainer(const Value& spec) {
  const Value* containers = spec.Find("containers");
  if (containers == nullptr || containers->list().empty()) return nullptr;
  return &containers->list().front();
}

const Value* StorageUri(Component component, const Implementation& implementation) {
  if (!implementation.key.empty()) {
    const Value* uri = implementation.block->Find("storageUri");
    // An explainer's field is no pointer: there, an empty text is no URI.
    if (component == Component::kExplainer && uri != nullptr && uri->string().empty()) {
      return nullptr;
    }
    return uri;
  }
  const Value* container =
      component == Component::kPredictor
          ? FindContainer(implementation.block->Find("containers"), kKServeContainer)
          : FirstContainer(*implementation.block);
  return container == nullptr ? nullptr : VariableValue(FindEnv(*container, kStorageUriVariable));
}

std::string ExactlyOneMessage(const Release& release, Component component) {
  std::string message = release.messages_are_sentences ? "Exactly one of [" : "exactly one of [";
  bool first = true;
  for (std::string_view name : FieldNames(release, component)) {
    if (!first) message += ", ";
    first = false;
    message += name;
  }
  message += "] must be specified in ";
  switch (component) {
    case Component::kPredictor:
      return message + "PredictorSpec";
    case Component::kTransformer:
      return message + "TransformerSpec";
    case Component::kExplainer:
      break;
  }
  return message + "ExplainerSpec";
}

}  // namespace ksp::kserve
