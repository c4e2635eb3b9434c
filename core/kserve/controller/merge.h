// A runtime's container and pod merged with those of the InferenceService (controller D.2, D.3;
// early releases 7).
#ifndef KSP_KSERVE_MERGE_H_
#define KSP_KSERVE_MERGE_H_

#include <string>

#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

struct MergedSpec {
  Value value;        // typed; null where there is an error
  std::string error;  // KServe's or apimachinery's text, "" if there is none
};

// Both are typed containers: of the runtime (in v0.8 of its own type) and of the InferenceService.
MergedSpec MergeContainers(const Release& release, const Value& runtime_container,
                           const Value& container, Trace* trace);

// The pod of a runtime's spec (or workerSpec) and that of a predictor (or its workerSpec). The
// containers are left out.
MergedSpec MergePodSpecs(const Release& release, const Value& runtime_spec, const Value& spec,
                         Trace* trace);

// Says what a person should know of a container that has been merged: duplicate flags, requests
// above limits, variables and probes that Kubernetes will refuse.
void DiagnoseContainer(const Value& container, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_MERGE_H_
