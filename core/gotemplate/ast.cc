#include "gotemplate/ast.h"

#include <algorithm>

#include "gotemplate/quote.h"
#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

void WriteNames(const std::vector<std::string>& names, std::string* out) {
  for (const std::string& name : names) {
    out->push_back('.');
    out->append(name);
  }
}

// A pipeline inside another node stands in parentheses.
void WriteOperand(const Node& node, std::string* out) {
  const bool pipe = node.type == NodeType::kPipe;
  if (pipe) out->push_back('(');
  node.WriteTo(out);
  if (pipe) out->push_back(')');
}

bool IsBlank(std::string_view text) {
  while (!text.empty()) {
    const Decoded decoded = DecodeRune(text);
    if (!IsSpace(decoded.rune)) return false;
    text.remove_prefix(decoded.size);
  }
  return true;
}

// Nothing but white space.
bool IsEmpty(const ListNode& list) {
  return std::all_of(list.nodes.begin(), list.nodes.end(), [](const Node* node) {
    return node->type == NodeType::kText && IsBlank(static_cast<const WordNode*>(node)->text);
  });
}

}  // namespace

std::string ToString(const Node& node) {
  std::string out;
  node.WriteTo(&out);
  return out;
}

void FieldNode::WriteTo(std::string* out) const {
  if (type == NodeType::kField) return WriteNames(names, out);
  out->append(names.front());
  WriteNames({names.begin() + 1, names.end()}, out);
}

void ChainNode::WriteTo(std::string* out) const {
  WriteOperand(*base, out);
  WriteNames(names, out);
}

void CommandNode::WriteTo(std::string* out) const {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) out->push_back(' ');
    WriteOperand(*arguments[i], out);
  }
}

void PipeNode::WriteTo(std::string* out) const {
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (i > 0) out->append(", ");
    out->append(variables[i]);
  }
  if (!variables.empty()) out->append(is_assignment ? " = " : " := ");
  for (std::size_t i = 0; i < commands.size(); ++i) {
    if (i > 0) out->append(" | ");
    commands[i]->WriteTo(out);
  }
}

void TemplateNode::WriteTo(std::string* out) const {
  out->append("{{template ");
  out->append(Quote(name));
  if (pipe != nullptr) {
    out->push_back(' ');
    pipe->WriteTo(out);
  }
  out->append("}}");
}

const ListNode* TemplateSet::Find(std::string_view name) const {
  auto it = lists_.find(name);
  return it == lists_.end() ? nullptr : it->second;
}

bool TemplateSet::Add(const std::string& name, const ListNode* list) {
  const ListNode*& slot = lists_[name];
  if (slot == nullptr || IsEmpty(*slot)) {
    slot = list;
    return true;
  }
  return IsEmpty(*list);
}

}  // namespace ksp::gotemplate
