#include "k8s/api_server.h"

#include <algorithm>
#include <utility>

#include "k8s/go_text.h"
#include "k8s/map_editor.h"
#include "k8s/type_table.h"
#include "value/stable_sort.h"

namespace ksp::k8s {
namespace {

// A cluster has one ObjectMeta, whatever KServe it runs: that of its own Kubernetes.
constexpr ReleaseIndex kClusterTypes = kReleaseCount - 1;
constexpr std::string_view kObjectMeta = "meta.v1.ObjectMeta";

// A default of the table as a value.
Value DefaultOf(const TypeField& field, std::string_view text) {
  Value value;
  switch (field.type.base) {
    case Base::kBool:
      value = text == "true";
      break;
    case Base::kInt32:
    case Base::kInt64:
      value = Value::Number(std::string(text));
      break;
    default:
      value = text;
  }
  return value.set_origin(Origin::By(Author::kKubernetes));
}

// Pruning, removal of nulls and defaulting in one walk. What does not change is shared.
class Preparer {
 public:
  Preparer(ReleaseIndex release, std::vector<DroppedField>* dropped)
      : release_(release), dropped_(dropped) {}

  // The fields of `type` belong to `in`. `preserve` keeps what the type does not know.
  // False if `in` needs no change; else `*out` is what it becomes.
  bool Struct(const StructType& type, const Value& in, bool preserve, const PathStep& path,
              Value* out) {
    if (!in.is_map()) return Schemaless(in, path, out);
    MapEditor editor(in);
    for (const Entry& entry : in.map()) {
      PathStep step{&path, entry.key};
      const TypeField* field = type.Find(release_, entry.key);
      if (field != nullptr && IsAbsent(*field, path)) field = nullptr;
      if (field == nullptr) {
        if (preserve) {
          editor.Keep(entry);
        } else {
          Drop(entry, step);
          editor.Remove();
        }
        continue;
      }
      if (entry.value.is_null()) {
        editor.Remove();  // a default may take its place below
        continue;
      }
      Value value;
      if (Field(*field, entry.value, step, &value)) {
        editor.Replace(entry, std::move(value));
      } else {
        editor.Keep(entry);
      }
    }
    for (const Member& member : type.defaulted) {
      const SchemaRule* rule = member.field->Rule(SchemaWord::kDefault, release_);
      if (rule == nullptr || !member.range.Holds(release_)) continue;
      const Value* given = in.Find(member.field->name);
      if (given != nullptr && !given->is_null()) continue;
      editor.Add(member.field->name, DefaultOf(*member.field, rule->argument));
    }
    return editor.Finish(out);
  }

 private:
  bool IsAbsent(const TypeField& field, const PathStep& parent) const {
    const SchemaRule* rule = field.Rule(SchemaWord::kAbsent, release_);
    return rule != nullptr && PathMatches(rule->argument, parent);
  }

  void Drop(const Entry& entry, const PathStep& path) {
    dropped_->push_back({PathText(path), entry.key_origin});
  }

  bool Field(const TypeField& field, const Value& in, const PathStep& path, Value* out) {
    if (field.Rule(SchemaWord::kBare, release_) != nullptr) return Schemaless(in, path, out);
    if (field.type.is_struct() && field.Rule(SchemaWord::kPreserve, release_) != nullptr) {
      return Struct(*field.type.type, in, true, path, out);
    }
    return Typed(field.type, in, path, out);
  }

  bool Typed(const TypeRef& type, const Value& in, const PathStep& path, Value* out) {
    if (type.shape == Shape::kList && in.is_list()) return Items(&type, in, path, out);
    if (type.shape == Shape::kMap && in.is_map()) {
      MapEditor editor(in);
      for (const Entry& entry : in.map()) {
        Value value;
        if (entry.value.is_null()) {
          editor.Remove();
        } else if (Typed(type.Element(), entry.value, {&path, entry.key}, &value)) {
          editor.Replace(entry, std::move(value));
        } else {
          editor.Keep(entry);
        }
      }
      return editor.Finish(out);
    }
    if (type.base == Base::kAny) return false;
    if (type.is_struct()) return Struct(*type.type, in, false, path, out);
    return Schemaless(in, path, out);
  }

  // A value where the schema knows no fields and no items: every key is dropped.
  bool Schemaless(const Value& in, const PathStep& path, Value* out) {
    if (in.is_list()) return Items(nullptr, in, path, out);
    if (in.is_number()) {
      // An int64 or a float64 to the API server, and written as such.
      std::string canonical = CanonicalNumber(in.number_text());
      if (canonical == in.number_text()) return false;
      *out = Value::Number(std::move(canonical)).set_origin(in.origin());
      return true;
    }
    if (!in.is_map() || in.map().empty()) return false;
    for (const Entry& entry : in.map()) Drop(entry, {&path, entry.key});
    *out = Value(Map()).set_origin(in.origin());
    return true;
  }

  bool Items(const TypeRef* type, const Value& in, const PathStep& path, Value* out) {
    bool changed = false;
    const List& items = in.list();
    for (std::size_t i = 0; i < items.size(); ++i) {
      PathStep step{&path, {}, i};
      Value item;
      bool item_changed = type == nullptr ? Schemaless(items[i], step, &item)
                                          : Typed(type->Element(), items[i], step, &item);
      if (!item_changed) continue;
      if (!changed) *out = in;
      changed = true;
      out->MutableList()[i] = std::move(item);
    }
    return changed;
  }

  ReleaseIndex release_;
  std::vector<DroppedField>* dropped_;
};

// Metadata is decoded into the type that the cluster has for it, and written back.
void PrepareMetadata(const Value& metadata, const PathStep& root, Prepared* prepared) {
  Decoded decoded = RoundTrip(kClusterTypes, kObjectMeta, metadata);
  if (decoded.error) {
    prepared->decode_error = std::move(decoded.error);
    return;
  }
  Value pruned;
  Preparer(kClusterTypes, &prepared->dropped)
      .Struct(*FindType(kObjectMeta), metadata, false, {&root, "metadata"}, &pruned);
  prepared->value.MutableMap()["metadata"] = std::move(decoded.value);
}

}  // namespace

Prepared Prepare(ReleaseIndex release, std::string_view kind, const Value& object) {
  Prepared prepared;
  prepared.value = object;
  const StructType* type = FindKind(kind);
  if (type == nullptr) return prepared;

  // Metadata is not pruned by the schema.
  const PathStep root;
  Value without_metadata = object;
  without_metadata.MutableMap().Erase("metadata");
  Value pruned;
  bool changed =
      Preparer(release, &prepared.dropped).Struct(*type, without_metadata, false, root, &pruned);
  prepared.value = changed ? std::move(pruned) : std::move(without_metadata);
  // Where status is a subresource a new object has none (admission A76).
  if (kind == "InferenceService") prepared.value.MutableMap().Erase("status");
  if (const Entry* metadata = object.map().FindEntry("metadata")) {
    prepared.value.MutableMap().Set("metadata", Value(), metadata->key_origin);
    PrepareMetadata(metadata->value, root, &prepared);
  }
  StableSort(&prepared.dropped,
             [](const DroppedField& a, const DroppedField& b) { return a.path < b.path; });
  return prepared;
}

}  // namespace ksp::k8s
