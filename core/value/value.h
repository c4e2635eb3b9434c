// Value: the JSON-like tree that every stage of the pipeline takes and gives.
//
// A Value is null, a bool, a number (its exact text kept), a string, a list or a map. It carries
// its Origin, which survives copying, merging and expansion. Copies are cheap: strings, numbers,
// lists and maps are shared and copied only when a shared one is changed.
//
// Maps are sorted by key, bytewise, as Kubernetes prints them; keys are unique.
#ifndef KSP_VALUE_VALUE_H_
#define KSP_VALUE_VALUE_H_

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "value/origin.h"

namespace ksp {

class Value;
struct Entry;  // a key and its value
struct Field;  // the same, of a map written in place
using List = std::vector<Value>;

template <typename T>
concept TextLike = std::convertible_to<const T&, std::string_view> && !std::is_null_pointer_v<T>;
template <typename T>
concept ScalarLike = TextLike<T> || std::signed_integral<T> || std::same_as<T, bool>;

// A key written as a literal has overloads of its own: its address alone takes a quarter of the
// code at each call that a string_view takes.

// A sorted map. Lookup is by binary search; Set and Erase keep the order.
class Map {
 public:
  Map();
  Map(const Map&);
  Map(Map&&) noexcept;
  Map& operator=(const Map&);
  Map& operator=(Map&&) noexcept;
  ~Map();

  // Takes entries in any order; where a key occurs more than once the last one holds.
  static Map FromEntries(std::vector<Entry> entries);

  std::size_t size() const;
  bool empty() const;
  std::vector<Entry>::const_iterator begin() const;
  std::vector<Entry>::const_iterator end() const;

  const Value* Find(std::string_view key) const;       // null if absent
  const Entry* FindEntry(std::string_view key) const;  // null if absent
  Value* FindMutable(std::string_view key);            // null if absent
  // Adds or replaces; keeps a key's origin if none is given.
  Value& Set(std::string_view key, const Value& value);
  Value& Set(std::string_view key, Value&& value);
  Value& Set(const char* key, const Value& value);
  Value& Set(const char* key, Value&& value);
  Value& Set(std::string_view key, const Value& value, Origin key_origin);
  Value& Set(std::string_view key, Value&& value, Origin key_origin);
  // A scalar is made a Value here rather than at each call, which would take more code.
  template <ScalarLike T>
  Value& Set(std::string_view key, const T& scalar);
  template <ScalarLike T>
  Value& Set(const char* key, const T& scalar);
  Value& operator[](std::string_view key);  // adds null if absent
  bool Erase(std::string_view key);         // true if it was there

 private:
  Value& SetScalar(const char* key, const char* text);
  Value& SetScalar(const char* key, const std::string& text);
  Value& SetScalar(const char* key, std::string_view text);
  Value& SetScalar(const char* key, bool value);
  Value& SetScalar(const char* key, int number);
  Value& SetScalar(const char* key, std::int64_t number);

  std::vector<Entry> entries_;
};

class Value {
 public:
  enum class Kind : std::uint8_t { kNull, kBool, kNumber, kString, kList, kMap };

  Value() = default;
  Value(std::nullptr_t) {}                                 // NOLINT(google-explicit-constructor)
  Value(bool value) : kind_(Kind::kBool), bool_(value) {}  // NOLINT(google-explicit-constructor)
  Value(int value) : Value(static_cast<std::int64_t>(value)) {}  // NOLINT
  Value(std::int64_t value);        // NOLINT(google-explicit-constructor)
  Value(std::string&& value);       // NOLINT(google-explicit-constructor)
  Value(const std::string& value);  // NOLINT(google-explicit-constructor)
  Value(std::string_view value);    // NOLINT(google-explicit-constructor)
  Value(const char* value);         // NOLINT(google-explicit-constructor)
  Value(List&& value);              // NOLINT(google-explicit-constructor)
  Value(const List& value);         // NOLINT(google-explicit-constructor)
  Value(Map&& value);               // NOLINT(google-explicit-constructor)
  Value(const Map& value);          // NOLINT(google-explicit-constructor)
  // A map, or with ListOf a list, written in place: MapOf({{"name", "iris"}, {"port", 80}}).
  static Value MapOf(std::initializer_list<Field> fields);
  static Value ListOf(std::initializer_list<Value> items);
  // `text` is a JSON number and is kept as it is.
  static Value Number(std::string text);

  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::kNull; }
  bool is_bool() const { return kind_ == Kind::kBool; }
  bool is_number() const { return kind_ == Kind::kNumber; }
  bool is_string() const { return kind_ == Kind::kString; }
  bool is_list() const { return kind_ == Kind::kList; }
  bool is_map() const { return kind_ == Kind::kMap; }

  // The readers are total: on another kind they give false, "", an empty list or an empty map.
  bool bool_value() const { return kind_ == Kind::kBool && bool_; }
  const std::string& string() const;
  const std::string& number_text() const;
  const List& list() const;
  const Map& map() const;

  // True if this is a number that is an integer in int64; `*out` is then its value.
  bool AsInt64(std::int64_t* out) const;

  // The value at a path of map keys; null if one is missing or is not a map.
  const Value* Find(std::string_view key) const;
  const Value* Find(const char* key) const;
  const Value* Find(std::initializer_list<std::string_view> path) const;
  const Value* Find(std::initializer_list<const char*> path) const;
  // The string at a path, or "" where there is none.
  const std::string& StringAt(std::string_view key) const;
  const std::string& StringAt(const char* key) const;
  const std::string& StringAt(std::initializer_list<std::string_view> path) const;
  const std::string& StringAt(std::initializer_list<const char*> path) const;
  // The list or the boolean under a key, or an empty one or false where there is none.
  const List& ListAt(std::string_view key) const;
  const List& ListAt(const char* key) const;
  bool BoolAt(std::string_view key) const;
  bool BoolAt(const char* key) const;

  // For changing in place; a value of another kind becomes an empty list or map first (its origin
  // stays). What is shared with another Value is copied first.
  List& MutableList();
  Map& MutableMap();
  // The map value at `key`, which becomes a map if it is not one.
  Value& Child(std::string_view key);
  Value& Child(const char* key);

  const Origin& origin() const { return origin_; }
  Value& set_origin(Origin origin) {
    origin_ = origin;
    return *this;
  }
  Value WithOrigin(Origin origin) const&;
  Value WithOrigin(Origin origin) &&;

  // Sets the author in the origins of this value, all below it, and all keys below it.
  void SetAuthor(Author author);

  // Structure and content; origins do not count. Numbers are equal if their texts are.
  bool operator==(const Value& other) const;

 private:
  struct Node;
  struct TextNode;
  struct ListNode;
  struct MapNode;

  void Release();

  Kind kind_ = Kind::kNull;
  bool bool_ = false;
  Origin origin_;
  Node* node_ = nullptr;  // counted; set for numbers, strings, lists and maps
};

struct Entry {
  std::string key;
  Origin key_origin;
  Value value;
};

struct Field {
  std::string_view key;
  Value value;
};

template <ScalarLike T>
Value& Map::Set(std::string_view key, const T& scalar) {
  return Set(key, Value(scalar));
}
template <ScalarLike T>
Value& Map::Set(const char* key, const T& scalar) {
  return SetScalar(key, scalar);
}

}  // namespace ksp

#endif  // KSP_VALUE_VALUE_H_
