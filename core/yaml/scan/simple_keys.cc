#include "yaml/scan/token_scanner.h"

namespace ksp::yaml {
namespace {

// A key without `?` must end, and its `:` follow, within as many characters and on its line.
constexpr std::size_t kSimpleKeyLimit = 1024;

}  // namespace

bool TokenScanner::Valid(const SimpleKey& key) {
  if (!key.possible) return false;
  bool stale = key.mark.line < in_.line() || key.mark.index + kSimpleKeyLimit < in_.at().index;
  if (stale && key.required) RefuseKey(key);
  return !stale;
}

void TokenScanner::SaveKey() {
  if (!key_allowed_) return;
  RemoveKey();
  bool required = !in_flow() && indent() == in_.column();
  keys_.back() = {true, required, false, out_.tokens.size(), in_.at()};
}

void TokenScanner::RemoveKey() {
  if (keys_.back().possible && keys_.back().required) RefuseKey(keys_.back());
  keys_.back().possible = false;
}

void TokenScanner::RefuseKey(const SimpleKey& key) {
  const Token& token = out_.tokens[key.token];
  in_.Refuse("read.missing_colon", token.begin, token.end);
}

void TokenScanner::CheckKeyIsScalar(const SimpleKey& key) {
  if (behind_root() && !RootMayBeKey()) return;
  std::size_t content = key.token;
  while (content < out_.tokens.size() && IsProperty(out_.tokens[content].kind)) ++content;
  if (content == out_.tokens.size() || out_.tokens[content].kind != TokenKind::kFlowStart) return;
  in_.Refuse("read.key_is_collection", out_.tokens[content].begin, out_.tokens.back().end);
}

}  // namespace ksp::yaml
