// Where two Values differ.
#ifndef KSP_COMPARE_DIFFERENCE_H_
#define KSP_COMPARE_DIFFERENCE_H_

#include <optional>
#include <string>
#include <vector>

#include "value/value.h"

namespace ksp {

struct Difference {
  std::string path;           // "spec.template.spec.containers[kserve-container].image"
  std::optional<Value> from;  // nothing where it was not there
  std::optional<Value> to;    // nothing where it is not there any more
};

// The smallest subtrees that differ. Items of lists are paired by their `name` where every item of
// both has one of its own, and by position otherwise.
std::vector<Difference> Differences(const Value& from, const Value& to);

}  // namespace ksp

#endif  // KSP_COMPARE_DIFFERENCE_H_
