// How many letters two names differ in, for "did you mean".
#ifndef KSP_VALUE_EDIT_DISTANCE_H_
#define KSP_VALUE_EDIT_DISTANCE_H_

#include <cstddef>
#include <string_view>

namespace ksp {

// Letters inserted, deleted, replaced, or swapped with their neighbour. Names longer than 100 bytes
// are not compared: their distance is the longer one's length.
std::size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace ksp

#endif  // KSP_VALUE_EDIT_DISTANCE_H_
