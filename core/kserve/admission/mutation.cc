#include "kserve/admission/mutation.h"

#include <utility>

namespace ksp::kserve {

Origin KServeOrigin(Origin from) {
  from.author = Author::kKServe;
  return from;
}

Value KServeValue(Value value, const Origin& from) {
  return std::move(value).WithOrigin(KServeOrigin(from));
}

void SetByKServe(Value* map, std::string_view key, Value value, const Origin& from) {
  map->MutableMap().Set(key, KServeValue(std::move(value), from), KServeOrigin());
}

void SetMetadata(Value* object, std::string_view kind, std::string_view key, Value value,
                 const Origin& from) {
  SetByKServe(&object->Child("metadata").Child(kind), key, std::move(value), from);
}

}  // namespace ksp::kserve
