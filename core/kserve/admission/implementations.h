// The components of an InferenceService and what implements them (spec: admission A.5, the table of
// implementations).
#ifndef KSP_KSERVE_IMPLEMENTATIONS_H_
#define KSP_KSERVE_IMPLEMENTATIONS_H_

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

enum class Component { kPredictor, kTransformer, kExplainer };
inline constexpr std::array kComponents = {Component::kPredictor, Component::kTransformer,
                                           Component::kExplainer};

std::string_view ComponentKey(Component component);  // "predictor", …

struct Implementation {
  std::string_view key;          // "model", "sklearn", "art", …; "" for the containers
  const Value* block = nullptr;  // the block, or for the containers the whole component
};

// In the order in which KServe counts them. `spec` is the component, typed.
std::vector<Implementation> Implementations(const Release& release, Component component,
                                            const Value& spec);

// The storage URI of an implementation: its field, or for containers the variable STORAGE_URI of
// the serving container (predictor) or of the first one. Null if it has none.
const Value* StorageUri(Component component, const Implementation& implementation);

// `containers[0]` of a component, or null.
const Value* FirstContainer(const Value& spec);

// The message for a component that has not exactly one implementation (B30, B31).
std::string ExactlyOneMessage(const Release& release, Component component);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_IMPLEMENTATIONS_H_
