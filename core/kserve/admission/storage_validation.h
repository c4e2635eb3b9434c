// The validating webhook's checks of where models come from (spec: admission B.5, B.6).
#ifndef KSP_KSERVE_STORAGE_VALIDATION_H_
#define KSP_KSERVE_STORAGE_VALIDATION_H_

#include <string>
#include <vector>

#include "kserve/admission/check.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// B18: `storageUris` of all components.
bool CheckStorageUris(const Release& release, const Value& object, Verdict* verdict);

// B19. Warnings are appended, also where it refuses.
bool CheckConfidential(const Release& release, const Value& object,
                       std::vector<std::string>* warnings, Verdict* verdict);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_STORAGE_VALIDATION_H_
