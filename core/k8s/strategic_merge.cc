#include "k8s/strategic_merge.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "k8s/go_text.h"
#include "k8s/places.h"
#include "k8s/type_table.h"
#include "value/decimal.h"
#include "value/stable_sort.h"

namespace ksp::k8s {
namespace {

constexpr std::string_view kPatch = "$patch";
constexpr std::string_view kRetainKeys = "$retainKeys";
constexpr std::string_view kSetElementOrder = "$setElementOrder";
constexpr std::string_view kDeleteFromPrimitiveList = "$deleteFromPrimitiveList";

// A value as fmt prints it with %v.
void AppendGoPrint(const Value& value, std::string* out) {
  const char* separator = "";
  switch (value.kind()) {
    case Value::Kind::kNull:
      *out += "<nil>";
      break;
    case Value::Kind::kBool:
      *out += value.bool_value() ? "true" : "false";
      break;
    case Value::Kind::kNumber:
      *out += IsInt64(value.number_text()) ? value.number_text()
                                           : GoFloat(ReadDouble(value.number_text()));
      break;
    case Value::Kind::kString:
      *out += value.string();
      break;
    case Value::Kind::kList:
      *out += '[';
      for (const Value& item : value.list()) {
        *out += separator;
        separator = " ";
        AppendGoPrint(item, out);
      }
      *out += ']';
      break;
    case Value::Kind::kMap:
      *out += "map[";
      for (const Entry& entry : value.map()) {
        *out += separator;
        separator = " ";
        *out += entry.key + ":";
        AppendGoPrint(entry.value, out);
      }
      *out += ']';
      break;
  }
}

std::string GoPrint(const Value& value) {
  std::string out;
  AppendGoPrint(value, &out);
  return out;
}

// What reflect calls the types that JSON is decoded into.
std::string_view GoTypeName(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kNull:
      return "%!s(<nil>)";
    case Value::Kind::kBool:
      return "bool";
    case Value::Kind::kNumber:
      return IsInt64(value.number_text()) ? "int64" : "float64";
    case Value::Kind::kString:
      return "string";
    case Value::Kind::kList:
      return "[]interface {}";
    case Value::Kind::kMap:
      return "map[string]interface {}";
  }
  return "";
}

// Equal for values that Go finds equal; a scalar, as merge keys and primitive lists have them.
std::string Identity(const Value& value) {
  return std::string(GoTypeName(value)) + ':' + GoPrint(value);
}

// The type that a JSON value is merged by. A map or a list that is no struct knows no fields.
struct Schema {
  TypeRef type;
  std::string_view strategy;  // without retainKeys
  std::string_view merge_key;
};

std::string_view GoKind(const TypeRef& type) {
  if (type.shape == Shape::kList) return "slice";
  if (type.shape == Shape::kMap) return "map";
  switch (type.base) {
    case Base::kBool:
      return "bool";
    case Base::kInt32:
      return "int32";
    case Base::kInt64:
      return "int64";
    case Base::kUint16:
      return "uint16";
    case Base::kString:
      return "string";
    default:
      return "struct";
  }
}

// The place of the first item with each identity.
class Order {
 public:
  // Of maps the merge key counts, of scalars (`merge_key` "") the item itself.
  Order(const List& items, std::string_view merge_key) : merge_key_(merge_key) {
    for (std::size_t i = 0; i < items.size(); ++i) Add(items[i], i);
  }

  // False if an item of this identity has a place.
  bool Add(const Value& item, std::size_t place) { return places_.Add(KeyOf(item), place); }

  std::size_t Find(const Value& item) const { return places_.Find(KeyOf(item)); }

 private:
  std::string KeyOf(const Value& item) const {
    if (merge_key_.empty()) return Identity(item);
    const Value* key = item.Find(merge_key_);
    return Identity(key == nullptr ? Value() : *key);
  }

  std::string_view merge_key_;
  Places places_;
};

class Merger {
 public:
  explicit Merger(ReleaseIndex release) : release_(release) {}

  // Merges `patch` into `*original`. False if error() says why not.
  bool MergeMap(Value* original, Value patch, const Schema& schema);

  std::string TakeError() { return std::move(error_); }

 private:
  bool Fail(std::string error) {
    error_ = std::move(error);
    return false;
  }
  bool FailType(std::string_view expected, const Value& actual) {
    return Fail("expected a " + std::string(expected) + ", but received a " +
                std::string(GoTypeName(actual)));
  }
  bool FailNoMergeKey(const Value& item, std::string_view key) {
    return Fail("map: " + GoPrint(item) +
                " does not contain declared merge key: " + std::string(key));
  }

