// Typed objects. A typed object is kept as the Value that Go would write for it: after RoundTrip a
// key is there exactly if Go's encoder would write it (omitempty, required zero values such as
// `name: ""` and `resources: {}`), quantities are canonical, unknown fields are gone. Origins are
// kept. Type names are those of the table: "serving.v1beta1.InferenceService", "core.v1.Container".
#ifndef KSP_K8S_TYPED_H_
#define KSP_K8S_TYPED_H_

#include <optional>
#include <string>
#include <string_view>

#include "k8s/release_index.h"
#include "value/value.h"

namespace ksp::k8s {

struct DecodeError {
  std::string message;  // Go's text as near as it can be had; compared by presence only
  Origin where;
};

struct Decoded {
  Value value;
  std::optional<DecodeError> error;
};

// json.Unmarshal into a new object of `type`, then json.Marshal.
Decoded RoundTrip(ReleaseIndex release, std::string_view type, const Value& value);

// json.Unmarshal of `value` over the existing typed object `base`, then json.Marshal: structs are
// decoded field by field, maps get keys added, lists take the new length while element i is decoded
// into the existing element i (spec: early-releases E70-E73, controller E32).
Decoded DecodeOver(ReleaseIndex release, std::string_view type, const Value& base,
                   const Value& value);

// The text that Go's json.Marshal gives for a typed object: fields in struct order, map keys
// sorted, HTML-escaped (\u003c …), as the template engine sees it (controller E2, E10, E24).
std::string GoJson(ReleaseIndex release, std::string_view type, const Value& value);

}  // namespace ksp::k8s

#endif  // KSP_K8S_TYPED_H_
