// What KServe, or a webhook on its behalf, writes into an object: Values with it as their author.
#ifndef KSP_KSERVE_BY_KSERVE_H_
#define KSP_KSERVE_BY_KSERVE_H_

#include <string_view>

#include "value/value.h"

namespace ksp::kserve {

// `value` and all below it with KServe as its author.
Value ByKServe(Value value);

// What a JSON text says, by KServe.
Value JsonByKServe(std::string_view json);

// Sets a field, by KServe.
void SetByKServe(std::string_view field, Value value, Value* object);

// Sets those fields of a JSON object that are not there (typed objects have no empty ones).
void FillIn(std::string_view json, Value* object);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_BY_KSERVE_H_
