#include "gotemplate/ast.h"

#include <algorithm>

#include "gotemplate/quote.h"
#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

void Write(const Node& node, std::string* out);

// A pipeline inside another node stands in parentheses.
void WriteOperand(const Node& node, std::string* out) {
  const bool pipe = node.type == NodeType::kPipe;
  if (pipe) out->push_back('(');
  Write(node, out);
  if (pipe) out->push_back(')');
}

void Write(const Node& node, std::string* out) {
  const char* separator = "";
  switch (node.type) {
    case NodeType::kAction:
    case NodeType::kIf:
    case NodeType::kRange:
    case NodeType::kWith:
    case NodeType::kList:
      break;
    case NodeType::kTemplate:
      out->append("{{template ").append(Quote(node.text));
      for (const Node* pipe : node.nodes) {
        out->push_back(' ');
        Write(*pipe, out);
      }
      out->append("}}");
      break;
    case NodeType::kPipe:
      for (std::string_view variable : node.names) {
        out->append(separator).append(variable);
        separator = ", ";
      }
      if (!node.names.empty()) out->append(" ").append(node.text).append(" ");
      separator = "";
      for (const Node* command : node.nodes) {
        out->append(separator);
        Write(*command, out);
        separator = " | ";
      }
      break;
    case NodeType::kString:
      out->append(node.text);
      break;
    default:
      out->append(node.text);
      for (const Node* operand : node.nodes) {
        out->append(separator);
        WriteOperand(*operand, out);
        separator = " ";
      }
      for (std::string_view name : node.names) out->append(".").append(name);
      break;
  }
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
bool IsEmpty(const Node& list) {
  return std::all_of(list.nodes.begin(), list.nodes.end(), [](const Node* node) {
    return node->type == NodeType::kText && IsBlank(node->text);
  });
}

}  // namespace

std::string ToString(const Node& node) {
  std::string out;
  Write(node, &out);
  return out;
}

Node* TemplateSet::New(NodeType type, std::size_t position, std::string_view text) {
  return &nodes_.emplace_front(type, position, text);
}

std::string_view TemplateSet::Keep(std::string text) {
  return kept_.emplace_front(std::move(text));
}

const TemplateSet::Template* TemplateSet::Find(std::string_view name) const {
  auto it = templates_.find(name);
  return it == templates_.end() ? nullptr : &it->second;
}

bool TemplateSet::Add(std::string_view name, const Node* list) {
  auto [it, added] = templates_.try_emplace(name, Template{list, templates_.size()});
  if (!added && !IsEmpty(*it->second.list)) return IsEmpty(*list);
  it->second.list = list;
  return true;
}

}  // namespace ksp::gotemplate
