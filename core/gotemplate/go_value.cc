#include "gotemplate/go_value.h"

#include <algorithm>
#include <utility>

namespace ksp::gotemplate {

// A value of this size is copied freely.
static_assert(sizeof(GoValue) <= 48);

struct GoValue::Data {
  std::string text;
  std::vector<GoValue> items;
};

namespace {

constexpr Function kUnknownMethod{};

bool HasWord(std::string_view words, std::string_view word) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (words.substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

const Function* FindAmong(std::span<const Function> known, std::string_view unknown,
                          std::string_view name) {
  return HasWord(unknown, name) ? &kUnknownMethod : FindFunction(known, name);
}

}  // namespace

const Function* UnknownMethod() { return &kUnknownMethod; }

bool GoType::HasField(std::string_view field) const {
  return std::any_of(fields.begin(), fields.end(), [&](const Field& own) {
    return own.name == field || (own.embedded && own.type->HasField(field));
  });
}

bool GoType::IsByteSlice() const { return kind == Kind::kSlice && element == &types::kUint8; }

bool GoType::IsComparable() const {
  if (kind == Kind::kSlice || kind == Kind::kMap) return false;
  return std::all_of(fields.begin(), fields.end(),
                     [](const Field& field) { return field.type->IsComparable(); });
}

const Function* GoType::FindMethod(std::string_view method, bool by_pointer) const {
  if (const Function* own = FindAmong(methods, unknown_methods, method)) return own;
  // A method of its own takes the place of a promoted one even where it cannot be called.
  if (const Function* own = FindAmong(pointer_methods, unknown_pointer_methods, method)) {
    return by_pointer ? own : nullptr;
  }
  for (const Field& field : fields) {
    if (!field.embedded) continue;
    if (const Function* promoted = field.type->FindMethod(method, by_pointer)) return promoted;
  }
  return nullptr;
}

GoValue GoValue::Of(const GoType& type, std::vector<GoValue> items, std::size_t beyond) {
  const std::size_t length = items.size() - beyond;
  return {type, length, std::make_shared<const Data>(Data{{}, std::move(items)})};
}

GoValue GoValue::Complex(std::complex<double> value) {
  return Of(types::kComplex128, {Float(value.real()), Float(value.imag())});
}

GoValue GoValue::String(std::string_view value, const GoType& type) {
  return {type, 0, std::make_shared<const Data>(Data{std::string(value), {}})};
}

GoValue GoValue::Pointer(const GoValue& target, const GoType& type) { return Of(type, {target}); }

GoValue GoValue::Zero(const GoType& type) {
  switch (type.kind) {
    case Kind::kComplex:
      return Complex(0);
    case Kind::kString:
      return String("", type);
    case Kind::kStruct: {
      std::vector<GoValue> fields;
      for (const GoType::Field& field : type.fields) fields.push_back(Zero(*field.type));
      return Of(type, std::move(fields));
    }
    case Kind::kInterface:
      return {};
    default:
      return {type, 0};
  }
}

GoValue GoValue::Bytes(std::string_view bytes) {
  std::vector<GoValue> items;
  items.reserve(bytes.size());
  for (char c : bytes) items.push_back(Uint(static_cast<std::uint8_t>(c), types::kUint8));
  return Of(types::kBytes, std::move(items));
}

const std::string& GoValue::string() const { return data_->text; }

std::complex<double> GoValue::complex() const {
  return {data_->items[0].real(), data_->items[1].real()};
}

std::span<const GoValue> GoValue::items() const {
  if (IsNil()) return {};
  return data_->items;
}

GoValue GoValue::Slice3(std::size_t begin, std::size_t end, std::size_t capacity) const {
  if (kind() == Kind::kString) return String(string().substr(begin, end - begin), *type_);
  if (IsNil()) return *this;  // of which only [0:0] can be taken
  const std::span<const GoValue> kept = items().subspan(begin, capacity - begin);
  GoValue result = Of(*type_, {kept.begin(), kept.end()}, capacity - end);
  result.addressable_ = addressable_;
  return result;
}

std::size_t GoValue::Length() const {
  if (kind() == Kind::kString) return string().size();
  const auto length = static_cast<std::size_t>(bits_);
  return kind() == Kind::kMap ? length / 2 : length;
}

GoValue GoValue::At(std::size_t i) const {
  GoValue item = items()[i];
  item.addressable_ = kind() != Kind::kStruct || addressable_;
  return item;
}

std::string GoValue::Utf8OrBytes() const {
  std::string bytes;
  for (const GoValue& item : items().first(Length())) {
    bytes.push_back(static_cast<char>(item.unsigned_integer()));
  }
  return bytes;
}

GoValue GoValue::Find(std::string_view key) const {
  std::size_t begin = 0;
  for (std::size_t end = Length(); begin < end;) {
    const std::size_t middle = (begin + end) / 2;
    const std::string& at_middle = items()[2 * middle].string();
    if (at_middle == key) return items()[2 * middle + 1];
    if (at_middle < key) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return {};
}

GoValue GoValue::Indirect() const {
  GoValue value = *this;
  while (value.kind() == Kind::kPointer && !value.IsNil()) value = value.At(0);
  return value;
}

bool GoValue::Equals(const GoValue& other) const {
  switch (kind()) {
    case Kind::kFloat:
      return real() == other.real();
    case Kind::kComplex:
      return complex() == other.complex();
    case Kind::kString:
      return string() == other.string();
    case Kind::kStruct:
      return type_ == other.type_ &&
             std::equal(items().begin(), items().end(), other.items().begin(),
                        [](const GoValue& a, const GoValue& b) { return a.Equals(b); });
    default:
      return type_ == other.type_ && bits_ == other.bits_ && data_ == other.data_;
  }
}

const Function* FindFunction(std::span<const Function> functions, std::string_view name) {
  for (const Function& function : functions) {
    if (function.name == name) return &function;
  }
  return nullptr;
}

}  // namespace ksp::gotemplate
