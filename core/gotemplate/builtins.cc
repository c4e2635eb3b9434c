#include "gotemplate/builtins.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "gotemplate/escape_text.h"
#include "gotemplate/format.h"

namespace ksp::gotemplate {
namespace {

using Arguments = std::span<const GoValue>;

CallResult Error(std::string text) { return {{}, std::move(text)}; }
CallResult Text(std::string text) { return {GoValue::String(std::move(text)), ""}; }

// --- index, slice, len

// Null where `index` cannot be an index of something with `capacity` elements.
std::optional<std::size_t> ToIndex(const GoValue& index, std::size_t capacity, std::string* error) {
  if (index.kind() != Kind::kInt && index.kind() != Kind::kUint) {
    *error = index.valid() ? "cannot index slice/array with type " + index.type().name
                           : "cannot index slice/array with nil";
    return std::nullopt;
  }
  const std::int64_t number = index.kind() == Kind::kInt
                                  ? index.integer()
                                  : static_cast<std::int64_t>(index.unsigned_integer());
  if (number < 0 || static_cast<std::uint64_t>(number) > capacity) {
    *error = "index out of range: " + std::to_string(number);
    return std::nullopt;
  }
  return static_cast<std::size_t>(number);
}

CallResult IndexOnce(const GoValue& item, const GoValue& index) {
  switch (item.kind()) {
    case Kind::kSlice:
    case Kind::kString: {
      std::string error;
      const std::optional<std::size_t> i = ToIndex(index, item.Length(), &error);
      if (!i) return Error(error);
      const bool is_string = item.kind() == Kind::kString;
      if (*i == item.Length()) {
        return Error(is_string ? "reflect: string index out of range"
                               : "reflect: slice index out of range");
      }
      if (!is_string) return {item.Element(*i), ""};
      return {GoValue::Uint(static_cast<std::uint8_t>(item.string()[*i]), Basic().uint8), ""};
    }
    case Kind::kMap: {
      if (!index.valid()) return Error("value is nil; should be of type string");
      if (!index.Is(Basic().string)) {
        return Error("value has type " + index.type().name + "; should be string");
      }
      const GoValue found = item.At(index.string());
      return {found.valid() ? found : GoValue::Zero(*item.type().element), ""};
    }
    default:
      return Error("can't index item of type " + item.type().name);
  }
}

CallResult Index(Arguments arguments, Budget*) {
  GoValue item = arguments[0];
  if (!item.valid()) return Error("index of untyped nil");
  for (const GoValue& index : arguments.subspan(1)) {
    item = item.Indirect();
    if (item.kind() == Kind::kPointer) return Error("index of nil pointer");
    CallResult result = IndexOnce(item, index);
    if (!result.error.empty()) return result;
    item = result.value;
  }
  return {item, ""};
}

CallResult Slice(Arguments arguments, Budget* budget) {
  if (!arguments[0].valid()) return Error("slice of untyped nil");
  const GoValue item = arguments[0].Indirect();
  if (item.kind() == Kind::kPointer) return Error("slice of nil pointer");
  const Arguments indexes = arguments.subspan(1);
  if (indexes.size() > 3) {
    return Error("too many slice indexes: " + std::to_string(indexes.size()));
  }
  const bool is_string = item.kind() == Kind::kString;
  if (!is_string && item.kind() != Kind::kSlice) {
    return Error("can't slice item of type " + item.type().name);
  }
  if (is_string && indexes.size() == 3) return Error("cannot 3-index slice a string");
  const std::size_t capacity = is_string ? item.Length() : item.Capacity();
  std::size_t bounds[] = {0, item.Length(), capacity};
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    std::string error;
    const std::optional<std::size_t> bound = ToIndex(indexes[i], capacity, &error);
    if (!bound) return Error(error);
    bounds[i] = *bound;
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (bounds[i] > bounds[i + 1]) {
      return Error("invalid slice index: " + std::to_string(bounds[i]) + " > " +
                   std::to_string(bounds[i + 1]));
    }
  }
  budget->Bytes(bounds[2] - bounds[0]);
  return {item.Slice3(bounds[0], bounds[1], bounds[2]), ""};
}

CallResult Len(Arguments arguments, Budget*) {
  const GoValue item = arguments[0].Indirect();
  switch (item.kind()) {
    case Kind::kInvalid:
      return Error("reflect: call of reflect.Value.Type on zero Value");
    case Kind::kPointer:
      return Error("len of nil pointer");
    case Kind::kMap:
    case Kind::kSlice:
    case Kind::kString:
      return {GoValue::Int(static_cast<std::int64_t>(item.Length())), ""};
    default:
      return Error("len of type " + item.type().name);
  }
}

CallResult Not(Arguments arguments, Budget*) { return {GoValue::Bool(!IsTrue(arguments[0])), ""}; }

// --- Comparison

// The kinds that have an order, and bool and complex; kInvalid for all others.
Kind BasicKind(const GoValue& value) {
  switch (value.kind()) {
    case Kind::kBool:
    case Kind::kInt:
    case Kind::kUint:
    case Kind::kFloat:
    case Kind::kComplex:
    case Kind::kString:
      return value.kind();
    default:
      return Kind::kInvalid;
  }
}

std::string Incompatible(const GoValue& a, const GoValue& b) {
  return "incompatible types for comparison: " + a.type().name + " and " + b.type().name;
}

// -1, 0 or 1 for two integers, of which one may be unsigned.
int CompareIntegers(const GoValue& a, const GoValue& b) {
  const auto negative = [](const GoValue& v) { return v.kind() == Kind::kInt && v.integer() < 0; };
  const auto bits = [](const GoValue& v) {
    return v.kind() == Kind::kInt ? static_cast<std::uint64_t>(v.integer()) : v.unsigned_integer();
  };
  if (negative(a) != negative(b)) return negative(a) ? -1 : 1;
  return bits(a) < bits(b) ? -1 : bits(a) > bits(b) ? 1 : 0;
}

bool IsInteger(Kind kind) { return kind == Kind::kInt || kind == Kind::kUint; }

// == of two values of which none is basic.
CallResult EqualOthers(const GoValue& a, const GoValue& b, Budget* budget) {
  const auto show = [&](const GoValue& value, const char* verb) {
    return value.valid() ? Sprintf(verb, {&value, 1}, budget) : "<invalid reflect.Value>";
  };
  if (a.kind() != b.kind() && a.valid() && b.valid()) {
    return Error("non-comparable types " + show(a, "%s") + ": " + a.type().name + ", " +
                 b.type().name + ": " + show(b, "%v"));
  }
  const bool a_nil = !a.valid() || (a.kind() != Kind::kStruct && a.IsNil());
  const bool b_nil = !b.valid() || (b.kind() != Kind::kStruct && b.IsNil());
  if (a_nil || b_nil) return {GoValue::Bool(a_nil == b_nil), ""};
  if (!b.type().IsComparable()) {
    return Error("non-comparable type " + show(b, "%s") + ": " + b.type().name);
  }
  return {GoValue::Bool(a.Equals(b)), ""};
}

CallResult EqualTwo(const GoValue& a, const GoValue& b, Budget* budget) {
  const Kind kind = BasicKind(a);
  if (IsInteger(kind) && IsInteger(BasicKind(b))) {
    return {GoValue::Bool(CompareIntegers(a, b) == 0), ""};
  }
  if (kind != BasicKind(b)) {
    if (a.valid() && b.valid()) return Error(Incompatible(a, b));
    return {GoValue::Bool(false), ""};
  }
  switch (kind) {
    case Kind::kBool:
      return {GoValue::Bool(a.boolean() == b.boolean()), ""};
    case Kind::kFloat:
      return {GoValue::Bool(a.real() == b.real()), ""};
    case Kind::kComplex:
      return {GoValue::Bool(a.complex() == b.complex()), ""};
    case Kind::kString:
      return {GoValue::Bool(a.string() == b.string()), ""};
    default:
      return EqualOthers(a, b, budget);
  }
}

CallResult Eq(Arguments arguments, Budget* budget) {
  if (arguments.size() < 2) return Error("missing argument for comparison");
  for (const GoValue& other : arguments.subspan(1)) {
    CallResult result = EqualTwo(arguments[0], other, budget);
    if (!result.error.empty() || result.value.boolean()) return result;
  }
  return {GoValue::Bool(false), ""};
}

CallResult Negated(CallResult result) {
  if (result.error.empty()) result.value = GoValue::Bool(!result.value.boolean());
  return result;
}

CallResult Ne(Arguments arguments, Budget* budget) { return Negated(Eq(arguments, budget)); }

CallResult Lt(Arguments arguments, Budget*) {
  const GoValue& a = arguments[0];
  const GoValue& b = arguments[1];
  constexpr const char* kBadType = "invalid type for comparison";
  const Kind kind = BasicKind(a);
  if (kind == Kind::kInvalid || BasicKind(b) == Kind::kInvalid) return Error(kBadType);
  if (IsInteger(kind) && IsInteger(BasicKind(b))) {
    return {GoValue::Bool(CompareIntegers(a, b) < 0), ""};
  }
  if (kind != BasicKind(b)) return Error(Incompatible(a, b));
  if (kind == Kind::kFloat) return {GoValue::Bool(a.real() < b.real()), ""};
  if (kind == Kind::kString) return {GoValue::Bool(a.string() < b.string()), ""};
  return Error(kBadType);
}

CallResult Le(Arguments arguments, Budget* budget) {
  CallResult less = Lt(arguments, budget);
  if (!less.error.empty() || less.value.boolean()) return less;
  return Eq(arguments, budget);
}

CallResult Gt(Arguments arguments, Budget* budget) { return Negated(Le(arguments, budget)); }
CallResult Ge(Arguments arguments, Budget* budget) { return Negated(Lt(arguments, budget)); }

// --- Printing and escaping

CallResult Print(Arguments arguments, Budget* budget) { return Text(Sprint(arguments, budget)); }
CallResult Println(Arguments arguments, Budget* budget) {
  return Text(Sprintln(arguments, budget));
}
CallResult Printf(Arguments arguments, Budget* budget) {
  return Text(Sprintf(arguments[0].string(), arguments.subspan(1), budget));
}

// As fmt.Sprint, with pointers followed as for an action's own output: text/template's evalArgs.
std::string TextOf(Arguments arguments, Budget* budget) {
  if (arguments.size() == 1 && arguments[0].Is(Basic().string)) return arguments[0].string();
  std::vector<GoValue> values;
  for (const GoValue& argument : arguments) {
    values.push_back(argument.valid() ? argument.Indirect() : GoValue::String("<no value>"));
  }
  return Sprint(values, budget);
}

bool IsStringer(const GoValue& value) {
  const GoType& type = value.kind() == Kind::kPointer ? *value.type().element : value.type();
  return FindFunction(type.methods, "String") != nullptr ||
         (value.kind() == Kind::kPointer &&
          FindFunction(type.pointer_methods, "String") != nullptr);
}

// As fmt.Sprint, with pointers followed up to something that prints itself: html/template.
std::string HtmlTextOf(Arguments arguments, bool skip_nil, Budget* budget) {
  if (arguments.size() == 1 && arguments[0].Is(Basic().string)) return arguments[0].string();
  std::vector<GoValue> values;
  for (GoValue value : arguments) {
    if (!value.valid() && skip_nil) continue;
    while (value.valid() && !IsStringer(value) && value.kind() == Kind::kPointer &&
           !value.IsNil()) {
      value = value.Target();
    }
    values.push_back(value);
  }
  return Sprint(values, budget);
}

template <std::string (*escape)(std::string_view)>
CallResult Escaped(Arguments arguments, Budget* budget) {
  std::string escaped = escape(TextOf(arguments, budget));
  budget->Bytes(escaped.size());
  return Text(std::move(escaped));
}

CallResult EvalArgs(Arguments arguments, Budget* budget) {
  return Text(HtmlTextOf(arguments, false, budget));
}

CallResult HtmlEscaper(Arguments arguments, Budget* budget) {
  std::string escaped = EscapeForHtml(HtmlTextOf(arguments, true, budget));
  budget->Bytes(escaped.size());
  return Text(std::move(escaped));
}

const std::vector<Function>& Builtins() {
  static const GoType* value = &Basic().reflect_value;
  static const GoType* any = &Basic().any;
  static const std::vector<Function> functions = {
      {"and", {value, value}, true},
      {"call", {value, value}, true},
      {"eq", {value, value}, true, Eq},
      {"ge", {value, value}, false, Ge},
      {"gt", {value, value}, false, Gt},
      {"html", {any}, true, Escaped<HtmlEscapeString>},
      {"index", {value, value}, true, Index},
      {"js", {any}, true, Escaped<JsEscapeString>},
      {"le", {value, value}, false, Le},
      {"len", {value}, false, Len},
      {"lt", {value, value}, false, Lt},
      {"ne", {value, value}, false, Ne},
      {"not", {value}, false, Not},
      {"or", {value, value}, true},
      {"print", {any}, true, Print},
      {"printf", {&Basic().string, any}, true, Printf},
      {"println", {any}, true, Println},
      {"slice", {value, value}, true, Slice},
      {"urlquery", {any}, true, Escaped<QueryEscape>},
  };
  return functions;
}

}  // namespace

const Function* FindBuiltin(std::string_view name) { return FindFunction(Builtins(), name); }

const Function* FindEscaper(std::string_view name) {
  static const std::vector<Function> functions = {
      {kHtmlEscaper, {&Basic().any}, true, HtmlEscaper},
      {kEvalArgs, {&Basic().any}, true, EvalArgs},
  };
  return FindFunction(functions, name);
}

bool IsTrue(const GoValue& value) {
  switch (value.kind()) {
    case Kind::kInvalid:
      return false;
    case Kind::kBool:
      return value.boolean();
    case Kind::kInt:
      return value.integer() != 0;
    case Kind::kUint:
      return value.unsigned_integer() != 0;
    case Kind::kFloat:
      return value.real() != 0;
    case Kind::kComplex:
      return value.complex() != 0.0;
    case Kind::kString:
    case Kind::kSlice:
    case Kind::kMap:
      return value.Length() > 0;
    case Kind::kStruct:
      return true;
    case Kind::kPointer:
    case Kind::kInterface:
      return !value.IsNil();
  }
  return false;
}

}  // namespace ksp::gotemplate
