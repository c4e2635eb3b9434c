#include "compare/difference.h"

#include <set>

namespace ksp {
namespace {

bool HasNames(const List& list) {
  std::set<std::string_view> names;
  for (const Value& item : list) {
    const Value* name = item.Find("name");
    if (name == nullptr || !name->is_string() || !names.insert(name->string()).second) return false;
  }
  return true;
}

Map ByName(const List& list) {
  Map map;
  for (const Value& item : list) map.Set(item.StringAt("name"), item);
  return map;
}

class Walk {
 public:
  explicit Walk(std::vector<Difference>* out) : out_(out) {}

  void Values(const Value& from, const Value& to, const std::string& path) {
    if (from == to) return;
    if (from.is_map() && to.is_map()) {
      Maps(from.map(), to.map(), [&](const std::string& key) {
        bool plain = key.find_first_of("./[]") == std::string::npos;
        if (plain) return path.empty() ? key : path + "." + key;
        return path + "[" + key + "]";
      });
    } else if (from.is_list() && to.is_list() && HasNames(from.list()) && HasNames(to.list())) {
      Map old_items = ByName(from.list());
      Map new_items = ByName(to.list());
      std::size_t before = out_->size();
      Maps(old_items, new_items, [&](const std::string& key) { return path + "[" + key + "]"; });
      // The same items in another order.
      if (out_->size() == before) out_->push_back({path, from, to});
    } else if (from.is_list() && to.is_list() && from.list().size() == to.list().size()) {
      for (std::size_t i = 0; i < from.list().size(); ++i) {
        Values(from.list()[i], to.list()[i], path + "[" + std::to_string(i) + "]");
      }
    } else {
      out_->push_back({path, from, to});
    }
  }

 private:
  template <typename PathOf>
  void Maps(const Map& from, const Map& to, PathOf path_of) {
    for (const Entry& entry : from) {
      const Value* other = to.Find(entry.key);
      if (other == nullptr) {
        out_->push_back({path_of(entry.key), entry.value, std::nullopt});
      } else {
        Values(entry.value, *other, path_of(entry.key));
      }
    }
    for (const Entry& entry : to) {
      if (from.Find(entry.key) == nullptr) {
        out_->push_back({path_of(entry.key), std::nullopt, entry.value});
      }
    }
  }

  std::vector<Difference>* out_;
};

}  // namespace

std::vector<Difference> Differences(const Value& from, const Value& to) {
  std::vector<Difference> differences;
  Walk(&differences).Values(from, to, "");
  return differences;
}

}  // namespace ksp
