#include "yaml/scan/token_scanner.h"

namespace ksp::yaml {

// Opens a collection of this column, if it is further in; true if it did.
bool TokenScanner::Roll(int column) {
  if (in_flow() || indent() >= column) return false;
  if (blocks_.size() == kMaxDepth) in_.RefuseHere("read.too_deep");
  blocks_.push_back({column, false});
  root_begun_ = true;
  return true;
}

void TokenScanner::Unroll(int column) {
  if (in_flow()) return;
  unrolled_ = !blocks_.empty() && indent() > column;
  while (!blocks_.empty() && indent() > column) blocks_.pop_back();
}

void TokenScanner::BlockEntry() {
  if (in_flow()) {
    RefuseGrammar("read.dash_in_brackets");
  } else if (!key_allowed_) {
    in_.RefuseHere("read.dash_not_allowed");
  }
  Roll(in_.column());
  RemoveKey();
  key_allowed_ = true;
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kEntry, begin, "-");
}

void TokenScanner::BlockKey() {
  if (!key_allowed_) in_.RefuseHere("read.key_not_allowed");
  Roll(in_.column());
  blocks_.back().explicit_key = true;
  RemoveKey();
  key_allowed_ = true;
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kKey, begin, "?");
}

void TokenScanner::BlockValue() {
  SimpleKey& key = keys_.back();
  if (Valid(key)) {
    CheckKeyIsScalar(key);
    if (RootMayBeKey()) {
      root_may_be_key_ = false;
      // The properties before it are the map's, those on its line are its own.
      bool alone = root_is_empty_ || out_.tokens.size() == root_tokens_;
      if (!alone) in_.RefuseHere("read.colon_not_allowed");
    }
    Roll(key.mark.column);
    key.possible = false;
    key_allowed_ = false;
  } else {
    if (!key_allowed_) in_.RefuseHere("read.colon_not_allowed");
    bool opens = Roll(in_.column());
    if (opens || !blocks_.back().explicit_key) RefuseGrammar("read.colon_not_allowed");
    key_allowed_ = true;
  }
  blocks_.back().explicit_key = false;
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kValue, begin, ":");
}

}  // namespace ksp::yaml
