// The rules for names in Kubernetes (apimachinery util/validation). Each function says in
// apimachinery's words what is wrong with a value; nothing if it is fine.
#ifndef KSP_K8S_NAMES_H_
#define KSP_K8S_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace ksp::k8s {

std::vector<std::string> CheckDns1123Label(std::string_view value);
std::vector<std::string> CheckDns1123Subdomain(std::string_view value);
std::vector<std::string> CheckQualifiedName(std::string_view value);  // the key of a label
std::vector<std::string> CheckLabelValue(std::string_view value);

}  // namespace ksp::k8s

#endif  // KSP_K8S_NAMES_H_
