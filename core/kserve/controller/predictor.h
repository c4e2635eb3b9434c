// The predictor of an InferenceService built: the runtime resolved, merged and templated, the pod
// and its metadata (controller O, C to F).
#ifndef KSP_KSERVE_PREDICTOR_H_
#define KSP_KSERVE_PREDICTOR_H_

#include <string>

#include "kserve/cluster.h"
#include "kserve/config.h"
#include "kserve/controller/containers.h"
#include "kserve/controller/resolve.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

struct BuiltPredictor {
  std::string panic;  // why KServe crashes, for a person; "" if it does not

  std::string name;  // of the Deployment or Knative Service
  BuiltPod pod;      // with the failure of any step
  Value labels;
  Value annotations;
  Value working_annotations;    // those of the InferenceService with KServe's additions
  Value predictor_annotations;  // the predictor's own, filtered
  Value runtime_spec;           // null for a custom predictor
  const InstalledRuntime* runtime = nullptr;  // whose spec it is
  std::string runtime_name;                   // as the status records it; "" for a custom predictor
  bool runtime_cluster_scoped = false;
};

// Builds the predictor of `object`, an InferenceService in memory with metadata.generation, on
// which it sets the defaults that KServe sets. `selection` is that of the object's model.
BuiltPredictor BuildPredictor(const Release& release, const Config& config, const Cluster& cluster,
                              const Selection& selection, Value* object, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_PREDICTOR_H_
