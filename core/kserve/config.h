// The keys of KServe's ConfigMap `inferenceservice-config` that change the answer.
#ifndef KSP_KSERVE_CONFIG_H_
#define KSP_KSERVE_CONFIG_H_

#include <optional>
#include <string>
#include <vector>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

enum class DeploymentMode { kKnative, kStandard, kModelMesh };

// The name by which `release` knows a mode: "Serverless"/"Knative", "RawDeployment"/"Standard".
std::string_view ModeName(const Release& release, DeploymentMode mode);

struct DefaultResources {  // inferenceService.resource; "" means: do not fill
  std::string cpu_limit = "1";
  std::string memory_limit = "2Gi";
  std::string cpu_request = "1";
  std::string memory_request = "2Gi";
};

struct Config {
  DeploymentMode default_mode = DeploymentMode::kKnative;  // deploy.defaultDeploymentMode
  DefaultResources resources;
  bool auto_mount_service_account_token = true;  // security.autoMountServiceAccountToken
};

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CONFIG_H_
