#include "kserve/controller/go_sort.h"

#include <gtest/gtest.h>

namespace ksp::kserve {
namespace {

std::vector<std::size_t> SortDescending(const std::vector<int>& keys) {
  return GoSortSlice(keys.size(), [&](std::size_t a, std::size_t b) { return keys[a] > keys[b]; });
}

TEST(GoSort, KeepsTheOrderOfEqualsAmongTwelve) {
  std::vector<int> keys = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
  std::vector<std::size_t> expected = {1, 3, 5, 7, 9, 11, 0, 2, 4, 6, 8, 10};
  EXPECT_EQ(SortDescending(keys), expected);
}

TEST(GoSort, KeepsTheOrderOfAnyNumberWhereAllAreEqual) {
  std::vector<std::size_t> order = SortDescending(std::vector<int>(100, 7));
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_EQ(order[i], i);
}

// The order that Go 1.26 gives.
TEST(GoSort, PermutesEqualsAmongMoreAsGoDoes) {
  std::vector<int> keys = {2, 1, 1, 0, 1, 1, 0, 2, 2, 2, 1, 1, 1, 0, 2, 0, 2, 2, 1, 0,
                           2, 1, 0, 1, 1, 0, 1, 0, 1, 2, 1, 1, 1, 2, 2, 0, 0, 1, 2, 1};
  std::vector<std::size_t> expected = {14, 38, 34, 33, 29, 20, 17, 7,  8,  9,  0,  16, 10, 21,
                                       12, 39, 11, 1,  18, 37, 5,  30, 2,  23, 24, 32, 26, 31,
                                       28, 4,  19, 27, 25, 3,  22, 35, 36, 13, 6,  15};
  EXPECT_EQ(SortDescending(keys), expected);
}

}  // namespace
}  // namespace ksp::kserve
