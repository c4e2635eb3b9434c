// Changes to the entries of a map, which is copied only once something does change.
#ifndef KSP_K8S_MAP_EDITOR_H_
#define KSP_K8S_MAP_EDITOR_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp::k8s {

// Keep, Replace or Remove is called for each entry of `map` in its order, then Add as needed.
class MapEditor {
 public:
  explicit MapEditor(const Value& map) : map_(map) {}

  void Keep(const Entry& entry);
  void Replace(const Entry& entry, Value value);
  void Remove();
  void Add(std::string_view key, Value value);
  // False if nothing has changed; else `*out` is the new map.
  bool Finish(Value* out);

 private:
  void Change();

  const Value& map_;
  std::vector<Entry> entries_;
  std::ptrdiff_t seen_ = 0;
  bool changed_ = false;
};

}  // namespace ksp::k8s

#endif  // KSP_K8S_MAP_EDITOR_H_
