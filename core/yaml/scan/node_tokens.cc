#include "yaml/scan/token_scanner.h"

namespace ksp::yaml {

void TokenScanner::BeginNode() {
  SaveKey();
  FlowNode();
}

void TokenScanner::Anchor(TokenKind kind) {
  BeginNode();
  CheckRootProperties(kind);
  key_allowed_ = false;
  Mark begin = in_.at();
  in_.Skip();
  std::uint32_t name = in_.pos();
  while (IsWord(in_.Peek())) in_.Skip();
  constexpr std::string_view kEnds = "?:,]}%@`";
  bool ends = in_.BlankOrEnd() || kEnds.find(in_.Peek()) != std::string_view::npos;
  if (in_.pos() == name || !ends) {
    in_.Refuse(kind == TokenKind::kAlias ? "read.alias_name" : "read.anchor_name", begin.pos,
               in_.pos());
  }
  Token& token = Add(kind, begin, kind == TokenKind::kAlias ? "\"x\"" : "&a");
  SetText(&token, name, in_.pos());
  if (kind == TokenKind::kAlias) EndRootNode();
}

void TokenScanner::Tag() {
  BeginNode();
  CheckRootProperties(TokenKind::kTag);
  key_allowed_ = false;
  Mark begin = in_.at();
  std::string tag = ReadTag(&in_, directives_, behind_root());
  SetDecoded(&Add(TokenKind::kTag, begin, "!t"), tag);
}

void TokenScanner::QuotedScalar() {
  BeginNode();
  key_allowed_ = false;
  AddScalar(ReadQuoted(&in_));
}

void TokenScanner::PlainScalar() {
  BeginNode();
  key_allowed_ = false;
  ScannedScalar scalar = ReadPlain(&in_, indent() + 1, in_flow());
  if (scalar.broken) key_allowed_ = true;
  AddScalar(scalar);
}

void TokenScanner::BlockScalar() {
  RemoveKey();
  CheckBlockScalar();
  key_allowed_ = true;
  AddScalar(ReadBlock(&in_, indent()));
}

// Never a key, so it may stand at any column, but only where a value is due.
void TokenScanner::CheckBlockScalar() {
  if (out_.tokens.empty()) return;
  TokenKind before = out_.tokens.back().kind;
  bool due = before == TokenKind::kEntry || before == TokenKind::kKey ||
             before == TokenKind::kValue || IsProperty(before);
  if (unrolled_ || !due) RefuseGrammar("read.unexpected");
  skeleton_.ContinueLine(in_.line());
}

void TokenScanner::AddScalar(const ScannedScalar& scalar) {
  Token& token = Add(TokenKind::kScalar, scalar.begin, "\"x\"");
  token.end = scalar.end.pos;
  token.plain = scalar.plain;
  if (scalar.decoded) {
    SetDecoded(&token, *scalar.decoded);
  } else {
    SetText(&token, scalar.text_begin, scalar.text_end);
  }
  skeleton_.ContinueLine(scalar.end.line);
  EndRootNode();
}

}  // namespace ksp::yaml