  bool Lookup(const Schema& schema, std::string_view key, Schema* found);
  bool LookupList(const Schema& schema, std::string_view key, Schema* found);
  bool ApplyRetainKeys(Value* original, Value* patch);
  bool ApplySetElementOrder(Value* original, Value* patch, const Schema& schema);
  bool CheckSetElementOrder(const List& patch, const List& order, std::string_view merge_key);
  bool MergeEntry(Value* original, const Entry& entry, const Schema& schema);
  bool MergeList(Value* original, const Value& patch, const Schema& schema, bool is_deletion);
  bool CheckItems(const List& original, const List& patch, bool* are_maps);
  bool TakeSpecialItems(List* original, List* patch, std::string_view merge_key);
  bool MergeItems(List* merged, const List& patch, const Schema& schema);
  bool PutInOrder(List merged, const List& patch, const List& original, std::string_view merge_key,
                  List* out);

  ReleaseIndex release_;
  std::string error_;
};

// Removes nulls from maps, at any depth.
void DiscardNulls(Value* value) {
  if (value->is_map()) {
    std::vector<Entry> kept;
    kept.reserve(value->map().size());
    for (const Entry& entry : value->map()) {
      if (entry.value.is_null()) continue;
      kept.push_back(entry);
      DiscardNulls(&kept.back().value);
    }
    value->MutableMap() = Map::FromEntries(std::move(kept));
  } else if (value->is_list()) {
    for (Value& item : value->MutableList()) DiscardNulls(&item);
  }
}

// Removes what carries a $patch directive. False if that is `value` itself.
bool RemoveDirectives(Value* value) {
  if (value->is_map()) {
    if (value->Find(kPatch) != nullptr) return false;
    std::vector<Entry> kept;
    kept.reserve(value->map().size());
    for (const Entry& entry : value->map()) {
      kept.push_back(entry);
      if (!RemoveDirectives(&kept.back().value)) kept.pop_back();
    }
    value->MutableMap() = Map::FromEntries(std::move(kept));
  } else if (value->is_list()) {
    List kept;
    kept.reserve(value->list().size());
    for (const Value& item : value->list()) {
      kept.push_back(item);
      if (!RemoveDirectives(&kept.back())) kept.pop_back();
    }
    value->MutableList() = std::move(kept);
  }
  return true;
}

// True if RemoveDirectives or DiscardNulls would change anything, so that what is clean is shared.
bool NeedsCleaning(const Value& value) {
  for (const Value& item : value.list()) {
    if (NeedsCleaning(item)) return true;
  }
  for (const Entry& entry : value.map()) {
    if (entry.value.is_null() || entry.key == kPatch || NeedsCleaning(entry.value)) return true;
  }
  return false;
}

// Puts a value of the patch where the original has none of its kind.
void Adopt(Map* original, const Entry& entry, std::string_view key) {
  Value value = entry.value;
  bool keep = true;
  if (NeedsCleaning(value)) {
    DiscardNulls(&value);
    keep = RemoveDirectives(&value);
  }
  if (keep) {
    original->Set(key, std::move(value), entry.key_origin);
  } else {
    original->Erase(key);
  }
}

// The field's name behind "$setElementOrder/".
bool AfterPrefix(std::string_view key, std::string_view prefix, std::string_view* name) {
  if (!key.starts_with(prefix) || key.size() <= prefix.size() || key[prefix.size()] != '/') {
    return false;
  }
  *name = key.substr(prefix.size() + 1);
  return true;
}

bool Merger::Lookup(const Schema& schema, std::string_view key, Schema* found) {
  if (!schema.type.is_struct()) {
    return Fail("merging an object in json but data type is not struct, instead is: " +
                std::string(GoKind(schema.type)));
  }
  const TypeField* field = schema.type.type->Find(release_, key);
  if (field == nullptr) {
    std::string_view name = schema.type.type->name;
    return Fail("unable to find api field in struct " +
                std::string(name.substr(name.rfind('.') + 1)) + " for the json field " +
                GoQuote(key));
  }
  found->type = field->type;
  found->merge_key = field->patch_merge_key;
  // retainKeys says how a client makes its patches; merging them follows the other word.
  std::string_view strategy = field->patch_strategy;
  std::size_t comma = strategy.find(',');
  std::string_view first = strategy.substr(0, comma);
  found->strategy = first != "retainKeys"             ? first
                    : comma == std::string_view::npos ? std::string_view()
                                                      : strategy.substr(comma + 1);
  return true;
}

bool Merger::LookupList(const Schema& schema, std::string_view key, Schema* found) {
  if (!Lookup(schema, key, found)) return false;
  if (found->type.shape != Shape::kList) {
    return Fail("expected slice or array type, but got: " + std::string(GoKind(schema.type)));
  }
  found->type = found->type.Element();
  return true;
}

bool Merger::MergeMap(Value* original, Value patch, const Schema& schema) {
  if (const Value* directive = patch.Find(kPatch)) {
    if (directive->string() == "replace") {
      patch.MutableMap().Erase(kPatch);
      *original = std::move(patch);
    } else if (directive->string() == "delete") {
      *original = Value(Map()).set_origin(original->origin());
    } else {
      return Fail("unknown patch type: " + GoPrint(*directive) + " in map: " + GoPrint(patch));
    }
    return true;
  }
  if (!ApplyRetainKeys(original, &patch)) return false;
  if (!ApplySetElementOrder(original, &patch, schema)) return false;
  for (const Entry& entry : patch.map()) {
    if (!MergeEntry(original, entry, schema)) return false;
  }
  return true;
}

bool Merger::ApplyRetainKeys(Value* original, Value* patch) {
  constexpr std::string_view kBad = "invalid patch format of retainKeys";
  const Value* found = patch->Find(kRetainKeys);
  if (found == nullptr) return true;
  Value keys = *found;
  patch->MutableMap().Erase(kRetainKeys);
  if (!keys.is_list()) return Fail(std::string(kBad));
  Order retained(keys.list(), "");
  for (const Entry& entry : patch->map()) {
    if (entry.value.is_null() || entry.key.starts_with(kDeleteFromPrimitiveList) ||
        entry.key.starts_with(kSetElementOrder)) {
      continue;
    }
    if (retained.Find(entry.key) == Places::kNone) return Fail(std::string(kBad));
  }
  std::vector<Entry> kept;
  for (const Entry& entry : original->map()) {
    if (retained.Find(entry.key) != Places::kNone) kept.push_back(entry);
  }
  original->MutableMap() = Map::FromEntries(std::move(kept));
  return true;
}

bool Merger::ApplySetElementOrder(Value* original, Value* patch, const Schema& schema) {
  const Value directives = *patch;
  for (const Entry& entry : directives.map()) {
    if (!entry.key.starts_with(kSetElementOrder)) continue;
    patch->MutableMap().Erase(entry.key);
    if (!entry.value.is_list()) return FailType("[]interface {}", entry.value);
    const List& order = entry.value.list();
    std::string_view key;
    if (!AfterPrefix(entry.key, kSetElementOrder, &key)) {
      return Fail("invalid patch format of setElementOrder list");
    }
    const Value* base_list = original->Find(key);
    const Value* patch_list = patch->Find(key);
    if (base_list != nullptr && !base_list->is_list()) {
      return FailType("[]interface {}", *base_list);
    }
    if (patch_list != nullptr && !patch_list->is_list()) {
      return FailType("[]interface {}", *patch_list);
    }
    Schema items;
    if (!LookupList(schema, key, &items)) return false;
    const Value none = List();
    const Value base = base_list == nullptr ? none : *base_list;
    if (!CheckSetElementOrder(patch_list == nullptr ? none.list() : patch_list->list(), order,
                              items.merge_key)) {
      return false;
    }
    if (base_list == nullptr && patch_list == nullptr) continue;
    Value merged = base;
    if (base_list == nullptr) {
      merged = *patch_list;
      RemoveDirectives(&merged);
    } else if (patch_list != nullptr) {
      if (items.strategy == "merge") {
        if (!MergeList(&merged, *patch_list, items, false)) return false;
      } else {
        merged = *patch_list;
      }
    }
    bool are_maps = false;
    if (!CheckItems(base.list(), patch_list == nullptr ? none.list() : patch_list->list(),
                    &are_maps)) {
      return false;
    }
    List ordered;
    if (!PutInOrder(merged.list(), order, base.list(), items.merge_key, &ordered)) return false;
    merged.MutableList() = std::move(ordered);
    original->MutableMap().Set(key, std::move(merged), entry.key_origin);
    patch->MutableMap().Erase(key);
  }
  return true;
}

// The items of the patch must come in the order of the directive's list, and all of them be in it.
bool Merger::CheckSetElementOrder(const List& patch, const List& order,
                                  std::string_view merge_key) {
  if (order.empty() || patch.empty()) return true;
  std::size_t at = 0;
  std::size_t place = 0;
  auto skip_directives = [&] {
    while (at < patch.size() && !merge_key.empty() && patch[at].Find(kPatch) != nullptr) ++at;
  };
  for (skip_directives(); at < patch.size() && place < order.size(); skip_directives()) {
    const Value* left = &patch[at];
    const Value* right = &order[place];
    if (!merge_key.empty()) {
      if (!left->is_map()) return FailType("map[string]interface {}", *left);
      if (!right->is_map()) return FailType("map[string]interface {}", *right);
      left = patch[at].Find(merge_key);
      right = order[place].Find(merge_key);
      if (left == nullptr) return FailNoMergeKey(patch[at], merge_key);
      if (right == nullptr) return FailNoMergeKey(order[place], merge_key);
    }
    if (Identity(*left) == Identity(*right)) ++at;
    ++place;
  }
  if (at < patch.size()) {
    return Fail("The order in patch list:\n" + GoPrint(patch) +
                "\n doesn't match $setElementOrder list:\n" + GoPrint(order) + "\n");
  }
  return true;
}

bool Merger::MergeEntry(Value* original, const Entry& entry, const Schema& schema) {
  std::string_view key = entry.key;
  bool is_deletion = key.starts_with(kDeleteFromPrimitiveList);
  if (is_deletion && !AfterPrefix(entry.key, kDeleteFromPrimitiveList, &key)) {
    return Fail("invalid patch format of primitive list");
  }
  const Value* old = original->Find(key);
  if (entry.value.is_null()) {
    if (old != nullptr) original->MutableMap().Erase(key);
    return true;
  }
  if (old == nullptr || old->kind() != entry.value.kind()) {
    if (!is_deletion) Adopt(&original->MutableMap(), entry, key);
    return true;
  }
  Schema found;
  if (entry.value.is_map()) {
    if (!Lookup(schema, key, &found)) return false;
    if (found.strategy == "replace") {
      original->MutableMap().Set(key, entry.value, entry.key_origin);
      return true;
    }
    return MergeMap(original->MutableMap().FindMutable(key), entry.value, found);
  }
  if (entry.value.is_list()) {
    if (!LookupList(schema, key, &found)) return false;
    if (found.strategy == "merge" || is_deletion) {
      return MergeList(original->MutableMap().FindMutable(key), entry.value, found, is_deletion);
    }
    original->MutableMap().Set(key, entry.value, entry.key_origin);
    return true;
  }
  original->MutableMap().Set(key, entry.value, entry.key_origin);
  return true;
}

bool Merger::MergeList(Value* original, const Value& patch, const Schema& schema,
                       bool is_deletion) {
  if (original->list().empty() && patch.list().empty()) return true;
  bool are_maps = false;
  if (!CheckItems(original->list(), patch.list(), &are_maps)) return false;
  List base = original->list();
  List changes = patch.list();
  List merged;
  if (!are_maps && is_deletion) {
    Order deleted(changes, "");
    for (const Value& item : base) {
      if (deleted.Find(item) == Places::kNone) merged.push_back(item);
    }
    original->MutableList() = std::move(merged);
    return true;
  }
  if (are_maps) {
    if (schema.merge_key.empty()) {
      return Fail("cannot merge lists without merge key for " + std::string(GoKind(schema.type)));
    }
    if (!TakeSpecialItems(&base, &changes, schema.merge_key)) return false;
    merged = base;
    if (!MergeItems(&merged, changes, schema)) return false;
  } else {
    Order seen({}, "");
    for (const List* list : {&base, &changes}) {
      for (const Value& item : *list) {
        if (seen.Add(item, merged.size())) merged.push_back(item);
      }
    }
  }
  List ordered;
  if (!PutInOrder(std::move(merged), changes, base, schema.merge_key, &ordered)) return false;
  original->MutableList() = std::move(ordered);
  return true;
}

// The items of both lists must be of one type, and not lists.
bool Merger::CheckItems(const List& original, const List& patch, bool* are_maps) {
  const Value* first = nullptr;
  for (const List* list : {&original, &patch}) {
    for (const Value& item : *list) {
      if (first == nullptr) {
        first = &item;
        if (item.is_list()) return Fail("lists of lists are not supported");
      } else if (GoTypeName(item) != GoTypeName(*first)) {
        return Fail("list element types are not identical: [" + GoPrint(original) + " " +
                    GoPrint(patch) + "]");
      }
    }
  }
  if (first == nullptr) return Fail("no elements in any of the given slices");
  *are_maps = first->is_map();
  return true;
}

// Takes the items with a $patch directive out of `*patch` and does what they say.
bool Merger::TakeSpecialItems(List* original, List* patch, std::string_view merge_key) {
  List ordinary;
  Places deleted;
  bool replace = false;
  for (const Value& item : *patch) {
    const Value* directive = item.Find(kPatch);
    if (directive == nullptr) {
      ordinary.push_back(item);
    } else if (directive->string() == "delete") {
      const Value* key = item.Find(merge_key);
      if (key == nullptr) return FailNoMergeKey(item, merge_key);
      deleted.Add(Identity(*key), 0);
    } else if (directive->string() == "replace") {
      replace = true;
    } else if (directive->string() == "merge") {
      return Fail("merging lists cannot yet be specified in the patch");
    } else {
      return Fail("unknown patch type: " + GoPrint(*directive) + " in map: " + GoPrint(item));
    }
  }
  if (replace) {
    *original = std::move(ordinary);
    patch->clear();
    return true;
  }
  if (!deleted.empty()) {
    std::erase_if(*original, [&](const Value& item) {
      const Value* key = item.Find(merge_key);
      return key != nullptr && deleted.Find(Identity(*key)) != Places::kNone;
    });
  }
  *patch = std::move(ordinary);
  return true;
}

// Merges each item of the patch into the first item with its key, or appends it.
bool Merger::MergeItems(List* merged, const List& patch, const Schema& schema) {
  Places places;
  for (std::size_t i = 0; i < merged->size(); ++i) {
    const Value* key = (*merged)[i].Find(schema.merge_key);
    if (key != nullptr) places.Add(Identity(*key), i);
  }
  Schema item_schema;
  item_schema.type = schema.type;
  for (const Value& item : patch) {
    const Value* key = item.Find(schema.merge_key);
    if (key == nullptr) return FailNoMergeKey(item, schema.merge_key);
    std::string identity = Identity(*key);
    if (places.Add(identity, merged->size())) {
      merged->push_back(item);
    } else if (!MergeMap(&(*merged)[places.Find(identity)], item, item_schema)) {
      return false;
    }
  }
  return true;
}

// controller D.2.1: the items that the patch names, in its order, and the others, in the order of
// the original, are merged by their places in the original.
bool Merger::PutInOrder(List merged, const List& patch, const List& original,
                        std::string_view merge_key, List* out) {
  if (!merge_key.empty()) {
    for (const List* list : {&std::as_const(merged), &patch}) {
      for (const Value& item : *list) {
        if (!item.is_map()) return FailType("map[string]interface {}", item);
        if (item.Find(merge_key) == nullptr) return FailNoMergeKey(item, merge_key);
      }
    }
  }
  Order in_patch(patch, merge_key);
  Order in_original(original, merge_key);
  struct Item {
    std::size_t place;           // in the list that it is ordered by
    std::size_t original_place;  // Places::kNone if the patch brought it
    Value value;
  };
  std::vector<Item> named;
  std::vector<Item> others;
  for (Value& item : merged) {
    std::size_t place = in_patch.Find(item);
    std::size_t original_place = in_original.Find(item);
    if (place != Places::kNone) {
      named.push_back({place, original_place, std::move(item)});
    } else {
      others.push_back({original_place, original_place, std::move(item)});
    }
  }
  auto earlier = [](const Item& a, const Item& b) { return a.place < b.place; };
  StableSort(&named, earlier);
  StableSort(&others, earlier);

  out->reserve(named.size() + others.size());
  auto n = named.begin();
  auto o = others.begin();
  while (n != named.end() || o != others.end()) {
    bool take_other = n == named.end() ||
                      (o != others.end() && n->original_place != Places::kNone &&
                       o->original_place != Places::kNone && o->original_place < n->original_place);
    out->push_back(std::move(take_other ? (o++)->value : (n++)->value));
  }
  return true;
}

}  // namespace

Merged StrategicMerge(ReleaseIndex release, std::string_view type, const Value& base,
                      const Value& patch) {
  Merged merged;
  if ((!base.is_map() && !base.is_null()) || (!patch.is_map() && !patch.is_null())) {
    merged.error = "invalid JSON document";
    return merged;
  }
  Merger merger(release);
  Schema schema;
  schema.type = {Shape::kSingle, Base::kStruct, FindType(type)};
  merged.value = base.is_map() ? base : Value(Map());
  merger.MergeMap(&merged.value, patch, schema);
  merged.error = merger.TakeError();
  if (!merged.error.empty()) merged.value = Value();
  return merged;
}

}  // namespace ksp::k8s
