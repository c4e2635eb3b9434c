// The schema of a CRD, as kube-openapi validates it, and list types, as apiextensions does.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>

#include "k8s/api_server.h"
#include "k8s/field_error.h"
#include "k8s/go_text.h"
#include "k8s/object_meta.h"
#include "k8s/places.h"
#include "k8s/type_table.h"
#include "value/decimal.h"

namespace ksp::k8s {
namespace {

constexpr std::string_view kQuantityPattern =
    R"(^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+)))"
    R"((([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$)";

// Eats a decimal such as "1", "1." or ".5" at the front of `*text`.
bool EatDecimal(std::string_view* text) {
  auto eat_digits = [text] {
    std::size_t count = std::min(text->find_first_not_of("0123456789"), text->size());
    text->remove_prefix(count);
    return count > 0;
  };
  bool whole = eat_digits();
  if (text->empty() || text->front() != '.') return whole;
  std::string_view before = *text;
  text->remove_prefix(1);
  if (eat_digits() || whole) return true;
  *text = before;
  return false;
}

void EatSign(std::string_view* text) {
  if (text->starts_with('+') || text->starts_with('-')) text->remove_prefix(1);
}

bool MatchesQuantity(std::string_view text) {
  EatSign(&text);
  if (!EatDecimal(&text)) return false;
  if (text.empty()) return true;
  std::string_view unit = text;
  if (unit.size() == 2 && unit[1] == 'i')
    return std::string_view("KMGTPE").find(unit[0]) != std::string_view::npos;
  if (unit.size() == 1)
    return std::string_view("numkMGTPE").find(unit[0]) != std::string_view::npos;
  if (text[0] != 'e' && text[0] != 'E') return false;
  text.remove_prefix(1);
  EatSign(&text);
  return EatDecimal(&text) && text.empty();
}

bool MatchesPath(std::string_view text) { return text.starts_with('/'); }

// A letter, then letters, digits and dashes, no dash at the end.
bool MatchesLabel(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 'z' || text.back() == '-') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

// The patterns of the schemas, by the words that the table has for them.
struct Pattern {
  std::string_view word;
  std::string_view regex;
  bool (*matches)(std::string_view);
};
constexpr Pattern kPatterns[] = {
    {"quantity", kQuantityPattern, MatchesQuantity},
    {"path", "^/.*", MatchesPath},
    {"label", "^[a-z]([-a-z0-9]*[a-z0-9])?$", MatchesLabel},
};

// Whether go-openapi takes a float64 for an integer: very nearly one will do.
bool IsFloatInteger(double value) {
  constexpr double kLargest = 9007199254740991.0;
  constexpr double kEpsilon = 1e-9;
  if (std::isnan(value) || std::fabs(value) > kLargest) return false;
  if (value == std::trunc(value)) return true;
  if (value < 0) return false;
  double whole = std::trunc(value);
  return whole != 0 && (value - whole) / (value + whole) < kEpsilon;
}

// The JSON type of a value as the schema names it.
std::string_view JsonType(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kBool:
      return "boolean";
    case Value::Kind::kNumber:
      return IsInt64(value.number_text()) ? "integer" : "number";
    case Value::Kind::kString:
      return "string";
    case Value::Kind::kList:
      return "array";
    case Value::Kind::kMap:
      return "object";
  }
  return "";
}

// The types that the schema has for a type of Go, joined by commas.
std::string_view SchemaType(const TypeRef& ref) {
  if (ref.shape == Shape::kList) return "array";
  if (ref.shape == Shape::kMap) return "object";
  switch (ref.base) {
    case Base::kString:
    case Base::kTime:
    case Base::kUrl:
      return "string";
    case Base::kBool:
      return "boolean";
    case Base::kInt32:
    case Base::kInt64:
    case Base::kUint16:
      return "integer";
    case Base::kQuantity:
    case Base::kIntOrString:
      return "integer,string";
    case Base::kStruct:
    case Base::kAny:
      break;
  }
  return "object";
}

double CountRunes(std::string_view text) {
  double count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::vector<std::string_view> SplitList(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    std::size_t comma = text.find(',');
    words.push_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return words;
    text.remove_prefix(comma + 1);
  }
}

// A limit of a number, of the items of a list or of the characters of a string.
struct Bound {
  SchemaWord word;
  Value::Kind kind;
  bool is_least;
  std::string_view before;  // the text around the limit
  std::string_view after;
};
constexpr Bound kBounds[] = {
    {SchemaWord::kMinimum, Value::Kind::kNumber, true, "be greater than or equal to ", ""},
    {SchemaWord::kMaximum, Value::Kind::kNumber, false, "be less than or equal to ", ""},
    {SchemaWord::kMinItems, Value::Kind::kList, true, "have at least ", " items"},
    {SchemaWord::kMinLength, Value::Kind::kString, true, "be at least ", " chars long"},
    {SchemaWord::kMaxLength, Value::Kind::kString, false, "", ""},
};

class Repetitions {
 public:
  // True when a text comes for the second time, not when it comes again after that.
  bool IsFirst(const std::string& text) { return !seen_.Add(text, 0) && repeated_.Add(text, 0); }

