// Sorts by a comparison; equal elements keep their order. One function does the work for every
// type: each use of std::stable_sort or std::sort on a new one is 2 to 4 KB more of WebAssembly.
#ifndef KSP_VALUE_STABLE_SORT_H_
#define KSP_VALUE_STABLE_SORT_H_

#include <cstddef>
#include <utility>
#include <vector>

namespace ksp {

// The places 0 … n-1 in order; empty if they are in order as they stand. `less(context, a, b)`
// compares the elements at two places.
std::vector<std::size_t> StableOrder(std::size_t n,
                                     bool (*less)(const void* context, std::size_t, std::size_t),
                                     const void* context);

template <typename T, typename Less>
void StableSort(std::vector<T>* items, const Less& less) {
  auto before = [&](std::size_t a, std::size_t b) { return less((*items)[a], (*items)[b]); };
  auto call = [](const void* context, std::size_t a, std::size_t b) {
    return (*static_cast<const decltype(before)*>(context))(a, b);
  };
  std::vector<std::size_t> order = StableOrder(items->size(), call, &before);
  if (order.empty()) return;
  std::vector<T> sorted;
  sorted.reserve(items->size());
  for (std::size_t place : order) sorted.push_back(std::move((*items)[place]));
  *items = std::move(sorted);
}

}  // namespace ksp

#endif  // KSP_VALUE_STABLE_SORT_H_
