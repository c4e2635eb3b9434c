#include "yaml/scan/token_scanner.h"

namespace ksp::yaml {

void TokenScanner::FlowStart(char c) {
  if (flows_.size() == kMaxDepth) in_.RefuseHere("read.too_deep");
  BeginNode();
  keys_.push_back({false, false, false, out_.tokens.size(), in_.at()});
  Mark begin = in_.at();
  in_.Skip();
  if (in_flow()) {
    SeparateFlowStart();
    Add(TokenKind::kFlowStart, begin, std::string_view(&c, 1));
  } else {
    Add(TokenKind::kFlowStart, begin, "\"f\"");
    out_.brackets.append("--- ").push_back(c);
  }
  key_allowed_ = true;
  flows_.push_back({c, begin.pos, begin.line});
  BeginFlowEntry();
}

// yaml-cpp would keep every token of a collection that may be a key, up to its end. Behind a line
// break that is ruled out, if a property comes before it.
void TokenScanner::SeparateFlowStart() {
  if (flows_.back().open == '{') return;
  out_.brackets.append(IsProperty(out_.tokens.back().kind) ? "\n" : "!f\n");
}

void TokenScanner::FlowEnd(char c) {
  RemoveKey();
  if (!in_flow()) return LooseIndicator();
  if ((flows_.back().open == '[') != (c == ']')) RefuseGrammar("read.wrong_bracket");
  CheckFlowKey();
  // An entry that did not come: take its `?` back.
  if (FlowEntryEmpty()) out_.brackets.resize(flows_.back().key_room);
  std::size_t inner = keys_.back().token;
  keys_.pop_back();
  if (keys_.back().token == inner) keys_.back().forgotten = true;
  key_allowed_ = false;
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kFlowEnd, begin, std::string_view(&c, 1));
  flows_.pop_back();
  if (!in_flow()) {
    out_.brackets.push_back('\n');
    skeleton_.ContinueLine(in_.line());
  }
  EndRootNode();
}

void TokenScanner::FlowSeparator() {
  RemoveKey();
  key_allowed_ = true;
  if (!in_flow()) return LooseIndicator();
  if (FlowEntryEmpty()) RefuseGrammar("read.empty_entry");
  CheckFlowKey();
  in_.Skip();
  out_.brackets.push_back(',');
  BeginFlowEntry();
}

void TokenScanner::FlowKey() {
  FlowLevel& level = flows_.back();
  if (!FlowEntryEmpty()) RefuseGrammar("read.unexpected");
  level.explicit_key = true;
  RemoveKey();
  key_allowed_ = false;
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kKey, begin, "");
  out_.brackets[level.key_room] = '?';
}

void TokenScanner::FlowValue() {
  SimpleKey& key = keys_.back();
  FlowLevel& level = flows_.back();
  if (Valid(key)) {
    CheckKeyIsScalar(key);
    if (level.value) RefuseGrammar("read.unexpected");
    if (level.open == '[') {
      out_.tokens[key.token].pair_key = true;
      out_.brackets[level.key_room] = '?';
    }
    key.possible = false;
  } else {
    if (!level.explicit_key || level.value) {
      // On a later line than the bracket it is rather the bracket's end that is missing.
      if (level.line < in_.line() && !behind_root()) RefuseOpenBracket();
      RefuseGrammar("read.colon_not_allowed");
    }
    CheckFlowKey();
  }
  key_allowed_ = false;
  level.value = true;
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kValue, begin, ":");
}

// A comma or a closing bracket where none is open: an error, but not behind the root.
void TokenScanner::LooseIndicator() {
  key_allowed_ = in_.Peek() == ',';
  bool after_properties = !root_begun_ && !out_.tokens.empty();
  if (!after_properties) RefuseGrammar("read.unexpected");
  EndRootNode();
  Mark begin = in_.at();
  in_.Skip();
  Add(TokenKind::kFlowEnd, begin, "]");
}

// The brackets say `?` before every key of a flow mapping, and have room for it in a flow sequence,
// so that yaml-cpp need not look ahead for the colon.
void TokenScanner::BeginFlowEntry() {
  FlowLevel& level = flows_.back();
  level = {.open = level.open, .begin = level.begin, .line = level.line};
  level.first_token = out_.tokens.size();
  level.key_room = out_.brackets.size();
  out_.brackets.append(level.open == '{' ? "? " : "  ");
}

// A scalar, an alias, a property or a bracket that opens, at the level that it stands in.
void TokenScanner::FlowNode() {
  if (!in_flow()) return;
  FlowLevel& level = flows_.back();
  bool continues = out_.tokens.size() > level.first_token && IsProperty(out_.tokens.back().kind);
  if (continues) return;  // the properties of this node have been counted
  bool& seen = level.value ? level.second_node : level.first_node;
  if (seen) RefuseGrammar("read.missing_comma");
  seen = true;
}

bool TokenScanner::FlowEntryEmpty() const {
  const FlowLevel& level = flows_.back();
  return !level.explicit_key && !level.first_node && !level.value;
}

// In a flow sequence Go's parser loses its way where nothing follows a `?`.
void TokenScanner::CheckFlowKey() {
  const FlowLevel& level = flows_.back();
  if (level.open == '[' && level.explicit_key && !level.first_node) {
    RefuseGrammar("read.unexpected");
  }
}

void TokenScanner::RefuseOpenBracket() {
  const FlowLevel& level = flows_.back();
  in_.Refuse("read.unclosed_bracket", level.begin, level.begin + 1, "bracket",
             std::string_view(&level.open, 1));
}

}  // namespace ksp::yaml