 private:
  Places seen_;
  Places repeated_;
};

class Validator {
 public:
  Validator(ReleaseIndex release, std::string_view kind, FieldErrors* errors)
      : release_(release), kind_(kind), errors_(errors) {}

  void Struct(const StructType& type, const Value& value, const PathStep& path) {
    for (const Entry& entry : value.map()) {
      const TypeField* field = type.Find(release_, entry.key);
      if (field != nullptr) Field(*field, entry.value, {&path, entry.key});
    }
    for (const Member& member : type.required) {
      const TypeField& field = *member.field;
      if (!member.range.Holds(release_) || value.Find(field.name) != nullptr) continue;
      if (field.Rule(SchemaWord::kRequired, release_) == nullptr) continue;
      if (RequiredIsLifted(kind_, path)) return;
      errors_->Required(PathText({&path, field.name}), "", value.origin());
    }
  }

 private:
  void Field(const TypeField& field, const Value& value, const PathStep& path) {
    if (!Typed(field.type, value, path)) return;
    for (const SchemaRule& rule : field.rules) {
      // Of a string's lengths and its pattern only the first failure is told.
      if (rule.range.Holds(release_) && !Rule(rule, value, path) && value.is_string()) return;
    }
  }

  // Checks the value's type, and what is below it. False if it is null, which is checked no
  // further.
  bool Typed(const TypeRef& ref, const Value& value, const PathStep& path) {
    std::string_view expected = SchemaType(ref);
    std::string_view actual = JsonType(value);
    bool is_integer = actual == "number" && IsFloatInteger(ReadDouble(value.number_text()));
    auto matches = [&](std::string_view type) {
      return type == actual || (type == "integer" && is_integer);
    };
    if (expected == "integer,string") {
      if (!matches("integer") && !matches("string")) {
        FailType(expected, actual, value, path);
        if (!value.is_null()) {
          errors_->Invalid("<nil>", "",
                           GoQuote(PathText(path)) + " must validate at least one schema (anyOf)",
                           value.origin());
          FailType("integer", actual, value, path);
        }
      } else if (ref.base == Base::kQuantity && value.is_string()) {
        CheckPattern(kPatterns[0], value, path);
      }
      return !value.is_null();
    }
    if (!matches(expected)) {
      FailType(expected, actual, value, path);
      return !value.is_null();
    }
    if (ref.shape == Shape::kList) {
      for (std::size_t i = 0; i < value.list().size(); ++i) {
        Typed(ref.Element(), value.list()[i], {&path, {}, i});
      }
    } else if (ref.shape == Shape::kMap) {
      for (const Entry& entry : value.map()) {
        Typed(ref.Element(), entry.value, {&path, entry.key});
      }
    } else if (ref.base == Base::kStruct) {
      Struct(*ref.type, value, path);
    }
    return true;
  }

  void FailType(std::string_view expected, std::string_view actual, const Value& value,
                const PathStep& path) {
    std::string text = PathText(path);
    std::string detail = text + " in body must be of type ";
    detail.append(expected).append(": ").append(GoQuote(actual));
    errors_->Invalid(text, actual, detail, value.origin());
  }

  bool Fail(const Value& shown, std::string_view detail, const Value& value, const PathStep& path) {
    std::string text = PathText(path);
    errors_->Invalid(text, shown, text + " in body should " + std::string(detail), value.origin());
    return false;
  }

  bool CheckPattern(const Pattern& pattern, const Value& value, const PathStep& path) {
    if (pattern.matches(value.string())) return true;
    return Fail(value, "match '" + std::string(pattern.regex) + "'", value, path);
  }

  bool CheckEnum(const SchemaRule& rule, const Value& value, const PathStep& path) {
    std::vector<std::string_view> words = SplitList(rule.argument);
    for (std::string_view word : words) {
      if (value.is_string() && value.string() == word) return true;
    }
    errors_->Unsupported(PathText(path), value, words, value.origin());
    return true;  // a string's other rules are looked at all the same
  }

