#include "kserve/by_kserve.h"

#include <utility>

#include "value/json.h"

namespace ksp::kserve {

Value ByKServe(Value value) {
  value.SetAuthor(Author::kKServe);
  return value;
}

Value JsonByKServe(std::string_view json) { return ByKServe(ParseJson(json).value); }

void SetByKServe(std::string_view field, Value value, Value* object) {
  object->MutableMap().Set(field, ByKServe(std::move(value)));
}

void FillIn(std::string_view json, Value* object) {
  const Value fields = JsonByKServe(json);
  for (const Entry& field : fields.map()) {
    if (object->Find(field.key) == nullptr) object->MutableMap().Set(field.key, field.value);
  }
}

}  // namespace ksp::kserve
