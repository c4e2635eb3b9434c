#include "kserve/admission/metadata.h"

namespace ksp::kserve {

const std::string& NameOf(const Value& object) { return object.StringAt({"metadata", "name"}); }

const Value* Annotations(const Value& object) { return object.Find({"metadata", "annotations"}); }

const Value* Annotation(const Value& object, std::string_view key) {
  return object.Find({"metadata", "annotations", key});
}

}  // namespace ksp::kserve
