// The lexical half of reading YAML as Kubernetes does: where each token of a document is, and what
// a scalar says, under the rules of the scanner in sigs.k8s.io/yaml (YAML 1.1 as libyaml has it).
// yaml-cpp scans by other rules (YAML 1.2, laxer in some places and stricter in others), so it is
// not given the text but a skeleton of it: the same structure, columns and lines in block context,
// every scalar written `"x"`, every anchor `&a`, every tag `!t`. In that language there is nothing
// left on which two readers could disagree.
#ifndef KSP_YAML_SCANNER_H_
#define KSP_YAML_SCANNER_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp::yaml {

// What is wrong, and where in the text.
struct Fault {
  const char* code;  // "read.*"
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Map args;
};

enum class TokenKind : std::uint8_t {
  kScalar,     // text: what it says
  kAlias,      // text: the anchor's name
  kAnchor,     // text: its name
  kTag,        // text: the whole tag, handles resolved
  kEntry,      // -
  kKey,        // ?
  kValue,      // :
  kFlowStart,  // [ or {
  kFlowEnd,    // ] or }
};

struct Token {
  TokenKind kind = TokenKind::kScalar;
  bool plain = false;       // a scalar without quotes
  bool decoded = false;     // `text` is a range of Scanned::decoded, not of the document
  bool pair_key = false;    // begins the key of a single pair in a flow sequence: [a: b]
  std::uint32_t begin = 0;  // in the document
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;
  std::uint32_t text_size = 0;
};

struct Scanned {
  std::deque<Token> tokens;
  std::string skeleton;  // in block context; a collection in brackets is `"f"` here
  std::string brackets;  // those collections, a document each
  std::string decoded;   // the texts of tokens that are not written in the document as they are
  std::optional<std::uint32_t> ignored;  // text behind the end of the document
  std::optional<Fault> fault;  // what the scanner refuses; the rest is then not to be used
};

// Scans the first YAML document of `text`; what follows it is not looked at, as sigs.k8s.io/yaml
// does not. `lines` says that the text was read line by line before, as kubectl reads a stream: a
// CR before CR LF then belongs to the line break.
Scanned Scan(std::string_view text, bool lines = false);

}  // namespace ksp::yaml

#endif  // KSP_YAML_SCANNER_H_
