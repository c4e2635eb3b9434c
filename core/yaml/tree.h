// The grammatical half of reading YAML: yaml-cpp parses the scanner's skeleton, and its events
// become a tree of nodes with their ranges in the document.
#ifndef KSP_YAML_TREE_H_
#define KSP_YAML_TREE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/scanner.h"

namespace ksp::yaml {

enum class NodeKind : std::uint8_t { kScalar, kAlias, kList, kMap };

struct Node {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  NodeKind kind = NodeKind::kScalar;
  bool plain = false;             // a scalar without quotes or an empty one
  std::uint32_t tag = kNone;      // number of the tag's token
  std::uint32_t anchor = kNone;   // number of the anchor's token
  std::uint32_t content = kNone;  // number of the token of a scalar or an alias; none if empty
  std::uint32_t begin = 0;        // in the document
  std::uint32_t end = 0;
  std::uint32_t next = 0;  // the node after this one and all below it
};

// Nodes in document order: a collection stands before what it contains, a key before its value.
struct Tree {
  std::vector<Node> nodes;  // empty if the document is
  std::optional<Fault> fault;
};

// `depth` limits lists and maps inside each other, `values` the nodes.
Tree Parse(const Scanned& scanned, int depth, std::size_t values);

}  // namespace ksp::yaml

#endif  // KSP_YAML_TREE_H_
