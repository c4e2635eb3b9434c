#include "gotemplate/go_value.h"

#include <algorithm>

namespace ksp::gotemplate {
namespace {

// Types are few and their addresses are their identity; a value of this size is copied freely.
static_assert(sizeof(GoValue) <= 48);

}  // namespace

const BasicTypes& Basic() {
  static const BasicTypes types;
  return types;
}

bool GoType::HasField(std::string_view field) const {
  return std::any_of(fields.begin(), fields.end(), [&](const Field& own) {
    return own.name == field || (own.embedded && own.type->HasField(field));
  });
}

bool GoType::IsByteSlice() const { return kind == Kind::kSlice && element == &Basic().uint8; }

bool GoType::IsComparable() const {
  if (kind == Kind::kSlice || kind == Kind::kMap) return false;
  return std::all_of(fields.begin(), fields.end(),
                     [](const Field& field) { return field.type->IsComparable(); });
}

GoValue GoValue::Bool(bool value) {
  GoValue result;
  result.type_ = &Basic().boolean;
  result.data_ = value;
  return result;
}

GoValue GoValue::Int(std::int64_t value, const GoType& type) {
  GoValue result;
  result.type_ = &type;
  result.data_ = value;
  return result;
}

GoValue GoValue::Uint(std::uint64_t value, const GoType& type) {
  GoValue result;
  result.type_ = &type;
  result.data_ = value;
  return result;
}

GoValue GoValue::Float(double value) {
  GoValue result;
  result.type_ = &Basic().float64;
  result.data_ = value;
  return result;
}

GoValue GoValue::Complex(std::complex<double> value) {
  GoValue result;
  result.type_ = &Basic().complex128;
  result.data_ = value;
  return result;
}

GoValue GoValue::String(std::string value, const GoType& type) {
  GoValue result;
  result.type_ = &type;
  result.data_ = std::make_shared<const std::string>(std::move(value));
  return result;
}

GoValue GoValue::Slice(std::vector<GoValue> items, const GoType& type) {
  GoValue result;
  result.type_ = &type;
  const std::size_t length = items.size();
  result.data_ = std::make_shared<const List>(List{std::move(items), length});
  return result;
}

GoValue GoValue::Struct(std::vector<GoValue> fields, const GoType& type) {
  return Slice(std::move(fields), type);
}

GoValue GoValue::MapOf(Map entries, const GoType& type) {
  GoValue result;
  result.type_ = &type;
  result.data_ = std::make_shared<const Map>(std::move(entries));
  return result;
}

GoValue GoValue::Pointer(GoValue target, const GoType& type) {
  GoValue result;
  result.type_ = &type;
  result.data_ = std::make_shared<const GoValue>(std::move(target));
  return result;
}

GoValue GoValue::Nil(const GoType& type) {
  GoValue result;
  result.type_ = &type;
  return result;
}

GoValue GoValue::Zero(const GoType& type) {
  switch (type.kind) {
    case Kind::kBool:
      return Bool(false);
    case Kind::kInt:
      return Int(0, type);
    case Kind::kUint:
      return Uint(0, type);
    case Kind::kFloat:
      return Float(0);
    case Kind::kComplex:
      return Complex(0);
    case Kind::kString:
      return String("", type);
    case Kind::kStruct: {
      std::vector<GoValue> fields;
      for (const GoType::Field& field : type.fields) fields.push_back(Zero(*field.type));
      return Struct(std::move(fields), type);
    }
    case Kind::kSlice:
    case Kind::kMap:
    case Kind::kPointer:
      return Nil(type);
    case Kind::kInterface:
    case Kind::kInvalid:
      break;
  }
  return {};
}

GoValue GoValue::Bytes(std::string_view bytes) {
  std::vector<GoValue> items;
  items.reserve(bytes.size());
  for (char c : bytes) items.push_back(Uint(static_cast<std::uint8_t>(c), Basic().uint8));
  return Slice(std::move(items), Basic().bytes);
}

const GoValue::Map& GoValue::map() const {
  static const Map kNone;
  const auto* map = std::get_if<std::shared_ptr<const Map>>(&data_);
  return map == nullptr ? kNone : **map;
}

std::span<const GoValue> GoValue::items() const {
  const auto* list = std::get_if<std::shared_ptr<const List>>(&data_);
  if (list == nullptr) return {};
  return std::span((*list)->items).first((*list)->length);
}

GoValue GoValue::Slice3(std::size_t begin, std::size_t end, std::size_t capacity) const {
  if (kind() == Kind::kString) return String(string().substr(begin, end - begin), *type_);
  const auto* list = std::get_if<std::shared_ptr<const List>>(&data_);
  if (list == nullptr) return *this;  // nil, of which only [0:0] can be taken
  const auto first = (*list)->items.begin() + static_cast<std::ptrdiff_t>(begin);
  GoValue result = *this;
  result.data_ = std::make_shared<const List>(
      List{{first, first + static_cast<std::ptrdiff_t>(capacity - begin)}, end - begin});
  return result;
}

bool GoValue::IsNil() const { return std::holds_alternative<std::monostate>(data_); }

std::size_t GoValue::Length() const {
  if (kind() == Kind::kString) return string().size();
  return kind() == Kind::kMap ? map().size() : items().size();
}

std::size_t GoValue::Capacity() const {
  const auto* list = std::get_if<std::shared_ptr<const List>>(&data_);
  return list == nullptr ? 0 : (*list)->items.size();
}

GoValue GoValue::AddressableIf(bool addressable) const {
  GoValue result = *this;
  result.addressable_ = addressable;
  return result;
}

GoValue GoValue::Target() const {
  return std::get<std::shared_ptr<const GoValue>>(data_)->AddressableIf(true);
}

GoValue GoValue::Element(std::size_t i) const { return items()[i].AddressableIf(true); }

GoValue GoValue::FieldAt(std::size_t i) const { return items()[i].AddressableIf(addressable_); }

std::string GoValue::Utf8OrBytes() const {
  std::string bytes;
  for (const GoValue& item : items()) bytes.push_back(static_cast<char>(item.unsigned_integer()));
  return bytes;
}

GoValue GoValue::At(std::string_view key) const {
  const Map& entries = map();
  auto it = std::lower_bound(entries.begin(), entries.end(), key,
                             [](const auto& entry, std::string_view k) { return entry.first < k; });
  return it != entries.end() && it->first == key ? it->second : GoValue();
}

GoValue GoValue::Indirect() const {
  GoValue value = *this;
  while (value.kind() == Kind::kPointer && !value.IsNil()) value = value.Target();
  return value;
}

bool GoValue::SharesDataWith(const GoValue& other) const {
  return type_ == other.type_ && data_ == other.data_;
}

bool GoValue::Equals(const GoValue& other) const {
  if (type_ != other.type_) return false;
  if (kind() == Kind::kString) return string() == other.string();
  if (kind() == Kind::kStruct) {
    return std::equal(items().begin(), items().end(), other.items().begin(), other.items().end(),
                      [](const GoValue& a, const GoValue& b) { return a.Equals(b); });
  }
  return data_ == other.data_;
}

const Function* FindFunction(std::span<const Function> functions, std::string_view name) {
  auto it = std::find_if(functions.begin(), functions.end(),
                         [&](const Function& function) { return function.name == name; });
  return it == functions.end() ? nullptr : &*it;
}

}  // namespace ksp::gotemplate
