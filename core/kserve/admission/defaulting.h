// The mutating webhook for InferenceServices (spec: admission A; early releases 2).
#ifndef KSP_KSERVE_DEFAULTING_H_
#define KSP_KSERVE_DEFAULTING_H_

#include <optional>

#include "k8s/typed.h"
#include "kserve/admission/check.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// `sent` is what the API server sends, pruned and defaulted by the schema, and `typed` the same as
// Go reads and writes it. `*object` becomes what was sent with the webhook's patch applied. False
// where the webhook crashes.
bool DefaultInferenceService(const Release& release, const Config& config, const Value& sent,
                             const Value& typed, Value* object, Trace* trace, Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_DEFAULTING_H_
