// The table of types (tables/types.txt): what the typed objects are made of, and what the CRDs
// demand of them. Decoding, pruning, defaulting, validation and merging all follow it; the page
// completes and suggests field names by it.
#ifndef KSP_K8S_TYPE_TABLE_H_
#define KSP_K8S_TYPE_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "k8s/release_index.h"

namespace ksp::k8s {

// What a single value is. kTime is a timestamp, kUrl a string, kAny any JSON.
enum class Base : std::uint8_t {
  kString,
  kBool,
  kInt32,
  kInt64,
  kUint16,
  kQuantity,
  kIntOrString,
  kTime,
  kUrl,
  kAny,
  kStruct,
};
enum class Shape : std::uint8_t { kSingle, kList, kMap };

struct StructType;

struct TypeRef {
  Shape shape = Shape::kSingle;
  Base base = Base::kAny;
  const StructType* type = nullptr;  // of kStruct

  bool is_struct() const { return shape == Shape::kSingle && base == Base::kStruct; }
  TypeRef Element() const { return {Shape::kSingle, base, type}; }
};

struct ReleaseRange {
  ReleaseIndex since = 0;
  ReleaseIndex until = kReleaseCount - 1;
  bool Holds(ReleaseIndex release) const { return since <= release && release <= until; }
};

// A rule of the CRD's schema for a field, by the words of the table.
enum class SchemaWord : std::uint8_t {
  kRequired,
  kDefault,
  kEnum,
  kPattern,
  kMinimum,
  kMaximum,
  kMinItems,
  kMinLength,
  kMaxLength,
  kKeys,
  kSet,
  kPreserve,
  kBare,
  kAbsent,
};
struct SchemaRule {
  SchemaWord word;
  std::string_view argument;
  ReleaseRange range;
};

struct TypeField {
  std::string_view name;
  TypeRef type;
  ReleaseRange range;
  bool pointer = false;
  bool omitempty = false;
  bool omitzero = false;
  std::string_view patch_strategy;  // "merge", "retainKeys", "merge,retainKeys" or ""
  std::string_view patch_merge_key;
  std::span<const SchemaRule> rules;

  const SchemaRule* Rule(SchemaWord word, ReleaseIndex release) const;  // null if there is none
  // True if Go writes the field even where nothing was given for it.
  bool AlwaysWritten() const;
};

// A field as a member of a type, its own or that of an inline struct.
struct Member {
  const TypeField* field = nullptr;
  ReleaseRange range;
};

struct StructType {
  std::string_view name;        // "core.v1.Container"
  std::vector<Member> members;  // in struct order
  // The same by name, and those which one must think of although an object does not have them.
  std::vector<Member> by_name;
  std::vector<Member> always_written;
  std::vector<Member> required;
  std::vector<Member> defaulted;

  // Null if `release` has no such field.
  const TypeField* Find(ReleaseIndex release, std::string_view field) const;
};

// Null if the table has no such type.
const StructType* FindType(std::string_view name);

// The type of an object of one of KServe's kinds; null for another kind.
const StructType* FindKind(std::string_view kind);

// The field at a path such as "spec.predictor.model.env[0].name"; null if `release` has none there.
const TypeField* FindField(ReleaseIndex release, std::string_view kind, std::string_view path);

// The names of the fields of a type, in struct order.
std::vector<std::string_view> FieldNames(ReleaseIndex release, const StructType& type);

// One step of the way to a value: a key, or an index of the list that the parent is. The chain ends
// at the object itself, a step without a parent.
struct PathStep {
  const PathStep* parent = nullptr;
  std::string_view key;
  std::size_t index = kNoIndex;
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);
};

// "spec.containers[0].env"
std::string PathText(const PathStep& path);

// True if the schema of `kind` has lost its list of required fields at `path`.
bool RequiredIsLifted(std::string_view kind, const PathStep& path);
// True if a pattern of the table ("spec.*.containers[].readinessProbe") names `path`.
bool PathMatches(std::string_view pattern, const PathStep& path);

}  // namespace ksp::k8s

#endif  // KSP_K8S_TYPE_TABLE_H_
