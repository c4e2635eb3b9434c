// What the webhooks read of an object's metadata.
#ifndef KSP_KSERVE_ADMISSION_METADATA_H_
#define KSP_KSERVE_ADMISSION_METADATA_H_

#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp::kserve {

const std::string& NameOf(const Value& object);                      // "" if there is none
const Value* Annotations(const Value& object);                       // null if there are none
const Value* Annotation(const Value& object, std::string_view key);  // null if absent

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_ADMISSION_METADATA_H_
