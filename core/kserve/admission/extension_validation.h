// The validating webhook's checks of what all components have: concurrency, replicas, logger (spec:
// admission B.9).
#ifndef KSP_KSERVE_EXTENSION_VALIDATION_H_
#define KSP_KSERVE_EXTENSION_VALIDATION_H_

#include <cstdint>
#include <string_view>

#include "kserve/admission/check.h"
#include "value/value.h"

namespace ksp::kserve {

bool CheckExtension(const Value& spec, Verdict* verdict);

// An integer field; `absent` where it is missing.
std::int64_t IntegerAt(const Value& spec, std::string_view key, std::int64_t absent);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_EXTENSION_VALIDATION_H_
