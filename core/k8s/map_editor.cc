#include "k8s/map_editor.h"

#include <string>
#include <utility>

namespace ksp::k8s {

void MapEditor::Keep(const Entry& entry) {
  if (changed_) entries_.push_back(entry);
  ++seen_;
}

void MapEditor::Replace(const Entry& entry, Value value) {
  Remove();
  entries_.push_back({entry.key, entry.key_origin, std::move(value)});
}

void MapEditor::Remove() {
  Change();
  ++seen_;
}

void MapEditor::Add(std::string_view key, Value value) {
  Change();
  entries_.push_back({std::string(key), value.origin(), std::move(value)});
}

bool MapEditor::Finish(Value* out) {
  if (changed_) *out = Value(Map::FromEntries(std::move(entries_))).set_origin(map_.origin());
  return changed_;
}

void MapEditor::Change() {
  if (changed_) return;
  changed_ = true;
  entries_.reserve(map_.map().size() + 1);
  entries_.assign(map_.map().begin(), map_.map().begin() + seen_);
}

}  // namespace ksp::k8s
