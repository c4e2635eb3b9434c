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

// `line` is a line of the file; `header` the last header line before it (the metadata, in
// template.jsonl).
Outcome CheckYaml(const Value& line, const Value& header);
Outcome CheckSplit(const Value& line, const Value& header);
Outcome CheckQuantity(const Value& line, const Value& header);
Outcome CheckMerge(const Value& line, const Value& header);
Outcome CheckSchema(const Value& line, const Value& header);
Outcome CheckTemplate(const Value& line, const Value& header);

}  // namespace ksp::vectors

#endif  // KSP_TESTS_VECTORS_VECTORS_H_
