// What a scalar stands for: sigs.k8s.io/yaml resolves by YAML 1.1 with exceptions of its own.
#ifndef KSP_YAML_RESOLVE_H_
#define KSP_YAML_RESOLVE_H_

#include <string>
#include <string_view>

namespace ksp::yaml {

struct Scalar {
  enum class Type : std::uint8_t { kNull, kBool, kInt, kUnsigned, kFloat, kString };
  Type type = Type::kString;
  bool boolean = false;
  double number = 0;     // of a float or an integer
  std::string text;      // of an integer, in decimal; of a string that is not as it is written
  bool written = true;   // a string that is the text itself
  bool refused = false;  // the text does not fit the tag
};

// A scalar without quotes and without a tag (tag empty), or one with a tag, quoted or not.
// `tag` is the long form, "tag:yaml.org,2002:int".
Scalar Resolve(std::string_view tag, std::string_view text);

// A float as it is written where it is a key: 32 bits, %g.
std::string KeyFloat(double number);

}  // namespace ksp::yaml

#endif  // KSP_YAML_RESOLVE_H_
