#include "advice/field_hints.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/edits.h"
#include "k8s/go_text.h"
#include "k8s/type_table.h"
#include "kserve/release.h"
#include "value/edit_distance.h"
#include "value/stable_sort.h"

namespace ksp::advice {
namespace {

using k8s::Base;
using k8s::PathStep;
using k8s::Shape;
using k8s::StructType;
using k8s::TypeField;
using k8s::TypeRef;

struct Hint {
  Message message;  // instead of the diagnostic's own
  std::optional<Fix> fix;
};

std::uint64_t KeyOf(const Origin& origin) {
  return (std::uint64_t{origin.source} << 32) | origin.begin;
}

bool IsDropped(const Diagnostic& diagnostic) { return diagnostic.message.code == "admit.dropped"; }

bool IsWrongType(const Diagnostic& diagnostic) {
  return diagnostic.message.code == "admit.invalid" ||
         diagnostic.message.code == "admit.notDecoded";
}

// The diagnostics that hints are for, by where they are: a dropped field's key, or a value of a
// wrong type.
class Targets {
 public:
  explicit Targets(std::vector<Diagnostic>* diagnostics) {
    for (Diagnostic& diagnostic : *diagnostics) {
      bool wanted = IsDropped(diagnostic) || IsWrongType(diagnostic);
      if (wanted && diagnostic.where.has_text()) targets_.push_back(&diagnostic);
    }
    StableSort(&targets_, [](const Diagnostic* a, const Diagnostic* b) {
      return KeyOf(a->where) < KeyOf(b->where);
    });
  }

  bool empty() const { return targets_.empty(); }

  // A hint with a message is for dropped fields, one without for wrong types. The schema may refuse
  // one value several times; one edit is enough.
  void Give(const Origin& where, Hint hint) const {
    auto it = std::lower_bound(
        targets_.begin(), targets_.end(), KeyOf(where),
        [](const Diagnostic* target, std::uint64_t key) { return KeyOf(target->where) < key; });
    const bool dropped = !hint.message.code.empty();
    for (; it != targets_.end() && KeyOf((*it)->where) == KeyOf(where); ++it) {
      Diagnostic& diagnostic = **it;
      if (IsDropped(diagnostic) != dropped) continue;
      if (dropped) diagnostic.message = hint.message;
      diagnostic.fix = std::exchange(hint.fix, std::nullopt);
    }
  }

 private:
  std::vector<Diagnostic*> targets_;
};

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

// A map of the document with its type. The chain of parents leads to the document itself.
struct Frame {
  const Frame* parent;
  const StructType& type;
  const Value& map;
  const PathStep& path;
};

// Whether a value of this shape could stand where `type` is wanted.
bool Fits(const TypeRef& type, const Value& value) {
  if (type.shape == Shape::kList) return value.is_list();
  if (type.shape == Shape::kMap || type.base == Base::kStruct) return value.is_map();
  return type.base == Base::kAny || (!value.is_list() && !value.is_map());
}

// False also for what was filled in, as a namespace is.
bool IsWritten(const Value& map, std::string_view key) {
  const Entry* entry = map.map().FindEntry(key);
  return entry != nullptr && entry->key_origin.has_text();
}

// Text of a scalar that means the same word when quotes are put around it.
bool IsPlainWord(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '+' || c == '-';
  });
}

bool IsInteger(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 9 && (text.size() == 1 || text[0] != '0') &&
         text.find_first_not_of("0123456789") == text.npos;
}

// Goes through one document along its types.
class Walk {
 public:
  Walk(const Outcome& outcome, std::string_view kind, const Targets& targets)
      : outcome_(outcome), kind_(kind), release_(outcome.release->index), targets_(targets) {}

  void Struct(const StructType& type, const Value& value, const PathStep& path,
              const Frame* parent) {
    const Frame frame{parent, type, value, path};
    for (const Entry& entry : value.map()) {
      const PathStep step{&path, entry.key};
      if (const TypeField* field = Known(type, entry.key, path)) {
        Typed(field->type, entry.value, step, frame);
      } else if (entry.key_origin.has_text() && unknown_ < kMostUnknown) {
        ++unknown_;
        Unknown(frame, entry, step);
      }
    }
  }

 private:
  // Hints cost a look at all names nearby; nobody reads more.
  static constexpr int kMostUnknown = 200;

  struct Place {
    const Value* map;
    std::string path;
  };

  // The field as the schema knows it at this place.
  const TypeField* Known(const StructType& type, std::string_view name,
                         const PathStep& path) const {
    const TypeField* field = type.Find(release_, name);
    if (field == nullptr) return nullptr;
    const k8s::SchemaRule* absent = field->Rule(k8s::SchemaWord::kAbsent, release_);
    return absent != nullptr && k8s::PathMatches(absent->argument, path) ? nullptr : field;
  }

