// Kubernetes quantities: parsed, canonical, compared (apimachinery resource.Quantity).
#ifndef KSP_K8S_QUANTITY_H_
#define KSP_K8S_QUANTITY_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace ksp::k8s {

struct CanonicalQuantity {
  std::string text;   // the canonical form, "" if there is an error
  std::string error;  // apimachinery's text, "" if there is none
};

CanonicalQuantity Canonical(std::string_view text);

// For texts that Canonical accepts.
bool IsZeroQuantity(std::string_view text);
int CompareQuantities(std::string_view a, std::string_view b);  // <0, 0, >0
// Rounded up; where int64 cannot hold it, what Go gives then.
std::int64_t QuantityValue(std::string_view text);  // Quantity.Value()

}  // namespace ksp::k8s

#endif  // KSP_K8S_QUANTITY_H_
