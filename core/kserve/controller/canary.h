// Canary predictors: one more Deployment for each entry of spec.canary (controller H35).
#ifndef KSP_KSERVE_CANARY_H_
#define KSP_KSERVE_CANARY_H_

#include <cstdint>
#include <vector>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// The entries of spec.canary; none where there are none.
const std::vector<Value>& Canaries(const Value& object);

// How many replicas an entry gets: its own, or its share of the stable predictor's.
std::int64_t CanaryReplicas(const Value& object, const Value& canary);

// The stable predictor's replicas while there are canaries: what they leave, at least 1. Nothing
// where the predictor has no minReplicas.
Value StablePredictor(const Value& object);

// spec.predictor of an entry: the stable one with the entry's fields over it, without autoscaling.
Value CanaryPredictor(const Release& release, const Value& stable, const Value& canary,
                      std::int64_t replicas);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CANARY_H_
