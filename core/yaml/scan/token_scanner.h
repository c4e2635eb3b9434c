// The scanner's state, and what each of its parts does to it.
#ifndef KSP_YAML_SCAN_TOKEN_SCANNER_H_
#define KSP_YAML_SCAN_TOKEN_SCANNER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/scan/cursor.h"
#include "yaml/scan/scalars.h"
#include "yaml/scan/skeleton.h"
#include "yaml/scan/tags.h"
#include "yaml/scanner.h"

namespace ksp::yaml {

// Go's limit of collections inside each other, above ours.
inline constexpr std::size_t kMaxDepth = 10'000;

// What stands before a node: an anchor or a tag.
inline bool IsProperty(TokenKind kind) {
  return kind == TokenKind::kAnchor || kind == TokenKind::kTag;
}

// Something that a colon may still turn into a key.
struct SimpleKey {
  bool possible = false;
  bool required = false;
  // Go's scanner no longer looks ahead for its colon, because it deletes the wrong entry when an
  // empty pair of brackets ends: `[]` is a whole document.
  bool forgotten = false;
  std::size_t token = 0;  // the token that it begins with
  Mark mark;
};

// An entry of a flow collection: which of its parts have been seen. The grammar of Go's parser
// inside brackets is checked here, as yaml-cpp's is laxer (empty entries, missing commas).
struct FlowLevel {
  char open = 0;
  std::uint32_t begin = 0;
  std::uint32_t line = 0;
  bool explicit_key = false;
  bool first_node = false;   // the only node of the entry, or its key
  bool value = false;        // the colon
  bool second_node = false;  // the value
  std::size_t first_token = 0;
  std::size_t key_room = 0;  // where the brackets have room for `?`
};

struct BlockLevel {
  int column = -1;
  bool explicit_key = false;  // a `?` still waits for its `:`
};

class TokenScanner {
 public:
  TokenScanner(std::string_view text, bool lines) : in_(text, lines) { keys_.emplace_back(); }

  Scanned Run() &&;

 private:
  // scanner.cc: from directives to the end of the document
  void Document();
  void ReadDirectives();
  void SkipToToken();
  void FetchToken();
  void EndCollections();
  void CheckDirectiveBehind();
  void Finish();
  Token& Add(TokenKind kind, const Mark& begin, std::string_view skeleton);
  void SetText(Token* token, std::uint32_t begin, std::uint32_t end);
  void SetDecoded(Token* token, std::string_view text);
  bool in_flow() const { return !flows_.empty(); }

  // simple_keys.cc
  bool Valid(const SimpleKey& key);
  void SaveKey();
  void RemoveKey();
  void RefuseKey(const SimpleKey& key);
  void CheckKeyIsScalar(const SimpleKey& key);

  // block_tokens.cc
  int indent() const { return blocks_.empty() ? -1 : blocks_.back().column; }
  bool Roll(int column);
  void Unroll(int column);
  void BlockEntry();
  void BlockKey();
  void BlockValue();

  // flow_tokens.cc
  void FlowStart(char c);
  void SeparateFlowStart();
  void FlowEnd(char c);
  void FlowSeparator();
  void FlowKey();
  void FlowValue();
  void LooseIndicator();
  void BeginFlowEntry();
  void FlowNode();
  bool FlowEntryEmpty() const;
  void CheckFlowKey();
  void RefuseOpenBracket();

  // node_tokens.cc: properties, aliases and scalars
  void BeginNode();
  void Anchor(TokenKind kind);
  void Tag();
  void QuotedScalar();
  void PlainScalar();
  void BlockScalar();
  void CheckBlockScalar();
  void AddScalar(const ScannedScalar& scalar);

  // root.cc
  bool RootIsRead();
  bool RootMayBeKey();
  bool LookedFor(const SimpleKey& key) { return !key.forgotten && Valid(key); }
  void RememberRoot();
  void EndRootNode();
  void EndRootBlock();
  void CheckRootProperties(TokenKind kind);
  bool behind_root() const { return root_ended_ || root_may_be_key_; }
  // Behind the root only the scanner's rules count, not the grammar's.
  void RefuseGrammar(const char* code) {
    if (!behind_root()) in_.RefuseHere(code);
  }

  Cursor in_;
  Scanned out_;
  Skeleton skeleton_;
  Directives directives_;

  std::vector<SimpleKey> keys_;  // one for the block context and one for each open bracket
  bool key_allowed_ = true;
  std::vector<BlockLevel> blocks_;
  std::vector<FlowLevel> flows_;
  bool unrolled_ = false;  // a block collection ended before this token

  bool done_ = false;
  // The root: it has begun to be a collection in block style, or was read up to its end as
  // something else, which a colon may still turn into the first key of one.
  bool root_begun_ = false;
  bool root_may_be_key_ = false;
  bool root_is_empty_ = false;  // of properties alone
  bool root_ended_ = false;
  std::size_t root_tokens_ = 0;
  std::size_t root_skeleton_ = 0;
};

}  // namespace ksp::yaml

#endif  // KSP_YAML_SCAN_TOKEN_SCANNER_H_
