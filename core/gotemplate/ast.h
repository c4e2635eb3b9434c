// The parse tree of a template. A node prints itself as text/template does in error messages.
#ifndef KSP_GOTEMPLATE_AST_H_
#define KSP_GOTEMPLATE_AST_H_

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gotemplate/number.h"

namespace ksp::gotemplate {

enum class NodeType : std::uint8_t {
  // What a list holds.
  kText,      // text: itself
  kAction,    // nodes: its pipeline
  kIf,        // nodes: a pipeline, a list and maybe that of {{else}}
  kRange,     // the same
  kWith,      // the same
  kTemplate,  // text: its name; nodes: maybe a pipeline
  kBreak,
  kContinue,
  kList,
  // What an action holds.
  kPipe,        // $x, $y := command | command; names: the variables; text: the sign behind them
  kCommand,     // nodes: a function or an operand, and its arguments
  kIdentifier,  // text: a function's name
  kField,       // .A.B; names: its parts
  kVariable,    // $x.A.B; text: $x; names: the others
  kChain,       // (pipeline).A.B; nodes: its base; names: the others
  kDot,
  kNil,
  kBool,
  kNumber,
  kString,  // text: as it is quoted; names: what is in the quotes
  // The ends of a list, for the parser only.
  kEnd,
  kElse,
};

struct Node {
  NodeType type;
  std::size_t position;        // in bytes from the start of the text
  std::string_view text = {};  // where nothing else is said above: as it is written
  std::vector<std::string_view> names = {};
  std::vector<Node*> nodes = {};
  std::unique_ptr<const Constant> constant = {};  // of a number
  // Of an action with its delimiters.
  std::size_t begin = 0;
  std::size_t end = 0;

  bool IsAssignment() const { return text == "="; }  // of a pipeline with variables
};

// No message speaks of actions, lists and branches: of these there is nothing.
std::string ToString(const Node& node);

// The templates of one text, by name. Owns the nodes; the text must outlive it.
class TemplateSet {
 public:
  struct Template {
    const Node* list = nullptr;
    std::size_t number = 0;  // from zero, in the order in which they were added
  };

  Node* New(NodeType type, std::size_t position, std::string_view text = {});
  std::string_view Keep(std::string text);  // what is not written like that in the text

  const Template* Find(std::string_view name) const;  // null if there is none
  std::size_t size() const { return templates_.size(); }
  // False if there is one of that name and both have content. The name must outlive the set.
  bool Add(std::string_view name, const Node* list);

 private:
  std::forward_list<Node> nodes_;
  std::forward_list<std::string> kept_;
  std::map<std::string_view, Template> templates_;
};

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_AST_H_
