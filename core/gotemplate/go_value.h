// Go values with their types, as reflection shows them to a template: the data that a template is
// given, and everything that it computes.
#ifndef KSP_GOTEMPLATE_GO_VALUE_H_
#define KSP_GOTEMPLATE_GO_VALUE_H_

#include <bit>
#include <complex>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ksp::gotemplate {

class Budget;
class GoValue;
struct Call;

enum class Kind : std::uint8_t {
  kInvalid,  // of no value at all, such as what a map does not have
  kBool,
  kInt,   // every signed integer
  kUint,  // every unsigned one
  kFloat,
  kComplex,
  kString,
  kSlice,
  kMap,  // keys are strings
  kStruct,
  kPointer,
  kInterface,
};

// A function or a method.
struct Function {
  const char* name = "";
  // Null for `and`, `or` and `call`, which the executor knows by `variant`.
  GoValue (*call)(Call* call) = nullptr;
  int variant = 0;            // which of several functions that share one `call`
  std::size_t arguments = 0;  // how many there must be, without a receiver
  bool variadic = false;      // or more than that
  bool text_first = false;    // the first is a string; all others take any value
  // Why Go does not call it from a template: "function Date has 3 return values; should be 1 or 2".
  const char* bad_results = nullptr;
};

// Types are constants; the address of one is its identity.
struct GoType {
  struct Field {
    const char* name = "";
    const GoType* type = nullptr;
    const char* key = nullptr;  // in JSON, if it has one
    bool embedded = false;
    bool exported() const { return name[0] >= 'A' && name[0] <= 'Z'; }
  };

  Kind kind = Kind::kInvalid;
  const char* name = "";               // as %T prints it: "v1.ObjectMeta", "map[string]string"
  const GoType* element = nullptr;     // of a slice, a map or a pointer
  std::span<const Field> fields = {};  // of a struct
  // Methods of a value, which its pointer has too, and those of a pointer only. Of methods that a
  // template can call, but whose results are not known here, there are only the names, with spaces
  // between them.
  std::span<const Function> methods = {};
  const char* unknown_methods = "";
  std::span<const Function> pointer_methods = {};
  const char* unknown_pointer_methods = "";

  bool HasField(std::string_view field) const;  // also a promoted one
  bool IsByteSlice() const;
  bool IsComparable() const;  // by ==
  // A method of a value, or of what a pointer can reach too; promoted ones are among them. Null if
  // there is none, UnknownMethod() if nothing but its name is known.
  const Function* FindMethod(std::string_view method, bool by_pointer) const;
};

const Function* UnknownMethod();

// The predeclared types, and those that are made of them alone.
namespace types {
inline constexpr GoType kBool{Kind::kBool, "bool"};
inline constexpr GoType kInt{Kind::kInt, "int"};
inline constexpr GoType kInt64{Kind::kInt, "int64"};
inline constexpr GoType kUint8{Kind::kUint, "uint8"};
inline constexpr GoType kUint64{Kind::kUint, "uint64"};
inline constexpr GoType kFloat64{Kind::kFloat, "float64"};
inline constexpr GoType kComplex128{Kind::kComplex, "complex128"};
inline constexpr GoType kString{Kind::kString, "string"};
inline constexpr GoType kBytes{Kind::kSlice, "[]uint8", &kUint8};
inline constexpr GoType kStrings{Kind::kSlice, "[]string", &kString};
inline constexpr GoType kStringMap{Kind::kMap, "map[string]string", &kString};
inline constexpr GoType kBoolPointer{Kind::kPointer, "*bool", &kBool};
inline constexpr GoType kInt64Pointer{Kind::kPointer, "*int64", &kInt64};
}  // namespace types

// A value of a type; without a type it is reflect's invalid Value. Copies are cheap.
class GoValue {
 public:
  GoValue() = default;
  static GoValue Bool(bool value) { return {types::kBool, value}; }
  static GoValue Int(std::int64_t value, const GoType& type = types::kInt) {
    return {type, static_cast<std::uint64_t>(value)};
  }
  static GoValue Uint(std::uint64_t value, const GoType& type) { return {type, value}; }
  static GoValue Float(double value) {
    return {types::kFloat64, std::bit_cast<std::uint64_t>(value)};
  }
  static GoValue Complex(std::complex<double> value);
  static GoValue String(std::string_view value, const GoType& type = types::kString);
  static GoValue Bytes(std::string_view bytes);  // []byte
  // Of the items of a slice, the fields of a struct, or the keys and values of a map by turns,
  // which are sorted by key. The last items may be beyond a slice's length, within its capacity.
  static GoValue Of(const GoType& type, std::vector<GoValue> items, std::size_t beyond = 0);
  static GoValue Pointer(const GoValue& target, const GoType& type);
  static GoValue Nil(const GoType& type) { return {type, 0}; }  // of a slice, a map or a pointer
  static GoValue Zero(const GoType& type);

  bool valid() const { return type_ != nullptr; }
  Kind kind() const { return valid() ? type_->kind : Kind::kInvalid; }
  const GoType& type() const { return *type_; }  // of a valid one
  bool Is(const GoType& type) const { return type_ == &type; }

  // Readers for the kinds that they name.
  bool boolean() const { return bits_ != 0; }
  std::int64_t integer() const { return static_cast<std::int64_t>(bits_); }
  std::uint64_t unsigned_integer() const { return bits_; }
  double real() const { return std::bit_cast<double>(bits_); }
  std::complex<double> complex() const;
  const std::string& string() const;
  // The items of a slice up to its capacity, the fields of a struct, the keys and values of a map,
  // what a pointer points to.
  std::span<const GoValue> items() const;
  // Of a string or a slice.
  GoValue Slice3(std::size_t begin, std::size_t end, std::size_t capacity) const;

  bool IsNil() const { return data_ == nullptr; }  // of a slice, a map or a pointer
  std::size_t Length() const;                      // of a string, a slice or a map
  // An item of a slice or what a pointer points to, which can be addressed; a field of a struct,
  // which can be addressed if the struct can.
  GoValue At(std::size_t i) const;
  std::string Utf8OrBytes() const;  // the bytes of a []byte
  // The value of a map's key; invalid if the map does not have it.
  GoValue Find(std::string_view key) const;

  // What pointers lead to, or the nil pointer on the way.
  GoValue Indirect() const;
  // Go can take its address, so it has the methods of its pointer too.
  bool addressable() const { return addressable_; }
  // The same struct or pointer in memory.
  bool SharesDataWith(const GoValue& other) const {
    return type_ == other.type_ && data_ == other.data_;
  }

  // == of two values of one kind.
  bool Equals(const GoValue& other) const;

 private:
  struct Data;

  GoValue(const GoType& type, std::uint64_t bits, std::shared_ptr<const Data> data = nullptr)
      : type_(&type), bits_(bits), data_(std::move(data)) {}

  const GoType* type_ = nullptr;
  bool addressable_ = false;
  std::uint64_t bits_ = 0;  // a number, or how many items of `data_` are the slice's
  std::shared_ptr<const Data> data_;
};

// A call of a function or a method from a template.
struct Call {
  const Function& function;
  std::span<const GoValue> arguments;  // a method's receiver is the first of them
  Budget* budget;
  std::string error = {};  // Go's text

  GoValue Fail(const char* text) {
    error = text;
    return {};
  }
};

// Null if there is no such function.
const Function* FindFunction(std::span<const Function> functions, std::string_view name);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_GO_VALUE_H_
