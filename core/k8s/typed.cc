#include "k8s/typed.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "k8s/go_text.h"
#include "k8s/map_editor.h"
#include "k8s/quantity.h"
#include "k8s/timestamp.h"
#include "k8s/type_table.h"

namespace ksp::k8s {
namespace {

std::string_view KindWord(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kBool:
      return "bool";
    case Value::Kind::kNumber:
      return "number";
    case Value::Kind::kString:
      return "string";
    case Value::Kind::kList:
      return "array";
    case Value::Kind::kMap:
      return "object";
  }
  return "";
}

// "v1beta1.PredictorSpec" for "serving.v1beta1.PredictorSpec".
std::string_view GoName(std::string_view type) { return type.substr(type.find('.') + 1); }

// Of what a list or map is made, or of a single value.
std::string_view GoTypeOf(const TypeRef& ref) {
  switch (ref.base) {
    case Base::kBool:
      return "bool";
    case Base::kInt32:
    case Base::kIntOrString:
      return "int32";
    case Base::kInt64:
      return "int64";
    case Base::kUint16:
      return "uint16";
    case Base::kQuantity:
      return "resource.Quantity";
    case Base::kStruct:
      return GoName(ref.type->name);
    default:
      return "string";
  }
}

// Decodes JSON into typed values as Go does, and gives what Go would write for them.
class Decoder {
 public:
  explicit Decoder(ReleaseIndex release) : release_(release) {}

  // What Go writes after it has decoded `in` over `base`, a typed value or null where there is
  // none. `*same` is set where that is `in` itself.
  Value Decode(const TypeRef& ref, bool pointer, const Value& in, const Value* base, bool* same,
               const PathStep& path) {
    *same = false;
    if (in.is_null()) return DecodeNull(ref, pointer, base, same);
    switch (ref.shape) {
      case Shape::kList:
        return DecodeList(ref, in, base, same, path);
      case Shape::kMap:
        return DecodeMap(ref, in, base, same, path);
      case Shape::kSingle:
        break;
    }
    if (ref.base == Base::kStruct) return DecodeStruct(ref, in, base, same, path);
    return DecodeScalar(ref, in, same, path);
  }

  // What Go writes for a value that nothing was decoded into.
  Value Zero(const TypeRef& ref, bool pointer) const {
    if (pointer || ref.shape != Shape::kSingle) return Value();
    switch (ref.base) {
      case Base::kString:
        return "";
      case Base::kBool:
        return false;
      case Base::kInt32:
      case Base::kInt64:
      case Base::kUint16:
      case Base::kIntOrString:
        return 0;
      case Base::kQuantity:
        return "0";
      case Base::kStruct: {
        Map map;
        AddAlwaysWritten(*ref.type, &map);
        return map;
      }
      case Base::kTime:
      case Base::kUrl:
      case Base::kAny:
        break;
    }
    return Value();
  }

  std::optional<DecodeError> TakeError() { return std::move(thrown_ ? thrown_ : type_error_); }

 private:
  // null leaves a value alone, but sets a pointer, a list or a map to nil and a type that decodes
  // itself to its zero.
  Value DecodeNull(const TypeRef& ref, bool pointer, const Value* base, bool* same) const {
    bool keeps =
        !pointer && ref.shape == Shape::kSingle &&
        (ref.base == Base::kString || ref.base == Base::kBool || ref.base == Base::kInt32 ||
         ref.base == Base::kInt64 || ref.base == Base::kUint16 || ref.base == Base::kStruct);
    if (keeps && base != nullptr) return *base;
    Value zero = Zero(ref, pointer);
    *same = zero.is_null();
    return zero;
  }

  Value DecodeScalar(const TypeRef& ref, const Value& in, bool* same, const PathStep& path) {
    *same = true;
    switch (ref.base) {
      case Base::kString:
      case Base::kUrl:
        if (!in.is_string()) Fail(ref, in, path);
        return in;
      case Base::kBool:
        if (!in.is_bool()) Fail(ref, in, path);
        return in;
      case Base::kInt32:
        return DecodeInt(ref, INT32_MIN, INT32_MAX, in, path);
      case Base::kInt64:
        return DecodeInt(ref, INT64_MIN, INT64_MAX, in, path);
      case Base::kUint16:
        return DecodeInt(ref, 0, UINT16_MAX, in, path);
      case Base::kIntOrString:
        if (in.is_string() || FitsInt(in, INT32_MIN, INT32_MAX)) return in;
        Throw(CannotUnmarshal(ref, in, path), in.origin());
        return in;
      case Base::kQuantity:
        return DecodeQuantity(in, same);
      case Base::kTime:
        return DecodeTime(ref, in, same, path);
      case Base::kAny:
      case Base::kStruct:
        break;
    }
    return in;
  }

  static bool FitsInt(const Value& in, std::int64_t min, std::int64_t max) {
    std::int64_t number = 0;
    return in.AsInt64(&number) && number >= min && number <= max;
  }

  Value DecodeInt(const TypeRef& ref, std::int64_t min, std::int64_t max, const Value& in,
                  const PathStep& path) {
    if (!FitsInt(in, min, max)) Fail(ref, in, path);
    return in;
  }

