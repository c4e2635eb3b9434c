// A check for each kind of vector: does the core answer a line of <kind>.jsonl as Kubernetes does?
#ifndef KSP_TESTS_VECTORS_VECTORS_H_
#define KSP_TESTS_VECTORS_VECTORS_H_

#include <string>

#include "value/value.h"

namespace ksp::vectors {

struct Outcome {
  bool agrees = false;
  std::string expected;  // for the report of a difference
  std::string got;
};

// `line` is a line of the file; `first` its first line (template.jsonl begins with the metadata).
Outcome CheckYaml(const Value& line, const Value& first);
Outcome CheckSplit(const Value& line, const Value& first);
Outcome CheckQuantity(const Value& line, const Value& first);
Outcome CheckMerge(const Value& line, const Value& first);
Outcome CheckSchema(const Value& line, const Value& first);
Outcome CheckTemplate(const Value& line, const Value& first);

}  // namespace ksp::vectors

#endif  // KSP_TESTS_VECTORS_VECTORS_H_
