#include "kserve/catalog.h"

#include <array>
#include <optional>
#include <string>

#include "k8s/typed.h"
#include "value/json.h"

namespace ksp {

extern const std::string_view kCatalogText;  // catalog.json

namespace kserve {
namespace {

constexpr std::string_view kType = "serving.v1alpha1.ClusterServingRuntime";

// {"since": "v0.9.0", "until": "v0.10.2"}, `until` absent where it still holds.
bool Holds(const Value& range, const Release& release) {
  const std::string& until = range.StringAt("until");
  return FindRelease(range.StringAt("since"))->index <= release.index &&
         (until.empty() || release.index <= FindRelease(until)->index);
}

// A node {"@": [{since, until, value}, …]} stands for the value of the range that holds, or for
// nothing: false is returned then.
bool Select(const Value& node, const Release& release, Value* out) {
  if (const Value* ranges = node.Find("@")) {
    for (const Value& range : ranges->list()) {
      if (Holds(range, release)) return Select(*range.Find("value"), release, out);
    }
    return false;
  }
  if (node.is_map()) {
    Map map;
    for (const Entry& entry : node.map()) {
      Value value;
      if (Select(entry.value, release, &value)) map.Set(entry.key, std::move(value));
    }
    *out = std::move(map);
  } else if (node.is_list()) {
    List list;
    for (const Value& item : node.list()) {
      if (Value value; Select(item, release, &value)) list.push_back(std::move(value));
    }
    *out = std::move(list);
  } else if (std::size_t at = node.string().find("{release}"); at != std::string::npos) {
    *out = std::string(node.string()).replace(at, 9, release.name);
  } else {
    *out = node;
  }
  return true;
}

std::vector<Value> Load(const Release& release) {
  std::vector<Value> runtimes;
  const Value rows = ParseJson(kCatalogText).value;
  for (const Value& row : rows.list()) {
    bool shipped = false;
    for (const Value& range : row.Find("releases")->list()) shipped |= Holds(range, release);
    Value object;
    if (!shipped || !Select(*row.Find("object"), release, &object)) continue;
    object.MutableMap().Set("apiVersion", "serving.kserve.io/v1alpha1");
    object.MutableMap().Set("kind", "ClusterServingRuntime");
    Value typed = k8s::RoundTrip(release.index, kType, object).value;
    typed.SetAuthor(Author::kRuntime);
    runtimes.push_back(std::move(typed));
  }
  return runtimes;
}

}  // namespace

const std::vector<Value>& BuiltInRuntimes(const Release& release) {
  static std::array<std::optional<std::vector<Value>>, k8s::kReleaseCount> loaded;
  std::optional<std::vector<Value>>& runtimes = loaded[release.index];
  if (!runtimes) runtimes = Load(release);
  return *runtimes;
}

}  // namespace kserve
}  // namespace ksp
