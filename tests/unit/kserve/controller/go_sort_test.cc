#include "kserve/controller/go_sort.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

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

// Orders that Go 1.26 gives where it notices a pattern.
TEST(GoSort, TreatsPatternsAsGoDoes) {
  struct Case {
    const char* shape;
    std::vector<int> keys;
    std::vector<std::size_t> order;
  };
  const Case kCases[] = {
      {"rising",
       {0,  0,  1,  1,  2,  2,  3,  3,  4,  4,  5,  5,  6,  6,  7,  7,  8,  8,  9,  9,
        10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15, 16, 16, 17, 17, 18, 18, 19, 19,
        20, 20, 21, 21, 22, 22, 23, 23, 24, 24, 25, 25, 26, 26, 27, 27, 28, 28, 29, 29},
       {59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 48, 49, 46, 47, 45, 44, 42, 43, 41, 40,
        39, 38, 37, 36, 35, 34, 32, 33, 31, 30, 29, 28, 26, 27, 25, 24, 23, 22, 21, 20,
        18, 19, 17, 16, 15, 14, 13, 12, 10, 11, 9,  8,  7,  6,  5,  4,  3,  2,  0,  1}},
      {"falling, but for two",
       {30, 29, 29, 28, 28, 27, 27, 26, 26, 25, 25, 24, 24, 23, 23, 22, 22, 21, 21, 20,
        16, 23, 19, 18, 18, 17, 17, 16, 16, 15, 15, 14, 14, 13, 13, 12, 12, 11, 11, 10,
        10, 9,  9,  8,  8,  7,  7,  6,  6,  5,  5,  4,  4,  3,  3,  2,  2,  1,  1,  0},
       {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 21, 15, 16, 17, 18,
        19, 22, 23, 24, 25, 26, 20, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39,
        40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59}},
      {"a saw",
       {0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1,
        2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3},
       {20, 41, 27, 55, 34, 13, 48, 6,  5,  40, 54, 47, 33, 26, 19, 12, 32, 46, 25, 4,
        39, 53, 18, 11, 10, 38, 45, 52, 31, 17, 24, 59, 3,  30, 58, 9,  23, 44, 51, 2,
        16, 37, 1,  36, 15, 8,  57, 50, 43, 22, 29, 49, 7,  56, 28, 14, 42, 35, 21, 0}},
      {"a peak",
       {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
        20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21,
        20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9,  8,  7,  6,  5,  4,  3,  2,  1},
       {30, 31, 29, 28, 32, 27, 33, 34, 26, 25, 35, 36, 24, 37, 23, 38, 22, 21, 39, 40,
        20, 19, 41, 18, 42, 17, 43, 16, 44, 15, 45, 14, 46, 13, 47, 12, 48, 49, 11, 50,
        10, 51, 9,  8,  52, 53, 7,  6,  54, 5,  55, 4,  56, 3,  57, 2,  58, 1,  59, 0}},
      {"no pattern, and pivots that are medians of medians",
       {1, 2, 2, 0, 1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0, 2, 1, 0, 0, 2, 1, 0, 0,
        2, 0, 2, 1, 0, 2, 1, 2, 1, 2, 1, 0, 2, 0, 2, 2, 0, 1, 1, 2, 1, 1, 0, 1, 1, 0, 2, 2, 0, 2},
       {57, 31, 2,  60, 33, 5,  38, 58, 1,  46, 36, 40, 27, 43, 23, 50, 45, 21, 9,  48, 18,
        49, 16, 0,  24, 51, 41, 52, 28, 54, 39, 55, 6,  4,  34, 37, 14, 35, 32, 30, 29, 26,
        42, 25, 44, 22, 20, 47, 19, 17, 15, 13, 12, 53, 11, 10, 56, 8,  7,  59, 3}},
      {"pivots that split badly, so that a heap sort ends it",
       {18, 17, 17, 16, 16, 15, 15, 14, 1,  19, 13, 14, 9, 2, 8, 2,  1, 0, 18,
        12, 13, 11, 8,  10, 12, 4,  5,  10, 9,  3,  7,  3, 4, 5, 11, 6, 6, 7},
       {9,  18, 0,  2,  1,  3,  4,  5,  6,  11, 7,  20, 10, 24, 19, 34, 21, 23, 27,
        28, 12, 22, 14, 30, 37, 35, 36, 26, 33, 32, 25, 31, 29, 13, 15, 8,  16, 17}},
  };
  for (const Case& c : kCases) EXPECT_EQ(SortDescending(c.keys), c.order) << c.shape;
}

// The orders that Go 1.26 gives of lists of 1 to 400 drawn keys, some of them nearly rising, as one
// FNV hash.
TEST(GoSort, SortsListsOfEveryLengthAsGoDoes) {
  std::uint32_t drawn = 1;
  std::uint32_t hash = 2166136261;
  for (int n = 1; n <= 400; ++n) {
    std::vector<int> keys;
    for (int i = 0; i < n; ++i) {
      drawn = drawn * 1664525 + 1013904223;
      int key = static_cast<int>((drawn >> 16) % static_cast<std::uint32_t>(1 + n / 2));
      keys.push_back(n % 3 == 0 ? i + key % 5 : key);
    }
    for (std::size_t i : SortDescending(keys)) {
      hash = (hash ^ static_cast<std::uint32_t>(i)) * 16777619;
    }
  }
  EXPECT_EQ(hash, 1999716615u);
}

}  // namespace
}  // namespace ksp::kserve
