// The Deployments of Standard mode (controller H20 to H31, G30 to G33; early releases E91, E92).
#ifndef KSP_KSERVE_DEPLOYMENT_H_
#define KSP_KSERVE_DEPLOYMENT_H_

#include <string>
#include <vector>

#include "kserve/config.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

struct DeploymentInput {
  std::string name;
  std::string name_space;
  Value labels;
  Value annotations;
  Value pod_spec;
  const Value* component = nullptr;  // the predictor's spec: replicas and strategy
};

// One Deployment of a predictor.
Value MakeDeployment(const Release& release, const DeploymentInput& input);

struct Deployments {
  std::vector<Value> list;
  std::string error;  // KServe's text; "" if there is none
};

// The head's and the worker's Deployments of a multi-node predictor.
Deployments MakeMultiNodeDeployments(const Release& release, const Config& config,
                                     DeploymentInput head, DeploymentInput worker);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_DEPLOYMENT_H_
