// Kubernetes timestamps (metav1.Time).
#ifndef KSP_K8S_TIMESTAMP_H_
#define KSP_K8S_TIMESTAMP_H_

#include <optional>
#include <string>
#include <string_view>

namespace ksp::k8s {

// An RFC 3339 time as metav1.Time writes it again: in UTC, whole seconds; "" for the zero time.
// Nothing if Go's time.Parse(time.RFC3339) refuses the text.
std::optional<std::string> CanonicalTime(std::string_view text);

}  // namespace ksp::k8s

#endif  // KSP_K8S_TIMESTAMP_H_