  Value DecodeQuantity(const Value& in, bool* same) {
    // Whatever the JSON is, its text is parsed; of a string what is between the quotes.
    const std::string text = in.is_string() ? in.string() : GoJsonOf(in);
    CanonicalQuantity canonical = Canonical(TrimSpace(text));
    if (!canonical.error.empty()) {
      Throw(std::move(canonical.error), in.origin());
      return in;
    }
    if (in.is_string() && canonical.text == text) return in;
    *same = false;
    return Value(std::move(canonical.text)).set_origin(in.origin());
  }

  Value DecodeTime(const TypeRef& ref, const Value& in, bool* same, const PathStep& path) {
    std::optional<std::string> time;
    if (!in.is_string()) {
      Throw(CannotUnmarshal(ref, in, path), in.origin());
    } else if (time = CanonicalTime(in.string()); !time) {
      Throw("parsing time " + GoQuote(in.string()) + " as \"2006-01-02T15:04:05Z07:00\"",
            in.origin());
    }
    if (!time) return in;
    if (*time == in.string()) return in;
    *same = false;
    // The zero time is written as null.
    return (time->empty() ? Value() : Value(*std::move(time))).set_origin(in.origin());
  }

  Value DecodeList(const TypeRef& ref, const Value& in, const Value* base, bool* same,
                   const PathStep& path) {
    if (!in.is_list()) {
      Fail(ref, in, path);
      return in;
    }
    Value out = in;
    *same = true;
    for (std::size_t i = 0; i < in.list().size(); ++i) {
      bool item_same = false;
      const Value* old = base != nullptr && i < base->list().size() ? &base->list()[i] : nullptr;
      Value item = Decode(ref.Element(), false, in.list()[i], old, &item_same, {&path, {}, i});
      if (item_same) continue;
      *same = false;
      out.MutableList()[i] = std::move(item);
    }
    return out;
  }

  Value DecodeMap(const TypeRef& ref, const Value& in, const Value* base, bool* same,
                  const PathStep& path) {
    if (!in.is_map()) {
      Fail(ref, in, path);
      return in;
    }
    *same = true;
    Value out = base == nullptr || base->map().empty() ? in : *base;
    if (base != nullptr && !base->map().empty()) *same = false;
    const PathStep item{&path, {}, 0};  // Go names no key
    for (const Entry& entry : in.map()) {
      bool entry_same = false;
      Value value = Decode(ref.Element(), false, entry.value, nullptr, &entry_same, item);
      if (*same && entry_same) continue;
      *same = false;
      out.MutableMap().Set(entry.key, std::move(value), entry.key_origin);
    }
    return out;
  }

  Value DecodeStruct(const TypeRef& ref, const Value& in, const Value* base, bool* same,
                     const PathStep& path) {
    if (!in.is_map()) {
      Fail(ref, in, path);
      return in;
    }
    const StructType& type = *ref.type;
    std::string_view outer = struct_;
    struct_ = type.name.substr(type.name.rfind('.') + 1);
    if (base != nullptr && base->is_map()) {
      Value out = DecodeStructOver(type, in, *base, path);
      struct_ = outer;
      return out;
    }
    MapEditor editor(in);
    for (const Entry& entry : in.map()) {
      bool entry_same = false;
      const TypeField* field = type.Find(release_, entry.key);
      Value value;
      if (field != nullptr) {
        value = Decode(field->type, field->pointer, entry.value, nullptr, &entry_same,
                       {&path, entry.key});
      }
      if (field == nullptr || !IsWritten(*field, entry.value, value)) {
        editor.Remove();
      } else if (entry_same) {
        editor.Keep(entry);
      } else {
        editor.Replace(entry, std::move(value));
      }
    }
    struct_ = outer;
    for (const Member& member : type.always_written) {
      if (!member.range.Holds(release_) || in.Find(member.field->name) != nullptr) continue;
      editor.Add(member.field->name, Zero(member.field->type, member.field->pointer));
    }
    Value out = in;
    *same = !editor.Finish(&out);
    return out;
  }

  Value DecodeStructOver(const StructType& type, const Value& in, const Value& base,
                         const PathStep& path) {
    Value out = base;
    for (const Entry& entry : in.map()) {
      const TypeField* field = type.Find(release_, entry.key);
      if (field == nullptr) continue;
      bool entry_same = false;
      Value value = Decode(field->type, field->pointer, entry.value, base.Find(entry.key),
                           &entry_same, {&path, entry.key});
      if (IsWritten(*field, entry.value, value)) {
        out.MutableMap().Set(entry.key, std::move(value), entry.key_origin);
      } else {
        out.MutableMap().Erase(entry.key);
      }
    }
    return out;
  }

  void AddAlwaysWritten(const StructType& type, Map* map) const {
    for (const Member& member : type.always_written) {
      if (!member.range.Holds(release_)) continue;
      map->Set(member.field->name, Zero(member.field->type, member.field->pointer));
    }
  }

