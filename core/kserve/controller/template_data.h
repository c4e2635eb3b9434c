// The data of a container's template: the InferenceService's ObjectMeta as a Go value (controller
// E6, E7).
#ifndef KSP_KSERVE_TEMPLATE_DATA_H_
#define KSP_KSERVE_TEMPLATE_DATA_H_

#include <span>
#include <string>

#include "gotemplate/go_value.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// `metadata` is that of an object as stored.
gotemplate::GoValue TemplateData(const Release& release, const Value& metadata);

// The value in `metadata` to which Go's names lead: {"Labels", "team"}; null if there is none.
const Value* FindTemplateData(const Value& metadata, std::span<const std::string> names);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_TEMPLATE_DATA_H_
