// The times that sigs.k8s.io/yaml takes for a !!timestamp. Others stay strings anyway.
#ifndef KSP_YAML_TIMESTAMP_H_
#define KSP_YAML_TIMESTAMP_H_

#include <string_view>

namespace ksp::yaml {

bool IsTimestamp(std::string_view text);

}  // namespace ksp::yaml

#endif  // KSP_YAML_TIMESTAMP_H_
