// The validating webhook for InferenceServices (spec: admission B; early releases 10).
#ifndef KSP_KSERVE_VALIDATION_H_
#define KSP_KSERVE_VALIDATION_H_

#include <string>
#include <vector>

#include "kserve/admission/check.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// Whether the InferenceService passes; else `*verdict` says why not. Warnings are appended in both
// cases. `object` is typed; `old`, the stored object, is null where it is created.
bool ValidateInferenceService(const Release& release, const Config& config, const Value& object,
                              const Value* old, Trace* trace, std::vector<std::string>* warnings,
                              Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_VALIDATION_H_