  void Typed(const TypeRef& ref, const Value& value, const PathStep& path, const Frame& frame) {
    if (ref.shape == Shape::kList) {
      const List& items = value.list();
      for (std::size_t i = 0; i < items.size(); ++i) {
        Typed(ref.Element(), items[i], {&path, {}, i}, frame);
      }
    } else if (ref.shape == Shape::kMap) {
      for (const Entry& entry : value.map()) {
        Typed(ref.Element(), entry.value, {&path, entry.key}, frame);
      }
    } else if (ref.is_struct()) {
      if (value.is_map()) Struct(*ref.type, value, path, &frame);
    } else {
      Scalar(ref.base, value);
    }
  }

  // --- Wrong types

  void Scalar(Base base, const Value& value) {
    const std::string_view text = TextAt(outcome_, value.origin());
    if (value.is_number() || value.is_bool()) {
      const bool wants_text = base == Base::kString || base == Base::kUrl;
      const bool wants_quantity =
          base == Base::kQuantity && value.is_number() && !k8s::IsInt64(value.number_text());
      if ((wants_text || wants_quantity) && IsPlainWord(text)) {
        Replace(value, "\"" + std::string(text) + "\"", "advice.fix.quote");
      }
    } else if (value.is_string() && (text.starts_with('"') || text.starts_with('\''))) {
      const std::string& word = value.string();
      const bool number = base == Base::kInt32 || base == Base::kInt64 || base == Base::kUint16;
      if ((base == Base::kBool && (word == "true" || word == "false")) ||
          (number && IsInteger(word))) {
        Replace(value, word, "advice.fix.unquote");
      }
    }
  }

  void Replace(const Value& value, std::string replacement, const char* label) {
    Message message = MakeMessage(label, {{"text", replacement}});
    targets_.Give(value.origin(),
                  {{}, Fix{std::move(message), value.origin(), std::move(replacement)}});
  }

  // --- Unknown fields

  void Unknown(const Frame& frame, const Entry& entry, const PathStep& path) {
    Hint hint;
    if (!OtherCase(frame, entry, path, &hint) && !OtherRelease(path, &hint) &&
        !OtherPlace(frame, entry, path, &hint) && !Misspelt(frame, entry, path, &hint)) {
      return;
    }
    targets_.Give(entry.key_origin, std::move(hint));
  }

  // True if the key could be called `name` instead.
  bool CanBe(const Frame& frame, const Entry& entry, std::string_view name) const {
    const TypeField* field = Known(frame.type, name, frame.path);
    return field != nullptr && Fits(field->type, entry.value) && !IsWritten(frame.map, name);
  }

  void Suggest(const Entry& entry, const PathStep& path, std::string_view name, Hint* hint) const {
    hint->message =
        MakeMessage("advice.field.misspelt", {{"path", k8s::PathText(path)}, {"suggestion", name}});
    hint->fix = AsFix(RenameKey(SourceOf(outcome_, entry.key_origin), entry, name),
                      MakeMessage("advice.fix.rename", {{"from", entry.key}, {"to", name}}));
  }

  bool OtherCase(const Frame& frame, const Entry& entry, const PathStep& path, Hint* hint) const {
    const std::string lower = Lower(entry.key);
    for (std::string_view name : k8s::FieldNames(release_, frame.type)) {
      if (Lower(name) != lower || !CanBe(frame, entry, name)) continue;
      Suggest(entry, path, name, hint);
      return true;
    }
    return false;
  }

  // True if the schema of `release` has a field at the place where the key is. Types may differ as
  // a whole, so the way to it begins at the document.
  bool Has(k8s::ReleaseIndex release, const PathStep& path) const {
    const TypeField* field = k8s::FindField(release, kind_, k8s::PathText(path));
    if (field == nullptr) return false;
    const k8s::SchemaRule* absent = field->Rule(k8s::SchemaWord::kAbsent, release);
    return absent == nullptr || !k8s::PathMatches(absent->argument, *path.parent);
  }

