#include "kserve/admission/implementations.h"

#include <span>

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

const Value* FindComponent(const Value& object, Component component) {
  return object.Find({"spec", ComponentKey(component)});
}

Implementations FindImplementations(const Release& release, Component component,
                                    const Value& spec) {
  Implementations found;
  auto add = [&found](std::string_view key, const Value* block) {
    if (block == nullptr) return;
    if (found.count++ == 0) found.first = {key, block};
  };
  auto add_blocks = [&](std::span<const std::string_view> keys) {
    for (std::string_view key : keys) add(key, spec.Find(key));
  };
  if (component == Component::kPredictor) add_blocks(kPredictorKeys);
  if (component == Component::kExplainer) add_blocks(kExplainerKeys);

  if (FirstContainer(spec) == nullptr) return found;
  bool counts_them = component == Component::kPredictor && release.counts_serving_containers;
  if (counts_them) {
    for (const Value& container : spec.ListAt("containers")) {
      if (container.StringAt("name") == kKServeContainer) add("", &spec);
    }
  }
  if (!counts_them || found.count == 0) add("", &spec);
  return found;
}

const Value* FirstContainer(const Value& spec) {
  const List& containers = spec.ListAt("containers");
  return containers.empty() ? nullptr : &containers.front();
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

}  // namespace ksp::kserve
