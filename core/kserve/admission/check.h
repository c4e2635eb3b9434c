// What a check of a webhook finds.
#ifndef KSP_KSERVE_CHECK_H_
#define KSP_KSERVE_CHECK_H_

#include <optional>
#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp::kserve {

// Why a webhook refuses an object, or that it crashes.
struct Refusal {
  const char* code;     // of the diagnostic: "validate.name"
  std::string message;  // KServe's, verbatim; Go's where it crashes
  Origin where;
  bool panic = false;
};

// Nothing: the check has passed.
using Verdict = std::optional<Refusal>;

// The origin of what a pointer points to; none for null.
inline Origin OriginOf(const Value* value) { return value == nullptr ? Origin() : value->origin(); }

// Go's texts for the crashes that occur here.
inline constexpr std::string_view kNilMapPanic = "assignment to entry in nil map";
inline constexpr std::string_view kIndexPanic =
    "runtime error: index out of range [0] with length 0";
inline constexpr std::string_view kNilPointerPanic =
    "runtime error: invalid memory address or nil pointer dereference";

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CHECK_H_
