// The Knative Service of a predictor (controller H60 to H66; early releases E94 to E99).
#ifndef KSP_KSERVE_KNATIVE_SERVICE_H_
#define KSP_KSERVE_KNATIVE_SERVICE_H_

#include <string>

#include "kserve/config.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

struct KnativeServiceInput {
  std::string name;
  std::string name_space;
  Value labels;
  Value annotations;
  Value pod_spec;
  const Value* component = nullptr;  // the predictor's spec: replicas, timeout, concurrency
};

Value MakeKnativeService(const Release& release, const Config& config,
                         const KnativeServiceInput& input);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_KNATIVE_SERVICE_H_
