#include "k8s/type_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "value/stable_sort.h"

namespace ksp {

extern const std::string_view kTypesText;  // tables/types.txt

namespace k8s {
namespace {

// Cuts the text up to the next `separator` off the front of `*text`.
std::string_view Cut(std::string_view* text, char separator) {
  std::size_t at = text->find(separator);
  std::string_view head = text->substr(0, at);
  *text = at == std::string_view::npos ? std::string_view() : text->substr(at + 1);
  return head;
}

constexpr std::pair<std::string_view, Base> kBases[] = {
    {"string", Base::kString},     {"bool", Base::kBool},
    {"int", Base::kInt64},         {"int32", Base::kInt32},
    {"int64", Base::kInt64},       {"uint16", Base::kUint16},
    {"quantity", Base::kQuantity}, {"int-or-string", Base::kIntOrString},
    {"time", Base::kTime},         {"url", Base::kUrl},
    {"any", Base::kAny},
};

constexpr std::pair<std::string_view, SchemaWord> kWords[] = {
    {"required", SchemaWord::kRequired},
    {"default", SchemaWord::kDefault},
    {"enum", SchemaWord::kEnum},
    {"pattern", SchemaWord::kPattern},
    {"minimum", SchemaWord::kMinimum},
    {"maximum", SchemaWord::kMaximum},
    {"minItems", SchemaWord::kMinItems},
    {"minLength", SchemaWord::kMinLength},
    {"maxLength", SchemaWord::kMaxLength},
    {"keys", SchemaWord::kKeys},
    {"set", SchemaWord::kSet},
    {"preserve", SchemaWord::kPreserve},
    {"bare", SchemaWord::kBare},
    {"absent", SchemaWord::kAbsent},
};

std::size_t Count(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

bool NameLess(const Member& member, std::string_view name) { return member.field->name < name; }

// Reads tables/types.txt, which is part of the program and so known to be well-formed.
class Table {
 public:
  explicit Table(std::string_view text) {
    // What is pointed to must not move: a line has one field and at most as many rules as words.
    lines_.reserve(Count(text, '\n'));
    rules_.reserve(Count(text, ' '));
    ReadTypeNames(text);
    ReadTypes(text);
    // An inline struct may come after the type that it is part of, so members come last.
    for (Declared& declared : declared_) AddMembers(declared, {}, &declared.type.members);
    for (Declared& declared : declared_) Index(&declared.type);
  }

  const StructType* Find(std::string_view name) const {
    std::size_t at = IndexOf(name);
    return at < declared_.size() ? &declared_[at].type : nullptr;
  }

  bool RequiredIsLifted(std::string_view kind, const PathStep& path) const {
    for (const auto& [of_kind, pattern] : lifted_) {
      if (of_kind == kind && PathMatches(pattern, path)) return true;
    }
    return false;
  }

 private:
  // A line of a type: a field of its own, or the name of an inline struct.
  struct Line {
    TypeField field;
    std::string_view inlined;
  };
  struct Declared {
    StructType type;
    std::size_t first = 0;  // of its lines
    std::size_t end = 0;
  };

  // The place of a type in declared_; its size if there is no such type.
  std::size_t IndexOf(std::string_view name) const {
    auto it = std::lower_bound(
        declared_.begin(), declared_.end(), name,
        [](const Declared& declared, std::string_view n) { return declared.type.name < n; });
    return it != declared_.end() && it->type.name == name
               ? static_cast<std::size_t>(it - declared_.begin())
               : declared_.size();
  }

  void ReadTypeNames(std::string_view text) {
    while (!text.empty()) {
      std::string_view line = Cut(&text, '\n');
      if (!IsType(line)) continue;
      declared_.emplace_back().type.name = line;
    }
    StableSort(&declared_,
               [](const Declared& a, const Declared& b) { return a.type.name < b.type.name; });
  }

  // A type's name stands alone on its line.
  static bool IsType(std::string_view line) {
    return !line.empty() && line[0] != '#' && line.find(' ') == std::string_view::npos;
  }

  void ReadTypes(std::string_view text) {
    Declared* current = nullptr;
    while (!text.empty()) {
      std::string_view line = Cut(&text, '\n');
      if (line.empty() || line[0] == '#') continue;
      if (line[0] == ' ') {
        ReadLine(line.substr(1));
        current->end = lines_.size();
      } else if (IsType(line)) {
        current = &declared_[IndexOf(line)];
        current->first = current->end = lines_.size();
      } else if (Cut(&line, ' ') == "optional") {
        std::string_view kind = Cut(&line, ' ');
        lifted_.emplace_back(kind, line);
      } else {
        while (!line.empty()) releases_.push_back(Cut(&line, ' '));
      }
    }
  }

  void ReadLine(std::string_view text) {
    Line& line = lines_.emplace_back();
    std::string_view name = Cut(&text, ' ');
    if (name[0] == '+') {
      line.inlined = name.substr(1);
    } else {
      TypeField& field = line.field;
      if (name.back() == '?') {
        field.omitempty = true;
        name.remove_suffix(1);
      }
      field.name = name;
      std::string_view type = Cut(&text, ' ');
      if (type[0] == '*') {
        field.pointer = true;
        type.remove_prefix(1);
      }
      field.type = ReadTypeRef(type);
    }
    const std::size_t first_rule = rules_.size();
    while (!text.empty()) ReadAttribute(Cut(&text, ' '), &line.field);
    line.field.rules = {rules_.data() + first_rule, rules_.size() - first_rule};
  }

  TypeRef ReadTypeRef(std::string_view text) const {
    constexpr std::string_view kList = "[]";
    constexpr std::string_view kMap = "map[string]";
    TypeRef ref;
    if (text.starts_with(kList)) {
      ref.shape = Shape::kList;
      text.remove_prefix(kList.size());
    } else if (text.starts_with(kMap)) {
      ref.shape = Shape::kMap;
      text.remove_prefix(kMap.size());
    }
    for (const auto& [name, base] : kBases) {
      if (name == text) {
        ref.base = base;
        return ref;
      }
    }
    ref.base = Base::kStruct;
    ref.type = Find(text);
    return ref;
  }

  ReleaseIndex ReleaseOf(std::string_view name) const {
    return static_cast<ReleaseIndex>(std::find(releases_.begin(), releases_.end(), name) -
                                     releases_.begin());
  }

  void ReadAttribute(std::string_view text, TypeField* field) {
    ReleaseRange range;
    if (std::size_t at = text.rfind("..v"); at != std::string_view::npos) {
      range.until = ReleaseOf(text.substr(at + 2));
      text = text.substr(0, at);
    }
    if (std::size_t at = text.rfind("@v"); at != std::string_view::npos) {
      range.since = ReleaseOf(text.substr(at + 1));
      text = text.substr(0, at);
    }
    std::string_view argument = text;
    std::string_view word = Cut(&argument, '=');
    if (word == "since") {
      field->range.since = ReleaseOf(argument);
    } else if (word == "until") {
      field->range.until = ReleaseOf(argument);
    } else if (word == "omitzero") {
      field->omitzero = true;
    } else if (word == "patch") {
      field->patch_strategy = Cut(&argument, ':');
      field->patch_merge_key = argument;
    } else {
      for (const auto& [name, schema_word] : kWords) {
        if (name == word) rules_.push_back({schema_word, argument, range});
      }
    }
  }

  // Adds the fields of `declared` and of its inline structs, as far as they hold in `range`.
  void AddMembers(const Declared& declared, ReleaseRange range,
                  std::vector<Member>* members) const {
    for (std::size_t i = declared.first; i < declared.end; ++i) {
      const Line& line = lines_[i];
      ReleaseRange both = {std::max(range.since, line.field.range.since),
                           std::min(range.until, line.field.range.until)};
      if (both.since > both.until) continue;
      if (line.inlined.empty()) {
        members->push_back({&line.field, both});
      } else {
        AddMembers(declared_[IndexOf(line.inlined)], both, members);
      }
    }
  }

  static void Index(StructType* type) {
    type->by_name = type->members;
    StableSort(&type->by_name,
               [](const Member& a, const Member& b) { return a.field->name < b.field->name; });
    for (const Member& member : type->members) {
      if (member.field->AlwaysWritten()) type->always_written.push_back(member);
      for (const SchemaRule& rule : member.field->rules) {
        if (rule.word == SchemaWord::kRequired) type->required.push_back(member);
        if (rule.word == SchemaWord::kDefault) type->defaulted.push_back(member);
      }
    }
  }

  std::vector<Declared> declared_;  // by name
  std::vector<Line> lines_;         // of all types
  std::vector<SchemaRule> rules_;   // of all fields
  std::vector<std::string_view> releases_;
  std::vector<std::pair<std::string_view, std::string_view>> lifted_;  // kind and path
};

const Table& TheTable() {
  static const Table& table = *new Table(kTypesText);  // never freed
  return table;
}

}  // namespace

const SchemaRule* TypeField::Rule(SchemaWord word, ReleaseIndex release) const {
  for (const SchemaRule& rule : rules) {
    if (rule.word == word && rule.range.Holds(release)) return &rule;
  }
  return nullptr;
}

bool TypeField::AlwaysWritten() const {
  if (omitzero) return false;
  if (!omitempty) return true;
  // Go's omitempty never leaves out a struct, and these four are structs.
  bool is_struct =
      type.shape == Shape::kSingle && (type.base == Base::kStruct || type.base == Base::kQuantity ||
                                       type.base == Base::kIntOrString || type.base == Base::kTime);
  return is_struct && !pointer;
}

const TypeField* StructType::Find(ReleaseIndex release, std::string_view field) const {
  auto it = std::lower_bound(by_name.begin(), by_name.end(), field, NameLess);
  for (; it != by_name.end() && it->field->name == field; ++it) {
    if (it->range.Holds(release)) return it->field;
  }
  return nullptr;
}

const StructType* FindType(std::string_view name) { return TheTable().Find(name); }

const StructType* FindKind(std::string_view kind) {
  if (kind == "InferenceService") return FindType("serving.v1beta1.InferenceService");
  if (kind == "ServingRuntime") return FindType("serving.v1alpha1.ServingRuntime");
  if (kind == "ClusterServingRuntime") return FindType("serving.v1alpha1.ClusterServingRuntime");
  return nullptr;
}

const TypeField* FindField(ReleaseIndex release, std::string_view kind, std::string_view path) {
  const StructType* type = FindKind(kind);
  const TypeField* field = nullptr;
  while (type != nullptr && !path.empty()) {
    std::string_view key = Cut(&path, '.');
    field = type->Find(release, key.substr(0, key.find('[')));
    if (field == nullptr) return nullptr;
    type = field->type.type;
  }
  return path.empty() ? field : nullptr;
}

std::vector<std::string_view> FieldNames(ReleaseIndex release, const StructType& type) {
  std::vector<std::string_view> names;
  for (const Member& member : type.members) {
    if (member.range.Holds(release)) names.push_back(member.field->name);
  }
  return names;
}

std::string PathText(const PathStep& path) {
  if (path.parent == nullptr) return "";
  std::string text = PathText(*path.parent);
  if (path.index != PathStep::kNoIndex) return text + "[" + std::to_string(path.index) + "]";
  if (!text.empty()) text += '.';
  return text.append(path.key);
}

bool PathMatches(std::string_view pattern, const PathStep& path) {
  // From the end, as the steps are chained that way.
  const PathStep* step = &path;
  while (!pattern.empty()) {
    std::size_t dot = pattern.rfind('.');
    std::string_view word = dot == std::string_view::npos ? pattern : pattern.substr(dot + 1);
    pattern = dot == std::string_view::npos ? std::string_view() : pattern.substr(0, dot);
    if (word.ends_with("[]")) {
      if (step->index == PathStep::kNoIndex) return false;
      step = step->parent;
      word.remove_suffix(2);
    }
    if (step->parent == nullptr || step->index != PathStep::kNoIndex) return false;
    if (word != "*" && word != step->key) return false;
    step = step->parent;
  }
  return step->parent == nullptr;
}

bool RequiredIsLifted(std::string_view kind, const PathStep& path) {
  return TheTable().RequiredIsLifted(kind, path);
}

}  // namespace k8s
}  // namespace ksp
