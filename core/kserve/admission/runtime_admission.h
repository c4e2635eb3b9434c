// Admission of a ServingRuntime or ClusterServingRuntime: the API server's part, then KServe's
// validating webhook (spec: admission C).
#ifndef KSP_KSERVE_RUNTIME_ADMISSION_H_
#define KSP_KSERVE_RUNTIME_ADMISSION_H_

#include <string>
#include <string_view>
#include <vector>

#include "k8s/api_server.h"
#include "kserve/cluster.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

struct RuntimeAdmission {
  bool allowed = false;
  std::string refused_by;  // "decode", "schema" or "webhook"; "" if allowed
  std::string message;     // verbatim; "" if allowed
  std::vector<k8s::DroppedField> dropped;
  Value object;  // as stored and typed, if allowed
};

// `object` has apiVersion, kind and metadata.name; its namespace is already set. `old` is the
// stored object where this is an update, null where it is a creation.
RuntimeAdmission AdmitRuntime(const Release& release, const Value& object, const Cluster& cluster,
                              const Value* old, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RUNTIME_ADMISSION_H_
