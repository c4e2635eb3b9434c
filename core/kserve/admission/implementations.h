// The components of an InferenceService and what implements them (spec: admission A.5, the table of
// implementations).
#ifndef KSP_KSERVE_IMPLEMENTATIONS_H_
#define KSP_KSERVE_IMPLEMENTATIONS_H_

#include <array>
#include <string_view>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

enum class Component { kPredictor, kTransformer, kExplainer };
inline constexpr std::array kComponents = {Component::kPredictor, Component::kTransformer,
                                           Component::kExplainer};

std::string_view ComponentKey(Component component);  // "predictor", …

// The component of an InferenceService; null if it has none.
const Value* FindComponent(const Value& object, Component component);

struct Implementation {
  std::string_view key;          // "model", "sklearn", "art", …; "" for the containers
  const Value* block = nullptr;  // the block, or for the containers the whole component
};

// How many there are, and the first in the order in which KServe counts them, if there is one.
// `spec` is the component, typed.
struct Implementations {
  int count = 0;
  Implementation first;
};
Implementations FindImplementations(const Release& release, Component component, const Value& spec);

// The storage URI of an implementation: its field, or for containers the variable STORAGE_URI of
// the serving container (predictor) or of the first one. Null if it has none.
const Value* StorageUri(Component component, const Implementation& implementation);

// `containers[0]` of a component, or null.
const Value* FirstContainer(const Value& spec);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_IMPLEMENTATIONS_H_
