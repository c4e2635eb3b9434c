// Value to YAML, as kubectl prints it: keys sorted, lists not indented below their key.
#ifndef KSP_VALUE_YAML_WRITER_H_
#define KSP_VALUE_YAML_WRITER_H_

#include <string>
#include <vector>

#include "value/value.h"

namespace ksp {

struct YamlText {
  std::string text;           // ends with a line break
  std::vector<Origin> lines;  // for each line of `text`, where it comes from
};

// What is written reads back as an equal Value. A line's origin is that of its scalar or, where it
// only opens a list or map, that of the key.
YamlText WriteYaml(const Value& value);

}  // namespace ksp

#endif  // KSP_VALUE_YAML_WRITER_H_
