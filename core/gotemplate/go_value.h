// Go values with their types, as reflection shows them to a template: the data that a template is
// given, and everything that it computes.
#ifndef KSP_GOTEMPLATE_GO_VALUE_H_
#define KSP_GOTEMPLATE_GO_VALUE_H_

#include <complex>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ksp::gotemplate {

class Budget;
class GoValue;
struct CallResult;
struct GoType;

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

// A function or a method. A method's receiver is the first of `arguments` but not of `parameters`.
struct Function {
  using Call = CallResult (*)(std::span<const GoValue> arguments, Budget* budget);

  std::string_view name;
  std::vector<const GoType*> parameters;  // of a variadic one the last is of each further argument
  bool variadic = false;
  Call call = nullptr;  // null where we do not know what it gives
  // Why Go does not call it from a template: "function Date has 3 return values; should be 1 or 2".
  std::string_view bad_results = {};
};

struct GoType {
  struct Field {
    std::string name;
    const GoType* type = nullptr;
    bool embedded = false;
    bool exported() const { return name[0] >= 'A' && name[0] <= 'Z'; }
  };

  Kind kind = Kind::kInvalid;
  std::string name;                 // as %T prints it: "v1.ObjectMeta", "map[string]string"
  const GoType* element = nullptr;  // of a slice, a map or a pointer
  std::vector<Field> fields = {};   // of a struct
  // Methods by name: those of a value, which its pointer has too, and those of a pointer only.
  // Promoted ones are listed.
  std::span<const Function> methods = {};
  std::span<const Function> pointer_methods = {};

  bool HasField(std::string_view field) const;  // also a promoted one
  bool IsByteSlice() const;
  bool IsComparable() const;  // by ==
};

// The predeclared types, and those that are made of them alone.
struct BasicTypes {
  GoType boolean{Kind::kBool, "bool"};
  GoType integer{Kind::kInt, "int"};
  GoType int64{Kind::kInt, "int64"};
  GoType uint8{Kind::kUint, "uint8"};
  GoType uint64{Kind::kUint, "uint64"};
  GoType float64{Kind::kFloat, "float64"};
  GoType complex128{Kind::kComplex, "complex128"};
  GoType string{Kind::kString, "string"};
  GoType any{Kind::kInterface, "interface {}"};
  GoType reflect_value{Kind::kStruct, "reflect.Value"};  // a parameter that takes any value
  GoType bytes{Kind::kSlice, "[]uint8", &uint8};
  GoType strings{Kind::kSlice, "[]string", &string};
  GoType string_map{Kind::kMap, "map[string]string", &string};
  GoType bool_pointer{Kind::kPointer, "*bool", &boolean};
  GoType int64_pointer{Kind::kPointer, "*int64", &int64};

  BasicTypes() = default;
  BasicTypes(const BasicTypes&) = delete;
  BasicTypes& operator=(const BasicTypes&) = delete;
};
const BasicTypes& Basic();

// A value of a type; without a type it is reflect's invalid Value. Copies are cheap.
class GoValue {
 public:
  struct List {
    std::vector<GoValue> items;  // as many as a slice's capacity
    std::size_t length = 0;      // no more than those
  };
  using Map = std::vector<std::pair<std::string, GoValue>>;  // sorted by key

  GoValue() = default;
  static GoValue Bool(bool value);
  static GoValue Int(std::int64_t value, const GoType& type = Basic().integer);
  static GoValue Uint(std::uint64_t value, const GoType& type);
  static GoValue Float(double value);
  static GoValue Complex(std::complex<double> value);
  static GoValue String(std::string value, const GoType& type = Basic().string);
  static GoValue Slice(std::vector<GoValue> items, const GoType& type);
  static GoValue Struct(std::vector<GoValue> fields, const GoType& type);
  static GoValue MapOf(Map entries, const GoType& type);  // `entries` are sorted
  static GoValue Pointer(GoValue target, const GoType& type);
  static GoValue Nil(const GoType& type);  // of a slice, a map or a pointer
  static GoValue Zero(const GoType& type);
  static GoValue Bytes(std::string_view bytes);  // []byte

  bool valid() const { return type_ != nullptr; }
  Kind kind() const { return valid() ? type_->kind : Kind::kInvalid; }
  const GoType& type() const { return *type_; }  // of a valid one
  bool Is(const GoType& type) const { return type_ == &type; }

  // Readers for the kinds that they name.
  bool boolean() const { return std::get<bool>(data_); }
  std::int64_t integer() const { return std::get<std::int64_t>(data_); }
  std::uint64_t unsigned_integer() const { return std::get<std::uint64_t>(data_); }
  double real() const { return std::get<double>(data_); }
  std::complex<double> complex() const { return std::get<std::complex<double>>(data_); }
  const std::string& string() const { return *std::get<std::shared_ptr<const std::string>>(data_); }
  const Map& map() const;  // empty where it is nil
  // The elements of a slice or the fields of a struct.
  std::span<const GoValue> items() const;
  GoValue Slice3(std::size_t begin, std::size_t end, std::size_t capacity) const;

  bool IsNil() const;                    // a nil slice, map or pointer, or invalid
  std::size_t Length() const;            // of a string, a slice or a map
  std::size_t Capacity() const;          // of a slice
  GoValue Target() const;                // of a pointer that is not nil; can be addressed
  GoValue Element(std::size_t i) const;  // of a slice; can be addressed
  GoValue FieldAt(std::size_t i) const;  // of a struct; can be addressed if the struct can
  std::string Utf8OrBytes() const;       // the bytes of a []byte
  // The value of a key; invalid if the map does not have it.
  GoValue At(std::string_view key) const;

  // What pointers lead to, or the nil pointer on the way.
  GoValue Indirect() const;
  // Go can take its address, so it has the methods of its pointer too.
  bool addressable() const { return addressable_; }
  // The same thing in memory: two copies of one struct or pointer.
  bool SharesDataWith(const GoValue& other) const;

  // == of two values of comparable types.
  bool Equals(const GoValue& other) const;

 private:
  GoValue AddressableIf(bool addressable) const;

  const GoType* type_ = nullptr;
  bool addressable_ = false;
  std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::complex<double>,
               std::shared_ptr<const std::string>, std::shared_ptr<const List>,
               std::shared_ptr<const Map>, std::shared_ptr<const GoValue>>
      data_;
};

// What a call gives: a value, or the text of an error.
struct CallResult {
  GoValue value;
  std::string error;
};

// Null if there is no such function.
const Function* FindFunction(std::span<const Function> functions, std::string_view name);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_GO_VALUE_H_
