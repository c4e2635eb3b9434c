#include "yaml/scanner.h"

#include "yaml/scan/token_scanner.h"

namespace ksp::yaml {

Scanned Scan(std::string_view text, bool lines) { return TokenScanner(text, lines).Run(); }

Scanned TokenScanner::Run() && {
  Document();
  out_.fault = in_.TakeFault();
  out_.skeleton = std::move(skeleton_).Take();
  return std::move(out_);
}

void TokenScanner::Document() {
  ReadDirectives();
  while (!done_ && !in_.refused()) {
    if (RootIsRead()) {
      Finish();
    } else {
      FetchToken();
    }
  }
}

void TokenScanner::ReadDirectives() {
  bool any = false;
  for (;;) {
    SkipToToken();
    if (in_.AtEnd()) {
      if (any) in_.RefuseHere("read.directive");
      done_ = true;
      return;
    }
    if (in_.column() != 0 || in_.Peek() != '%') break;
    any = true;
    key_allowed_ = false;
    ReadDirective(&in_, &directives_);
  }
  if (in_.DocumentMarker('-')) {
    in_.Skip(3);
    key_allowed_ = false;
    skeleton_.ContinueLine(in_.line());
    return;
  }
  if (any) in_.RefuseHere("read.directive");
  if (in_.DocumentMarker('.')) in_.RefuseHere("read.unexpected");
}

void TokenScanner::SkipToToken() {
  for (;;) {
    in_.SkipSecondMark();
    while (in_.Peek() == ' ' || (in_.Peek() == '\t' && (in_flow() || !key_allowed_))) in_.Skip();
    in_.SkipComment();
    if (in_.Break() == 0) return;
    in_.SkipBreak();
    if (!in_flow()) key_allowed_ = true;
  }
}

void TokenScanner::FetchToken() {
  SkipToToken();
  Unroll(in_.column());
  EndRootBlock();
  if (in_.AtEnd()) {
    EndCollections();
    return Finish();
  }
  char c = in_.Peek();
  if (in_.column() == 0 && (c == '%' || in_.DocumentMarker())) {
    EndCollections();
    if (c == '%') CheckDirectiveBehind();
    Finish();
    std::size_t ignored = in_.FindTextBehindLine();
    if (!out_.ignored && ignored != std::string_view::npos) {
      out_.ignored = static_cast<std::uint32_t>(ignored);
    }
    return;
  }
  switch (c) {
    case '[':
    case '{':
      return FlowStart(c);
    case ']':
    case '}':
      return FlowEnd(c);
    case ',':
      return FlowSeparator();
    case '*':
      return Anchor(TokenKind::kAlias);
    case '&':
      return Anchor(TokenKind::kAnchor);
    case '!':
      return Tag();
    case '\'':
    case '"':
      return QuotedScalar();
    case '|':
    case '>':
      if (!in_flow()) return BlockScalar();
      break;
    case '-':
      if (in_.BlankOrEnd(1)) return BlockEntry();
      return PlainScalar();
    case '?':
      if (in_flow()) return FlowKey();
      if (in_.BlankOrEnd(1)) return BlockKey();
      return PlainScalar();
    case ':':
      if (in_flow()) return FlowValue();
      if (in_.BlankOrEnd(1)) return BlockValue();
      return PlainScalar();
    case '\t':
      return in_.RefuseHere("read.tab");
    case '#':
    case '%':
    case '@':
    case '`':
      break;
    default:
      return PlainScalar();
  }
  in_.RefuseHere("read.reserved_character");
}

// Where the document ends.
void TokenScanner::EndCollections() {
  Unroll(-1);
  RemoveKey();
  if (in_flow() && !behind_root()) RefuseOpenBracket();
}

// Go reads the token after the document, and refuses a directive that it cannot read.
void TokenScanner::CheckDirectiveBehind() {
  Mark here = in_.at();
  ReadDirective(&in_, nullptr);
  in_.MoveTo(here);
}

void TokenScanner::Finish() {
  done_ = true;
  if (behind_root()) {
    if (out_.tokens.size() > root_tokens_) out_.ignored = out_.tokens[root_tokens_].begin;
    while (out_.tokens.size() > root_tokens_) out_.tokens.pop_back();
    skeleton_.Truncate(root_skeleton_);
  }
}

// Adds a token of the text from `begin` to here, and what stands for it in the text for yaml-cpp.
Token& TokenScanner::Add(TokenKind kind, const Mark& begin, std::string_view skeleton) {
  if (in_flow()) {
    if (out_.brackets.back() != ' ') out_.brackets.push_back(' ');
    out_.brackets.append(skeleton);
  } else {
    skeleton_.Add(begin, in_.line(), skeleton);
  }
  Token token;
  token.kind = kind;
  token.begin = begin.pos;
  token.end = in_.pos();
  out_.tokens.push_back(token);
  return out_.tokens.back();
}

void TokenScanner::SetText(Token* token, std::uint32_t begin, std::uint32_t end) {
  token->text_begin = begin;
  token->text_size = end - begin;
}

void TokenScanner::SetDecoded(Token* token, std::string_view text) {
  token->decoded = true;
  token->text_begin = static_cast<std::uint32_t>(out_.decoded.size());
  token->text_size = static_cast<std::uint32_t>(text.size());
  out_.decoded.append(text);
}

}  // namespace ksp::yaml
