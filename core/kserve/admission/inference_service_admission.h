// Admission of an InferenceService: decode, prune and default, mutating webhook, prune and default,
// schema, validating webhook (spec: admission P1, A, B; early releases 2 and 10).
#ifndef KSP_KSERVE_INFERENCE_SERVICE_ADMISSION_H_
#define KSP_KSERVE_INFERENCE_SERVICE_ADMISSION_H_

#include <string>
#include <vector>

#include "k8s/api_server.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

struct InferenceServiceAdmission {
  std::vector<k8s::DroppedField> dropped;  // by the API server, before the webhook
  Value defaulted;  // as it would be stored, without status; null if refused before that
  std::vector<std::string> warnings;
  std::string rejected_by;  // "decode", "defaulter", "schema", "validator"; "" if admitted
  std::string rejection;    // verbatim
  std::string panic;        // why the webhook crashes, for a person; "" if it does not
};

InferenceServiceAdmission AdmitInferenceService(const Release& release, const Config& config,
                                                const Value& object, const Value* old,
                                                Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_INFERENCE_SERVICE_ADMISSION_H_
