#include "value/edit_distance.h"

#include <gtest/gtest.h>

#include <string>

namespace ksp {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  EXPECT_EQ(EditDistance("modelFormat", "modelFormat"), 0u);
  EXPECT_EQ(EditDistance("modelFormat", "modelformat"), 1u);
  EXPECT_EQ(EditDistance("storageUri", "storagUri"), 1u);
  EXPECT_EQ(EditDistance("sklearn", "skelarn"), 1u);
  EXPECT_EQ(EditDistance("", "abc"), 3u);
}

TEST(EditDistance, DoesNotCompareVeryLongNames) {
  EXPECT_EQ(EditDistance(std::string(1000000, 'a'), "a"), 1000000u);
}

}  // namespace
}  // namespace ksp
