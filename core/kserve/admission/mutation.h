// Changes that KServe makes to an object, marked as its own: what it writes has the author kKServe
// and, where it was taken from a line of the input, that line's range.
#ifndef KSP_KSERVE_MUTATION_H_
#define KSP_KSERVE_MUTATION_H_

#include <string_view>
#include <utility>

#include "value/value.h"

namespace ksp::kserve {

inline Origin KServeOrigin(Origin from = {}) {
  from.author = Author::kKServe;
  return from;
}

inline Value KServeValue(Value value, Origin from = {}) {
  return std::move(value).WithOrigin(KServeOrigin(from));
}

// Sets a label or annotation: `kind` is "labels" or "annotations".
inline void SetMetadata(Value* object, std::string_view kind, std::string_view key, Value value,
                        Origin from = {}) {
  object->Child("metadata")
      .Child(kind)
      .MutableMap()
      .Set(key, KServeValue(std::move(value), from), KServeOrigin());
}

// Appends to the list at `key` of a map.
inline void AppendTo(Value* map, std::string_view key, Value item) {
  map->MutableMap()[key].MutableList().push_back(KServeValue(std::move(item)));
}

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_MUTATION_H_
