// The parse tree of a template. A node prints itself as text/template does in error messages.
#ifndef KSP_GOTEMPLATE_AST_H_
#define KSP_GOTEMPLATE_AST_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gotemplate/number.h"

namespace ksp::gotemplate {

enum class NodeType : std::uint8_t {
  // What a list holds.
  kText,
  kAction,
  kIf,
  kRange,
  kWith,
  kTemplate,
  kBreak,
  kContinue,
  kList,
  // What an action holds.
  kPipe,
  kCommand,
  kIdentifier,
  kField,
  kVariable,
  kChain,
  kDot,
  kNil,
  kBool,
  kNumber,
  kString,
  // The ends of a list, for the parser only.
  kEnd,
  kElse,
};

struct Node {
  Node(NodeType node_type, std::size_t node_position) : type(node_type), position(node_position) {}
  virtual ~Node() = default;
  // No message speaks of actions, lists and branches: for these it writes nothing.
  virtual void WriteTo(std::string* /*out*/) const {}

  NodeType type;
  std::size_t position;  // in bytes from the start of the text
};

std::string ToString(const Node& node);

// {{break}}, {{continue}}, {{end}}, {{else}}, '.', nil, an identifier or a text: nodes that are
// their text.
struct WordNode : Node {
  WordNode(NodeType node_type, std::size_t node_position, std::string node_text)
      : Node(node_type, node_position), text(std::move(node_text)) {}
  void WriteTo(std::string* out) const override { out->append(text); }
  std::string text;
};

struct BoolNode : Node {
  BoolNode(std::size_t node_position, bool node_value)
      : Node(NodeType::kBool, node_position), value(node_value) {}
  void WriteTo(std::string* out) const override { out->append(value ? "true" : "false"); }
  bool value;
};

struct NumberNode : Node {
  NumberNode(std::size_t node_position, std::string node_text, Constant node_constant)
      : Node(NodeType::kNumber, node_position),
        text(std::move(node_text)),
        constant(node_constant) {}
  void WriteTo(std::string* out) const override { out->append(text); }
  std::string text;
  Constant constant;
};

struct StringNode : Node {
  StringNode(std::size_t node_position, std::string node_quoted, std::string node_text)
      : Node(NodeType::kString, node_position),
        quoted(std::move(node_quoted)),
        text(std::move(node_text)) {}
  void WriteTo(std::string* out) const override { out->append(quoted); }
  std::string quoted;
  std::string text;
};

// .A.B, or $x.A.B with "$x" as its first name.
struct FieldNode : Node {
  using Node::Node;
  void WriteTo(std::string* out) const override;
  std::vector<std::string> names;
};

// (pipeline).A.B
struct ChainNode : Node {
  ChainNode(std::size_t node_position, const Node* chain_base)
      : Node(NodeType::kChain, node_position), base(chain_base) {}
  void WriteTo(std::string* out) const override;
  const Node* base;
  std::vector<std::string> names;
};

// A function or operand and its arguments.
struct CommandNode : Node {
  explicit CommandNode(std::size_t node_position) : Node(NodeType::kCommand, node_position) {}
  void WriteTo(std::string* out) const override;
  std::vector<const Node*> arguments;
};

// $x, $y := command | command
struct PipeNode : Node {
  explicit PipeNode(std::size_t node_position) : Node(NodeType::kPipe, node_position) {}
  void WriteTo(std::string* out) const override;
  bool is_assignment = false;  // = and not :=
  std::vector<std::string> variables;
  std::vector<const CommandNode*> commands;
};

struct ActionNode : Node {
  ActionNode(std::size_t node_position, PipeNode* node_pipe)
      : Node(NodeType::kAction, node_position), pipe(node_pipe) {}
  PipeNode* pipe;
  // Of the whole action, delimiters included.
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ListNode : Node {
  explicit ListNode(std::size_t node_position) : Node(NodeType::kList, node_position) {}
  std::vector<const Node*> nodes;
};

// {{if}}, {{range}} or {{with}}.
struct BranchNode : Node {
  using Node::Node;
  const PipeNode* pipe = nullptr;
  const ListNode* list = nullptr;
  const ListNode* else_list = nullptr;  // null if absent
};

struct TemplateNode : Node {
  explicit TemplateNode(std::size_t node_position) : Node(NodeType::kTemplate, node_position) {}
  void WriteTo(std::string* out) const override;
  std::string name;
  const PipeNode* pipe = nullptr;  // null if absent
};

// The templates of one text, by name. Owns the nodes.
class TemplateSet {
 public:
  template <typename T, typename... Arguments>
  T* New(Arguments&&... arguments) {
    auto node = std::make_unique<T>(std::forward<Arguments>(arguments)...);
    T* pointer = node.get();
    nodes_.push_back(std::move(node));
    return pointer;
  }

  const ListNode* Find(std::string_view name) const;  // null if there is none
  // False if there is one of that name and both have content.
  bool Add(const std::string& name, const ListNode* list);

 private:
  std::vector<std::unique_ptr<Node>> nodes_;
  std::map<std::string, const ListNode*, std::less<>> lists_;
};

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_AST_H_
