// Where the root of a document ends: Go's parser asks for no more then.
#include "yaml/scan/token_scanner.h"

namespace ksp::yaml {

// True when Go's parser would ask for no more: the root has ended, and so has the look at the
// token after it.
bool TokenScanner::RootIsRead() {
  if (root_may_be_key_ && !root_ended_) {
    if (RootMayBeKey()) return false;
    root_ended_ = true;
  }
  if (!root_ended_ || out_.tokens.size() == root_tokens_) return false;
  // One token more, and as many as it takes to see whether that one is a key.
  return !(keys_.front().token == root_tokens_ && LookedFor(keys_.front()));
}

// A root of properties alone is no root if a key follows them: they are the map's.
bool TokenScanner::RootMayBeKey() {
  if (!root_may_be_key_ || root_ended_ || !LookedFor(keys_.front())) return false;
  return keys_.front().token < root_tokens_ ||
         (root_is_empty_ && keys_.front().token == root_tokens_);
}

void TokenScanner::RememberRoot() {
  root_tokens_ = out_.tokens.size();
  root_skeleton_ = skeleton_.size();
}

// After a scalar, an alias or a bracket that closes.
void TokenScanner::EndRootNode() {
  if (in_flow() || !blocks_.empty() || root_begun_) return;
  root_begun_ = true;
  root_may_be_key_ = true;
  RememberRoot();
}

// Before a token, when the block collections further in than it have ended.
void TokenScanner::EndRootBlock() {
  if (!root_begun_ || behind_root() || !blocks_.empty() || in_flow()) return;
  root_ended_ = true;
  RememberRoot();
}

// Before a property or an alias: one too many at the root ends it, as an empty scalar.
void TokenScanner::CheckRootProperties(TokenKind kind) {
  if (in_flow() || !blocks_.empty() || root_begun_) return;
  bool second = kind == TokenKind::kAlias && !out_.tokens.empty();
  for (const Token& token : out_.tokens) second = second || token.kind == kind;
  if (!second) return;
  EndRootNode();
  root_is_empty_ = true;
}

}  // namespace ksp::yaml
