#include "value/stable_sort.h"

#include <algorithm>
#include <numeric>

namespace ksp {

std::vector<std::size_t> StableOrder(std::size_t n,
                                     bool (*less)(const void* context, std::size_t, std::size_t),
                                     const void* context) {
  std::size_t sorted = 1;  // as far as they are in order
  while (sorted < n && !less(context, sorted, sorted - 1)) ++sorted;
  if (sorted >= n) return {};
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return less(context, a, b); });
  return order;
}

}  // namespace ksp
