// Changes that KServe makes to an object, marked as its own: what it writes has the author kKServe
// and, where it was taken from a line of the input, that line's range.
#ifndef KSP_KSERVE_MUTATION_H_
#define KSP_KSERVE_MUTATION_H_

#include <string_view>

#include "value/value.h"

namespace ksp::kserve {

Origin KServeOrigin(Origin from = {});
Value KServeValue(Value value, const Origin& from = {});

// Sets a key of a map, value and key as KServe's.
void SetByKServe(Value* map, std::string_view key, Value value, const Origin& from = {});

// Sets a label or annotation: `kind` is "labels" or "annotations".
void SetMetadata(Value* object, std::string_view kind, std::string_view key, Value value,
                 const Origin& from = {});

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_MUTATION_H_