  // False if a value of the kind that the rule is for fails it.
  bool Rule(const SchemaRule& rule, const Value& value, const PathStep& path) {
    switch (rule.word) {
      case SchemaWord::kEnum:
        return CheckEnum(rule, value, path);
      case SchemaWord::kPattern:
        for (const Pattern& pattern : kPatterns) {
          if (value.is_string() && pattern.word == rule.argument) {
            return CheckPattern(pattern, value, path);
          }
        }
        return true;
      case SchemaWord::kKeys:
        UniqueKeys(SplitList(rule.argument), value, path);
        return true;
      case SchemaWord::kSet:
        UniqueItems(value, path);
        return true;
      default:
        for (const Bound& bound : kBounds) {
          if (bound.word == rule.word && bound.kind == value.kind()) {
            return CheckBound(bound, rule.argument, value, path);
          }
        }
        return true;
    }
  }

  bool CheckBound(const Bound& bound, std::string_view limit, const Value& value,
                  const PathStep& path) {
    const double most = ReadDouble(limit);
    const double size = value.is_number() ? ReadDouble(value.number_text())
                        : value.is_list() ? static_cast<double>(value.list().size())
                                          : CountRunes(value.string());
    if (bound.is_least ? size >= most : size <= most) return true;
    if (bound.word == SchemaWord::kMaxLength) {
      errors_->TooLong(PathText(path), static_cast<int>(most), value.origin());
      return false;
    }
    std::string detail(bound.before);
    detail.append(limit).append(bound.after);
    return Fail(value.is_list() ? static_cast<std::int64_t>(value.list().size()) : value, detail,
                value, path);
  }

  void UniqueItems(const Value& value, const PathStep& path) {
    Repetitions seen;
    std::size_t index = 0;
    for (const Value& item : value.list()) {
      if (seen.IsFirst(Identity(item))) Duplicate(item, index, item, path);
      ++index;
    }
  }

  // x-kubernetes-list-type: map. The first repetition of a key is an error.
  void UniqueKeys(const std::vector<std::string_view>& names, const Value& value,
                  const PathStep& path) {
    std::size_t index = 0;
    for (const Value& item : value.list()) {
      if (!item.is_null() && !item.is_map()) {
        errors_->Invalid(PathText({&path, {}, index}), item,
                         "must be an object for an array of list-type map", item.origin());
        return;
      }
      ++index;
    }
    Repetitions seen;
    index = 0;
    for (const Value& item : value.list()) {
      Value key{Map()};
      for (std::string_view name : names) {
        if (const Value* part = item.Find(name)) key.MutableMap().Set(name, *part);
      }
      std::string identity =
          names.size() == 1 && !key.map().empty() ? Identity(*key.Find(names[0])) : GoJsonOf(key);
      if (seen.IsFirst(identity)) Duplicate(key, index, item, path);
      ++index;
    }
  }

  void Duplicate(const Value& shown, std::size_t index, const Value& item, const PathStep& path) {
    errors_->Duplicate(PathText({&path, {}, index}), shown, item.origin());
  }

  // Scalars are compared with their types, the rest by its JSON.
  static std::string Identity(const Value& value) {
    return std::string(JsonType(value)) + GoJsonOf(value);
  }

  ReleaseIndex release_;
  std::string_view kind_;
  FieldErrors* errors_;
};

}  // namespace

std::vector<SchemaError> ValidateSchema(ReleaseIndex release, std::string_view kind,
                                        const Value& object) {
  FieldErrors errors;
  const StructType* type = FindKind(kind);
  if (type == nullptr) return {};
  const Value* metadata = object.Find("metadata");
  ValidateObjectMeta(metadata == nullptr ? Value(Map()).WithOrigin(object.origin()) : *metadata,
                     kind != "ClusterServingRuntime", &errors);
  const PathStep root;
  Validator validator(release, kind, &errors);
  // To the schema metadata is any object.
  Value rest = object;
  rest.MutableMap().Erase("metadata");
  validator.Struct(*type, rest, root);
  return errors.Take();
}

std::string InvalidMessage(std::string_view kind, std::string_view name,
                           const std::vector<SchemaError>& errors) {
  std::string text(kind);
  text += ".serving.kserve.io " + GoQuote(name) + " is invalid: ";
  if (errors.size() > 1) text += '[';
  for (const SchemaError& error : errors) {
    if (&error != &errors.front()) text += ", ";
    text += error.text;
  }
  if (errors.size() > 1) text += ']';
  return text;
}

}  // namespace ksp::k8s
