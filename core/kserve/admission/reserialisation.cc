#include "kserve/admission/reserialisation.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace ksp::kserve {
namespace {

// Values nest no deeper than what the reader lets in; this is above it.
constexpr int kMaxDepth = 1000;

class Describer {
 public:
  Describer(const Release& release, Trace* trace) : release_(release), trace_(*trace) {}

  void Walk(const Value& sent, const Value& typed, const std::string& path, int depth) {
    if (depth > kMaxDepth || path == "status") return;
    if (sent.is_map() && typed.is_map()) {
      for (const Entry& entry : sent.map()) {
        std::string below = path.empty() ? entry.key : path + "." + entry.key;
        const Value* kept = typed.Find(entry.key);
        if (kept != nullptr) {
          Walk(entry.value, *kept, below, depth + 1);
        } else if (!release_.keeps_zero_values) {
          trace_.AddStep(Stage::kDefault, "default.zero.removed", {{"path", below}},
                         {entry.key_origin});
        }
      }
    } else if (sent.is_list() && typed.is_list()) {
      std::size_t size = std::min(sent.list().size(), typed.list().size());
      for (std::size_t i = 0; i < size; ++i) {
        Walk(sent.list()[i], typed.list()[i], path + "[" + std::to_string(i) + "]", depth + 1);
      }
    } else if (!(sent == typed)) {
      trace_.AddStep(Stage::kDefault, "default.value.rewritten",
                     {{"path", path}, {"old", sent}, {"new", typed}}, {sent.origin()});
    }
  }

 private:
  const Release& release_;
  Trace& trace_;
};

Value Keep(const Value& sent, const Value* typed, const Value& defaulted, int depth) {
  if (depth > kMaxDepth) return defaulted;
  // Beyond a change of kind the patch that typing makes has nothing to say any more.
  if (typed != nullptr && typed->kind() != sent.kind()) typed = nullptr;
  if (sent.is_map() && defaulted.is_map()) {
    Value kept = defaulted;
    for (const Entry& entry : sent.map()) {
      const Value* after = defaulted.Find(entry.key);
      const Value* after_typing = typed == nullptr ? nullptr : typed->Find(entry.key);
      if (after != nullptr) {
        kept.MutableMap().Set(entry.key, Keep(entry.value, after_typing, *after, depth + 1));
      } else if (typed != nullptr && after_typing == nullptr) {
        kept.MutableMap().Set(entry.key, entry.value, entry.key_origin);
      }
    }
    return kept;
  }
  if (sent.is_list() && defaulted.is_list()) {
    Value kept = defaulted;
    List& items = kept.MutableList();
    std::size_t size = std::min(sent.list().size(), items.size());
    for (std::size_t i = 0; i < size; ++i) {
      bool has_typed = typed != nullptr && i < typed->list().size();
      items[i] = Keep(sent.list()[i], has_typed ? &typed->list()[i] : nullptr, items[i], depth + 1);
    }
    return kept;
  }
  return defaulted;
}

}  // namespace

void DescribeReserialisation(const Release& release, const Value& sent, const Value& typed,
                             Trace* trace) {
  Describer(release, trace).Walk(sent, typed, "", 0);
}

Value KeepZeroValues(const Value& sent, const Value& typed, const Value& defaulted) {
  return Keep(sent, &typed, defaulted, 0);
}

}  // namespace ksp::kserve
