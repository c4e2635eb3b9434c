// A tree of YAML nodes to a Value, as sigs.k8s.io/yaml decodes it and converts it to JSON: aliases
// expanded, `<<` merged, of equal keys the last one kept.
#ifndef KSP_YAML_DECODE_H_
#define KSP_YAML_DECODE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "yaml/scanner.h"
#include "yaml/tree.h"

namespace ksp::yaml {

struct Decoded {
  Value value;
  std::optional<Fault> fault;
  std::vector<Fault> warnings;
  std::size_t count = 0;  // of values, aliases expanded
};

struct DecodeLimits {
  int depth = 0;
  std::size_t expanded_values = 0;
};

// `offset` is where the document begins in the text of source `source`.
Decoded Decode(std::string_view text, const Scanned& scanned, const Tree& tree,
               std::uint32_t source, std::uint32_t offset, const DecodeLimits& limits);

}  // namespace ksp::yaml

#endif  // KSP_YAML_DECODE_H_
