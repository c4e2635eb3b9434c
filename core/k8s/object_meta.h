// The metadata of an object: what the API server makes of it and demands of it.
#ifndef KSP_K8S_OBJECT_META_H_
#define KSP_K8S_OBJECT_META_H_

#include <string_view>

#include "k8s/field_error.h"
#include "value/value.h"

namespace ksp::k8s {

// apimachinery's ValidateObjectMetaAccessor for a new object. Without a name and a generateName
// nothing else is looked at.
void ValidateObjectMeta(const Value& metadata, bool namespaced, FieldErrors* errors);

}  // namespace ksp::k8s

#endif  // KSP_K8S_OBJECT_META_H_
