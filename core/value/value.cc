#include "value/value.h"

#include <algorithm>
#include <charconv>

#include "value/stable_sort.h"

namespace ksp {
namespace {

const std::string kEmptyString;
const List kEmptyList;
const Map kEmptyMap;

bool KeyLess(const Entry& entry, std::string_view key) { return entry.key < key; }

// The entry of a sorted list, which adds a null if there is none.
Entry& EntryAt(std::string_view key, std::vector<Entry>* entries) {
  auto it = std::lower_bound(entries->begin(), entries->end(), key, KeyLess);
  if (it == entries->end() || it->key != key) {
    it = entries->insert(it, Entry{std::string(key), Origin{}, Value()});
  }
  return *it;
}

}  // namespace

// ---------------------------------------------------------------------------------------- Map

Map::Map() = default;
Map::Map(const Map&) = default;
Map::Map(Map&&) noexcept = default;
Map& Map::operator=(const Map&) = default;
Map& Map::operator=(Map&&) noexcept = default;
Map::~Map() = default;

Map Map::FromEntries(std::vector<Entry> entries) {
  StableSort(&entries, [](const Entry& a, const Entry& b) { return a.key < b.key; });
  // Of equal keys the last one holds: unique keeps the first, so walk from the back.
  auto kept = std::unique(entries.rbegin(), entries.rend(),
                          [](const Entry& a, const Entry& b) { return a.key == b.key; });
  entries.erase(entries.begin(), kept.base());
  Map map;
  map.entries_ = std::move(entries);
  return map;
}

std::size_t Map::size() const { return entries_.size(); }
bool Map::empty() const { return entries_.empty(); }
std::vector<Entry>::const_iterator Map::begin() const { return entries_.begin(); }
std::vector<Entry>::const_iterator Map::end() const { return entries_.end(); }

const Entry* Map::FindEntry(std::string_view key) const {
  auto it = std::lower_bound(entries_.begin(), entries_.end(), key, KeyLess);
  return it != entries_.end() && it->key == key ? &*it : nullptr;
}

const Value* Map::Find(std::string_view key) const {
  const Entry* entry = FindEntry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

Value* Map::FindMutable(std::string_view key) {
  auto it = std::lower_bound(entries_.begin(), entries_.end(), key, KeyLess);
  return it != entries_.end() && it->key == key ? &it->value : nullptr;
}

Value& Map::Set(std::string_view key, const Value& value) { return Set(key, Value(value)); }

Value& Map::Set(std::string_view key, Value&& value) {
  Value taken(std::move(value));  // before anything moves: it may be a part of this map
  return EntryAt(key, &entries_).value = std::move(taken);
}

Value& Map::Set(std::string_view key, const Value& value, Origin key_origin) {
  return Set(key, Value(value), key_origin);
}

Value& Map::Set(std::string_view key, Value&& value, Origin key_origin) {
  Value taken(std::move(value));
  Entry& entry = EntryAt(key, &entries_);
  entry.key_origin = key_origin;
  return entry.value = std::move(taken);
}

Value& Map::Set(const char* key, const Value& value) { return Set(std::string_view(key), value); }
Value& Map::Set(const char* key, Value&& value) {
  return Set(std::string_view(key), std::move(value));
}

Value& Map::SetScalar(const char* key, const char* text) { return Set(key, Value(text)); }
Value& Map::SetScalar(const char* key, const std::string& text) { return Set(key, Value(text)); }
Value& Map::SetScalar(const char* key, std::string_view text) { return Set(key, Value(text)); }
Value& Map::SetScalar(const char* key, bool value) { return Set(key, Value(value)); }
Value& Map::SetScalar(const char* key, int number) { return Set(key, Value(number)); }
Value& Map::SetScalar(const char* key, std::int64_t number) { return Set(key, Value(number)); }

Value& Map::operator[](std::string_view key) { return EntryAt(key, &entries_).value; }

bool Map::Erase(std::string_view key) {
  auto it = std::lower_bound(entries_.begin(), entries_.end(), key, KeyLess);
  if (it == entries_.end() || it->key != key) return false;
  entries_.erase(it);
  return true;
}

// -------------------------------------------------------------------------------------- Value

// The core runs on one thread, so the count is a plain number.
struct Value::Node {
  std::uint32_t uses = 1;
};
struct Value::TextNode : Node {
  explicit TextNode(std::string&& t) : text(std::move(t)) {}
  std::string text;
};
struct Value::ListNode : Node {
  explicit ListNode(List&& l) : list(std::move(l)) {}
  List list;
};
struct Value::MapNode : Node {
  explicit MapNode(Map&& m) : map(std::move(m)) {}
  Map map;
};

Value::Value(std::int64_t value)
    : kind_(Kind::kNumber), node_(new TextNode(std::to_string(value))) {}
Value::Value(std::string&& value) : kind_(Kind::kString), node_(new TextNode(std::move(value))) {}
Value::Value(const std::string& value) : Value(std::string(value)) {}
Value::Value(std::string_view value) : Value(std::string(value)) {}
Value::Value(const char* value) : Value(std::string(value)) {}
Value::Value(List&& value) : kind_(Kind::kList), node_(new ListNode(std::move(value))) {}
Value::Value(const List& value) : Value(List(value)) {}
Value::Value(Map&& value) : kind_(Kind::kMap), node_(new MapNode(std::move(value))) {}
Value::Value(const Map& value) : Value(Map(value)) {}

Value Value::MapOf(std::initializer_list<Field> fields) {
  Map map;
  for (const Field& field : fields) map.Set(field.key, field.value);
  return map;
}

Value Value::ListOf(std::initializer_list<Value> items) { return List(items); }

Value Value::Number(std::string text) {
  Value value(std::move(text));
  value.kind_ = Kind::kNumber;
  return value;
}

Value::Value(const Value& other)
    : kind_(other.kind_), bool_(other.bool_), origin_(other.origin_), node_(other.node_) {
  if (node_ != nullptr) ++node_->uses;
}

Value::Value(Value&& other) noexcept
    : kind_(other.kind_), bool_(other.bool_), origin_(other.origin_), node_(other.node_) {
  other.node_ = nullptr;
  other.kind_ = Kind::kNull;
}

Value& Value::operator=(const Value& other) {
  Value copy(other);
  return *this = std::move(copy);
}

Value& Value::operator=(Value&& other) noexcept {
  std::swap(kind_, other.kind_);
  std::swap(bool_, other.bool_);
  std::swap(origin_, other.origin_);
  std::swap(node_, other.node_);
  return *this;
}

Value::~Value() { Release(); }

void Value::Release() {
  if (node_ == nullptr || --node_->uses != 0) return;
  switch (kind_) {
    case Kind::kNumber:
    case Kind::kString:
      delete static_cast<TextNode*>(node_);
      break;
    case Kind::kList:
      delete static_cast<ListNode*>(node_);
      break;
    case Kind::kMap:
      delete static_cast<MapNode*>(node_);
      break;
    case Kind::kNull:
    case Kind::kBool:
      break;
  }
}

const std::string& Value::string() const {
  return is_string() ? static_cast<const TextNode*>(node_)->text : kEmptyString;
}
const std::string& Value::number_text() const {
  return is_number() ? static_cast<const TextNode*>(node_)->text : kEmptyString;
}
const List& Value::list() const {
  return is_list() ? static_cast<const ListNode*>(node_)->list : kEmptyList;
}
const Map& Value::map() const {
  return is_map() ? static_cast<const MapNode*>(node_)->map : kEmptyMap;
}

bool Value::AsInt64(std::int64_t* out) const {
  const std::string& text = number_text();
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *out);
  return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

const Value* Value::Find(std::string_view key) const { return map().Find(key); }
const Value* Value::Find(const char* key) const { return Find(std::string_view(key)); }

namespace {

template <typename Key>
const Value* FindPath(const Value* value, std::initializer_list<Key> path) {
  for (Key key : path) {
    value = value->Find(key);
    if (value == nullptr) break;
  }
  return value;
}

const std::string& StringOf(const Value* value) {
  return value == nullptr ? kEmptyString : value->string();
}

}  // namespace

const Value* Value::Find(std::initializer_list<std::string_view> path) const {
  return FindPath(this, path);
}
const Value* Value::Find(std::initializer_list<const char*> path) const {
  return FindPath(this, path);
}

const std::string& Value::StringAt(std::string_view key) const { return StringOf(Find(key)); }
const std::string& Value::StringAt(const char* key) const { return StringOf(Find(key)); }
const std::string& Value::StringAt(std::initializer_list<std::string_view> path) const {
  return StringOf(Find(path));
}
const std::string& Value::StringAt(std::initializer_list<const char*> path) const {
  return StringOf(Find(path));
}

const List& Value::ListAt(std::string_view key) const {
  const Value* value = Find(key);
  return value == nullptr ? kEmptyList : value->list();
}
const List& Value::ListAt(const char* key) const { return ListAt(std::string_view(key)); }

bool Value::BoolAt(std::string_view key) const {
  const Value* value = Find(key);
  return value != nullptr && value->bool_value();
}
bool Value::BoolAt(const char* key) const { return BoolAt(std::string_view(key)); }

List& Value::MutableList() {
  if (!is_list()) {
    *this = Value(List()).WithOrigin(origin_);
  } else if (node_->uses > 1) {
    *this = Value(list()).WithOrigin(origin_);
  }
  return static_cast<ListNode*>(node_)->list;
}

Map& Value::MutableMap() {
  if (!is_map()) {
    *this = Value(Map()).WithOrigin(origin_);
  } else if (node_->uses > 1) {
    *this = Value(map()).WithOrigin(origin_);
  }
  return static_cast<MapNode*>(node_)->map;
}

Value& Value::Child(std::string_view key) {
  Value& child = MutableMap()[key];
  child.MutableMap();
  return child;
}

Value& Value::Child(const char* key) { return Child(std::string_view(key)); }

Value Value::WithOrigin(Origin origin) const& {
  Value copy(*this);
  copy.origin_ = origin;
  return copy;
}

Value Value::WithOrigin(Origin origin) && {
  origin_ = origin;
  return std::move(*this);
}

void Value::SetAuthor(Author author) {
  origin_.author = author;
  if (is_list()) {
    for (Value& item : MutableList()) item.SetAuthor(author);
  } else if (is_map()) {
    std::vector<Entry> entries(map().begin(), map().end());
    Origin origin = origin_;
    for (Entry& entry : entries) {
      entry.key_origin.author = author;
      entry.value.SetAuthor(author);
    }
    *this = Value(Map::FromEntries(std::move(entries))).WithOrigin(origin);
  }
}

bool Value::operator==(const Value& other) const {
  if (kind_ != other.kind_) return false;
  if (node_ != nullptr && node_ == other.node_) return true;
  switch (kind_) {
    case Kind::kNull:
      return true;
    case Kind::kBool:
      return bool_ == other.bool_;
    case Kind::kNumber:
      return number_text() == other.number_text();
    case Kind::kString:
      return string() == other.string();
    case Kind::kList:
      return list() == other.list();
    case Kind::kMap:
      return std::equal(
          map().begin(), map().end(), other.map().begin(), other.map().end(),
          [](const Entry& a, const Entry& b) { return a.key == b.key && a.value == b.value; });
  }
  return false;
}

}  // namespace ksp