  // False if omitempty or omitzero leaves out the field that `given` was decoded into as `value`.
  static bool IsWritten(const TypeField& field, const Value& given, const Value& value) {
    if (field.AlwaysWritten()) return true;
    if (field.pointer) return !given.is_null();
    switch (value.kind()) {
      case Value::Kind::kNull:
        return false;
      case Value::Kind::kBool:
        return value.bool_value();
      case Value::Kind::kNumber: {
        std::int64_t number = 0;
        return !value.AsInt64(&number) || number != 0;
      }
      case Value::Kind::kString:
        return !value.string().empty();
      case Value::Kind::kList:
        return !value.list().empty();
      case Value::Kind::kMap:
        return field.type.base == Base::kAny || !value.map().empty();
    }
    return true;
  }

  static std::string_view TrimSpace(std::string_view text) {
    constexpr std::string_view kSpace = " \t\n\v\f\r";
    std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
  }

  // A value of the wrong type: Go remembers the first one and decodes on.
  void Fail(const TypeRef& ref, const Value& in, const PathStep& path) {
    if (!type_error_) type_error_ = DecodeError{CannotUnmarshal(ref, in, path), in.origin()};
  }

  // The error of a type that decodes itself: Go stops at it and forgets the others.
  void Throw(std::string message, const Origin& where) {
    if (!thrown_) thrown_ = DecodeError{std::move(message), where};
  }

  std::string CannotUnmarshal(const TypeRef& ref, const Value& in, const PathStep& path) const {
    std::string message = "json: cannot unmarshal ";
    message += KindWord(in);
    bool to_number = ref.shape == Shape::kSingle &&
                     (ref.base == Base::kInt32 || ref.base == Base::kInt64 ||
                      ref.base == Base::kUint16 || ref.base == Base::kIntOrString);
    if (in.is_number() && to_number) message.append(" ").append(in.number_text());
    std::string keys = Keys(path);
    if (keys.empty()) {
      message += " into Go value";
    } else {
      message.append(" into Go struct field ").append(struct_).append(".").append(keys);
    }
    message += " of type ";
    if (ref.shape == Shape::kList) message += "[]";
    if (ref.shape == Shape::kMap) message += "map[string]";
    return message.append(GoTypeOf(ref));
  }

  // The field names on the way, as Go lists them: without indices.
  static std::string Keys(const PathStep& path) {
    if (path.parent == nullptr) return "";
    std::string keys = Keys(*path.parent);
    if (path.index != PathStep::kNoIndex) return keys;
    if (!keys.empty()) keys += '.';
    return keys.append(path.key);
  }

  ReleaseIndex release_;
  std::string_view struct_;  // the Go name of the innermost struct
  std::optional<DecodeError> type_error_;
  std::optional<DecodeError> thrown_;
};

Decoded DecodeInto(ReleaseIndex release, std::string_view type, const Value& value,
                   const Value* base) {
  const StructType* struct_type = FindType(type);
  if (struct_type == nullptr) return {value, std::nullopt};
  Decoder decoder(release);
  TypeRef ref{Shape::kSingle, Base::kStruct, struct_type};
  bool same = false;
  Decoded decoded;
  decoded.value = decoder.Decode(ref, false, value, base, &same, PathStep{});
  decoded.error = decoder.TakeError();
  return decoded;
}

void AppendTyped(ReleaseIndex release, const TypeRef& ref, const Value& value, std::string* out) {
  const char* separator = "";
  if (ref.is_struct() && value.is_map()) {
    *out += '{';
    for (const Member& member : ref.type->members) {
      if (!member.range.Holds(release)) continue;
      const Value* field = value.Find(member.field->name);
      if (field == nullptr) continue;
      *out += separator;
      separator = ",";
      AppendGoJsonString(member.field->name, out);
      *out += ':';
      AppendTyped(release, member.field->type, *field, out);
    }
    *out += '}';
  } else if (ref.shape == Shape::kList && value.is_list()) {
    *out += '[';
    for (const Value& item : value.list()) {
      *out += separator;
      separator = ",";
      AppendTyped(release, ref.Element(), item, out);
    }
    *out += ']';
  } else if (ref.shape == Shape::kMap && value.is_map()) {
    *out += '{';
    for (const Entry& entry : value.map()) {
      *out += separator;
      separator = ",";
      AppendGoJsonString(entry.key, out);
      *out += ':';
      AppendTyped(release, ref.Element(), entry.value, out);
    }
    *out += '}';
  } else {
    *out += GoJsonOf(value);
  }
}

}  // namespace

Decoded RoundTrip(ReleaseIndex release, std::string_view type, const Value& value) {
  return DecodeInto(release, type, value, nullptr);
}

Decoded DecodeOver(ReleaseIndex release, std::string_view type, const Value& base,
                   const Value& value) {
  return DecodeInto(release, type, value, &base);
}

std::string GoJson(ReleaseIndex release, std::string_view type, const Value& value) {
  const StructType* struct_type = FindType(type);
  if (struct_type == nullptr) return GoJsonOf(value);
  std::string out;
  AppendTyped(release, {Shape::kSingle, Base::kStruct, struct_type}, value, &out);
  return out;
}

}  // namespace ksp::k8s
