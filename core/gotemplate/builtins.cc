#include "gotemplate/builtins.h"

#include <string>
#include <utility>
#include <vector>

#include "gotemplate/budget.h"
#include "gotemplate/escape_text.h"
#include "gotemplate/format.h"

namespace ksp::gotemplate {
namespace {

// --- index, slice, len

// False, with an error, where `index` cannot be an index of something with `capacity` elements.
bool ToIndex(const GoValue& index, std::size_t capacity, Call* call, std::size_t* result) {
  if (index.kind() != Kind::kInt && index.kind() != Kind::kUint) {
    call->Fail("cannot index slice/array with ");
    call->error.append(index.valid() ? "type " : "nil");
    if (index.valid()) call->error.append(index.type().name);
    return false;
  }
  const std::int64_t number = index.integer();
  if (number < 0 || static_cast<std::uint64_t>(number) > capacity) {
    call->Fail("index out of range: ");
    call->error.append(std::to_string(number));
    return false;
  }
  *result = static_cast<std::size_t>(number);
  return true;
}

GoValue FailWithType(const char* text, const GoValue& value, Call* call) {
  call->Fail(text);
  call->error.append(value.type().name);
  return {};
}

GoValue IndexOnce(const GoValue& item, const GoValue& index, Call* call) {
  const bool is_string = item.kind() == Kind::kString;
  if (item.kind() == Kind::kMap) {
    if (!index.valid()) return call->Fail("value is nil; should be of type string");
    if (!index.Is(types::kString)) {
      FailWithType("value has type ", index, call);
      call->error.append("; should be string");
      return {};
    }
    const GoValue found = item.Find(index.string());
    return found.valid() ? found : GoValue::Zero(*item.type().element);
  }
  if (!is_string && item.kind() != Kind::kSlice) {
    return FailWithType("can't index item of type ", item, call);
  }
  std::size_t i = 0;
  if (!ToIndex(index, item.Length(), call, &i)) return {};
  if (i == item.Length()) {
    return call->Fail(is_string ? "reflect: string index out of range"
                                : "reflect: slice index out of range");
  }
  if (!is_string) return item.At(i);
  return GoValue::Uint(static_cast<std::uint8_t>(item.string()[i]), types::kUint8);
}

GoValue Index(Call* call) {
  GoValue item = call->arguments[0];
  if (!item.valid()) return call->Fail("index of untyped nil");
  for (const GoValue& index : call->arguments.subspan(1)) {
    item = item.Indirect();
    if (item.kind() == Kind::kPointer) return call->Fail("index of nil pointer");
    item = IndexOnce(item, index, call);
    if (!call->error.empty()) break;
  }
  return item;
}

GoValue Slice(Call* call) {
  if (!call->arguments[0].valid()) return call->Fail("slice of untyped nil");
  const GoValue item = call->arguments[0].Indirect();
  if (item.kind() == Kind::kPointer) return call->Fail("slice of nil pointer");
  const std::span<const GoValue> indexes = call->arguments.subspan(1);
  if (indexes.size() > 3) {
    call->Fail("too many slice indexes: ");
    call->error.append(std::to_string(indexes.size()));
    return {};
  }
  const bool is_string = item.kind() == Kind::kString;
  if (!is_string && item.kind() != Kind::kSlice) {
    return FailWithType("can't slice item of type ", item, call);
  }
  if (is_string && indexes.size() == 3) return call->Fail("cannot 3-index slice a string");
  const std::size_t capacity = is_string ? item.Length() : item.items().size();
  std::size_t bounds[] = {0, item.Length(), capacity};
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    if (!ToIndex(indexes[i], capacity, call, &bounds[i])) return {};
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (bounds[i] <= bounds[i + 1]) continue;
    call->Fail("invalid slice index: ");
    call->error.append(std::to_string(bounds[i])).append(" > ");
    call->error.append(std::to_string(bounds[i + 1]));
    return {};
  }
  if (!call->budget->Bytes(bounds[2] - bounds[0])) return {};
  return item.Slice3(bounds[0], bounds[1], bounds[2]);
}

GoValue Len(Call* call) {
  const GoValue item = call->arguments[0].Indirect();
  switch (item.kind()) {
    case Kind::kInvalid:
      return call->Fail("reflect: call of reflect.Value.Type on zero Value");
    case Kind::kPointer:
      return call->Fail("len of nil pointer");
    case Kind::kMap:
    case Kind::kSlice:
    case Kind::kString:
      return GoValue::Int(static_cast<std::int64_t>(item.Length()));
    default:
      return FailWithType("len of type ", item, call);
  }
}

GoValue Not(Call* call) { return GoValue::Bool(!IsTrue(call->arguments[0])); }

// --- Comparison

// The kinds that have an order, and bool and complex; kInvalid for all others. All integers are of
// one kind.
Kind BasicKind(const GoValue& value) {
  const Kind kind = value.kind();
  if (kind == Kind::kUint) return Kind::kInt;
  return kind <= Kind::kString ? kind : Kind::kInvalid;
}

bool FailAsIncompatible(const GoValue& a, const GoValue& b, Call* call) {
  FailWithType("incompatible types for comparison: ", a, call);
  call->error.append(" and ").append(b.type().name);
  return false;
}

bool IsNegative(const GoValue& value) { return value.kind() == Kind::kInt && value.integer() < 0; }

bool IntegersEqual(const GoValue& a, const GoValue& b) {
  return IsNegative(a) == IsNegative(b) && a.unsigned_integer() == b.unsigned_integer();
}

bool IntegerLess(const GoValue& a, const GoValue& b) {
  if (IsNegative(a) != IsNegative(b)) return IsNegative(a);
  return a.unsigned_integer() < b.unsigned_integer();
}

std::string Shown(const GoValue& value, const char* verb, Budget* budget) {
  return value.valid() ? Sprintf(verb, {&value, 1}, budget) : "<invalid reflect.Value>";
}

// == of two values of which none is basic.
bool OthersEqual(const GoValue& a, const GoValue& b, Call* call) {
  if (a.kind() != b.kind() && a.valid() && b.valid()) {
    call->Fail("non-comparable types ");
    call->error.append(Shown(a, "%s", call->budget)).append(": ").append(a.type().name);
    call->error.append(", ").append(b.type().name).append(": ");
    call->error.append(Shown(b, "%v", call->budget));
    return false;
  }
  if (a.IsNil() || b.IsNil()) return a.IsNil() == b.IsNil();
  if (!b.type().IsComparable()) {
    call->Fail("non-comparable type ");
    call->error.append(Shown(b, "%s", call->budget)).append(": ").append(b.type().name);
    return false;
  }
  return a.Equals(b);
}

bool Equal(const GoValue& a, const GoValue& b, Call* call) {
  const Kind kind = BasicKind(a);
  if (kind != BasicKind(b)) {
    return a.valid() && b.valid() && FailAsIncompatible(a, b, call);
  }
  if (kind == Kind::kInvalid) return OthersEqual(a, b, call);
  return kind == Kind::kInt ? IntegersEqual(a, b) : a.Equals(b);
}

bool Less(const GoValue& a, const GoValue& b, Call* call) {
  const Kind kind = BasicKind(a);
  const Kind other = BasicKind(b);
  if (kind != Kind::kInvalid && other != Kind::kInvalid) {
    if (kind != other) return FailAsIncompatible(a, b, call);
    if (kind == Kind::kInt) return IntegerLess(a, b);
    if (kind == Kind::kFloat) return a.real() < b.real();
    if (kind == Kind::kString) return a.string() < b.string();
  }
  call->Fail("invalid type for comparison");
  return false;
}

// What a function compares for; a variant has one or more of these.
enum : int { kLess = 1, kEqual = 2, kNegated = 4 };

// The first argument with any of the others.
GoValue Compare(Call* call) {
  const int variant = call->function.variant;
  const std::span<const GoValue> others = call->arguments.subspan(1);
  if (others.empty()) return call->Fail("missing argument for comparison");
  bool result = false;
  if ((variant & kLess) != 0) result = Less(call->arguments[0], others[0], call);
  if ((variant & kEqual) != 0) {
    for (const GoValue& other : others) {
      if (result || !call->error.empty()) break;
      result = Equal(call->arguments[0], other, call);
    }
  }
  return GoValue::Bool(result != ((variant & kNegated) != 0));
}

// --- Printing and escaping

GoValue Print(Call* call) {
  return GoValue::String(Sprint(call->arguments, call->budget, call->function.variant != 0));
}

GoValue Printf(Call* call) {
  return GoValue::String(
      Sprintf(call->arguments[0].string(), call->arguments.subspan(1), call->budget));
}

bool IsStringer(const GoValue& value) {
  const bool pointer = value.kind() == Kind::kPointer;
  const GoType& type = pointer ? *value.type().element : value.type();
  return type.FindMethod("String", pointer) != nullptr;
}

// As fmt.Sprint, with pointers followed. Of text/template's functions: as for an action's own
// output (evalArgs); of html/template's: up to something that prints itself.
enum : int { kEscapeForHtml, kJoin, kHtml, kJs, kUrlQuery };

GoValue Escape(Call* call) {
  const int variant = call->function.variant;
  const std::span<const GoValue> arguments = call->arguments;
  std::string text;
  if (arguments.size() == 1 && arguments[0].Is(types::kString)) {
    text = arguments[0].string();
  } else {
    std::vector<GoValue> values;
    for (GoValue value : arguments) {
      if (variant >= kHtml) {
        value = value.valid() ? value.Indirect() : GoValue::String("<no value>");
      } else if (!value.valid() && variant == kEscapeForHtml) {
        continue;
      } else {
        while (value.kind() == Kind::kPointer && !value.IsNil() && !IsStringer(value)) {
          value = value.At(0);
        }
      }
      values.push_back(std::move(value));
    }
    text = Sprint(values, call->budget);
  }
  if (variant == kEscapeForHtml || variant == kHtml) {
    text = EscapeForHtml(text, variant == kEscapeForHtml);
  }
  if (variant == kJs) text = JsEscapeString(text);
  if (variant == kUrlQuery) text = QueryEscape(text);
  if (variant != kJoin) call->budget->Bytes(text.size());
  return GoValue::String(text);
}

constexpr Function kFunctions[] = {
    {"and", nullptr, kAnd, 1, true},
    {"call", nullptr, kCall, 1, true},
    {"eq", Compare, kEqual, 1, true},
    {"ge", Compare, kLess | kNegated, 2},
    {"gt", Compare, kLess | kEqual | kNegated, 2},
    {"html", Escape, kHtml, 0, true},
    {"index", Index, 0, 1, true},
    {"js", Escape, kJs, 0, true},
    {"le", Compare, kLess | kEqual, 2},
    {"len", Len, 0, 1},
    {"lt", Compare, kLess, 2},
    {"ne", Compare, kEqual | kNegated, 2},
    {"not", Not, 0, 1},
    {"or", nullptr, kOr, 1, true},
    {"print", Print, 0, 0, true},
    {"printf", Printf, 0, 1, true, true},
    {"println", Print, 1, 0, true},
    {"slice", Slice, 0, 1, true},
    {"urlquery", Escape, kUrlQuery, 0, true},
    {kHtmlEscaper, Escape, kEscapeForHtml, 0, true},
    {kEvalArgs, Escape, kJoin, 0, true},
};

}  // namespace

const Function* FindBuiltin(std::string_view name) {
  return name.starts_with('_') ? nullptr : FindBuiltinOrEscaper(name);
}

const Function* FindBuiltinOrEscaper(std::string_view name) {
  return FindFunction(kFunctions, name);
}

bool IsTrue(const GoValue& value) {
  switch (value.kind()) {
    case Kind::kInvalid:
      return false;
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
    default:
      return value.unsigned_integer() != 0;
  }
}

}  // namespace ksp::gotemplate