  bool OtherRelease(const PathStep& path, Hint* hint) const {
    // Metadata is the cluster's own, whatever KServe it runs.
    if (k8s::PathText(path).starts_with("metadata.")) return false;
    const std::span<const kserve::Release> releases = kserve::Releases();
    const auto tell = [&](const char* code, k8s::ReleaseIndex other) {
      hint->message = MakeMessage(code, {{"path", k8s::PathText(path)},
                                         {"release", outcome_.release->name},
                                         {"other", releases[other].name}});
      return true;
    };
    for (k8s::ReleaseIndex later = release_ + 1; later < k8s::kReleaseCount; ++later) {
      if (Has(later, path)) return tell("advice.field.since", later);
    }
    for (k8s::ReleaseIndex earlier = release_; earlier > 0; --earlier) {
      if (Has(earlier - 1, path)) return tell("advice.field.until", earlier - 1);
    }
    return false;
  }

  bool OtherPlace(const Frame& frame, const Entry& entry, const PathStep& path, Hint* hint) const {
    std::optional<Place> place = Below(frame, entry);
    if (!place) place = Above(frame, entry);
    if (!place) return false;
    hint->message =
        MakeMessage("advice.field.otherPlace",
                    {{"path", k8s::PathText(path)}, {"place", place->path + "." + entry.key}});
    hint->fix =
        AsFix(MoveScalar(SourceOf(outcome_, entry.key_origin), frame.map, *place->map, entry.key),
              MakeMessage("advice.fix.move", {{"field", entry.key}, {"place", place->path}}));
    return true;
  }

  std::optional<Place> Above(const Frame& frame, const Entry& entry) const {
    for (const Frame* above = frame.parent; above != nullptr; above = above->parent) {
      // What an object has at its top is never meant.
      if (above->parent != nullptr && CanBe(*above, entry, entry.key)) {
        return Place{&above->map, k8s::PathText(above->path)};
      }
    }
    return std::nullopt;
  }

  // In a map one or two levels further down that is there; nothing if several could be meant.
  std::optional<Place> Below(const Frame& frame, const Entry& entry) const {
    struct Level {
      const StructType* type;
      const Value* map;
      std::string path;
    };
    std::vector<Level> level = {{&frame.type, &frame.map, k8s::PathText(frame.path)}};
    for (int depth = 0; depth < 2 && !level.empty(); ++depth) {
      std::vector<Level> next;
      for (const Level& at : level) {
        for (const Entry& child : at.map->map()) {
          const TypeField* field = at.type->Find(release_, child.key);
          if (field == nullptr || field->type.base != Base::kStruct) continue;
          const std::string child_path = at.path.empty() ? child.key : at.path + "." + child.key;
          if (field->type.shape == Shape::kSingle && child.value.is_map()) {
            next.push_back({field->type.type, &child.value, child_path});
          } else if (field->type.shape == Shape::kList && child.value.list().size() == 1) {
            next.push_back({field->type.type, &child.value.list().front(), child_path + "[0]"});
          }
        }
      }
      const Level* found = nullptr;
      for (const Level& at : next) {
        const TypeField* field = at.type->Find(release_, entry.key);
        if (field == nullptr || field->Rule(k8s::SchemaWord::kAbsent, release_) != nullptr ||
            !Fits(field->type, entry.value) || IsWritten(*at.map, entry.key)) {
          continue;
        }
        if (found != nullptr) return std::nullopt;
        found = &at;
      }
      if (found != nullptr) return Place{found->map, found->path};
      level = std::move(next);
    }
    return std::nullopt;
  }

  bool Misspelt(const Frame& frame, const Entry& entry, const PathStep& path, Hint* hint) const {
    std::size_t limit = entry.key.size() < 5 ? 1 : entry.key.size() < 12 ? 2 : 3;
    std::string_view best;
    for (std::string_view name : k8s::FieldNames(release_, frame.type)) {
      const std::size_t distance = EditDistance(entry.key, name);
      if (distance > limit || !CanBe(frame, entry, name)) continue;
      best = name;
      if (distance == 0) break;
      limit = distance - 1;  // the first of the nearest
    }
    if (best.empty()) return false;
    Suggest(entry, path, best, hint);
    return true;
  }

  const Outcome& outcome_;
  const std::string_view kind_;
  const k8s::ReleaseIndex release_;
  const Targets& targets_;
  int unknown_ = 0;
};

}  // namespace

void HintAtFields(const Outcome& outcome, Trace* trace) {
  const Targets targets(&trace->diagnostics);
  if (targets.empty()) return;
  for (std::size_t i = 0; i < DocumentCount(outcome); ++i) {
    const Document& document = (*outcome.documents)[i];
    if (document.role == Document::Role::kRuntime || i == outcome.inference_service) {
      const StructType* type = k8s::FindKind(document.kind);
      if (type == nullptr) continue;
      const PathStep root;
      Walk(outcome, document.kind, targets).Struct(*type, document.object, root, nullptr);
    }
  }
}

}  // namespace ksp::advice
