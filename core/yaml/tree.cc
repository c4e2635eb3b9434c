#include "yaml/tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <utility>

namespace ksp::yaml {
namespace {

struct Refused {
  const char* code;
};

// Events come in the order of the scanner's tokens, so each is matched with the next ones. What
// does not match is not Go's grammar.
class Builder : public YAML::EventHandler {
 public:
  // `brackets` has a document for each collection in brackets, in order.
  Builder(const std::deque<Token>& tokens, YAML::Parser* brackets, int depth, std::size_t values)
      : tokens_(tokens), brackets_(brackets), depth_(depth), values_(values) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    // At the end of the text yaml-cpp forgets a tag.
    BeginNode(anchor != YAML::NullAnchor || levels_.empty());
    EmptyScalar();
  }

  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { throw Refused{"read.unexpected"}; }

  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    bool properties = anchor != YAML::NullAnchor || tag == "!t";
    if (value == "f") return ReadBrackets(properties);
    Node& node = BeginNode(properties);
    if (value.empty()) return EmptyScalar();
    const Token* token = Peek();
    if (token == nullptr) throw Refused{"read.unexpected"};
    if (token->kind == TokenKind::kAlias) {
      if (node.anchor != Node::kNone || node.tag != Node::kNone) {
        throw Refused{"read.alias_with_properties"};
      }
      node.kind = NodeKind::kAlias;
    } else if (token->kind != TokenKind::kScalar) {
      throw Refused{"read.unexpected"};
    }
    node.plain = token->plain;
    node.content = static_cast<std::uint32_t>(next_);
    node.begin = token->begin;
    Take();
    node.end = end_;
    EndNode(nodes_.size() - 1);
  }

  void OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    BeginCollection(NodeKind::kList, tag, anchor, style);
  }
  void OnSequenceEnd() override { EndCollection(); }
  void OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    BeginCollection(NodeKind::kMap, tag, anchor, style);
  }
  void OnMapEnd() override { EndCollection(); }

  bool AllTaken() const { return next_ == tokens_.size(); }
  std::vector<Node> TakeNodes() { return std::move(nodes_); }

  // Where the reading stopped.
  Fault At(const char* code) const {
    std::size_t token = std::min(next_, tokens_.size() - 1);
    return {code, tokens_[token].begin, tokens_[token].end, Map()};
  }

 private:
  struct Level {
    std::size_t node = 0;
    bool list = false;
    bool brackets = false;
    bool value_is_next = false;  // of a map
  };

  const Token* Peek() const { return next_ < tokens_.size() ? &tokens_[next_] : nullptr; }
  bool Is(TokenKind kind) const { return Peek() != nullptr && Peek()->kind == kind; }
  void Take() { end_ = tokens_[next_++].end; }

  // Takes the indicator and the properties before a node.
  Node& BeginNode(bool properties) {
    if (!levels_.empty()) {
      const Level& level = levels_.back();
      TokenKind indicator = level.list            ? TokenKind::kEntry
                            : level.value_is_next ? TokenKind::kValue
                                                  : TokenKind::kKey;
      if (Is(indicator) && !(level.list && level.brackets)) Take();
    }
    if (nodes_.size() == values_) throw Refused{"read.too_many_values"};
    Node& node = nodes_.emplace_back();
    while (properties && (Is(TokenKind::kAnchor) || Is(TokenKind::kTag))) {
      std::uint32_t& slot = Is(TokenKind::kAnchor) ? node.anchor : node.tag;
      if (slot != Node::kNone) break;
      slot = static_cast<std::uint32_t>(next_);
      Take();
    }
    node.begin = node.end = end_;
    return node;
  }

  void ReadBrackets(bool properties) {
    brackets_have_properties_ = properties;
    if (!brackets_->HandleNextDocument(*this)) throw Refused{"read.unexpected"};
  }

  void EmptyScalar() {
    nodes_.back().plain = nodes_.back().tag == Node::kNone;
    EndNode(nodes_.size() - 1);
  }

  void BeginCollection(NodeKind kind, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) {
    if (static_cast<int>(levels_.size()) >= depth_) throw Refused{"read.too_deep"};
    bool properties = anchor != YAML::NullAnchor || tag == "!t";
    Node& node = BeginNode(std::exchange(brackets_have_properties_, false) || properties);
    node.kind = kind;
    const Token* token = Peek();
    if (token == nullptr) throw Refused{"read.unexpected"};
    node.begin = token->begin;
    bool list = kind == NodeKind::kList;
    bool pair = !list && !levels_.empty() && levels_.back().list && levels_.back().brackets &&
                (token->kind == TokenKind::kKey || (token->pair_key && next_ != pair_));
    bool brackets = style == YAML::EmitterStyle::Flow && !pair;
    if (pair) pair_ = next_;
    levels_.push_back({nodes_.size() - 1, list, brackets, false});
    if (brackets) {
      if (token->kind != TokenKind::kFlowStart) throw Refused{"read.unexpected"};
      Take();
    }
  }

  void EndCollection() {
    Level level = levels_.back();
    if (level.brackets) {
      if (!Is(TokenKind::kFlowEnd)) throw Refused{"read.unexpected"};
      Take();
    }
    levels_.pop_back();
    nodes_[level.node].end = end_;
    EndNode(level.node);
  }

  void EndNode(std::size_t node) {
    nodes_[node].next = static_cast<std::uint32_t>(nodes_.size());
    if (!levels_.empty() && !levels_.back().list) {
      levels_.back().value_is_next = !levels_.back().value_is_next;
    }
  }

  const std::deque<Token>& tokens_;
  YAML::Parser* brackets_;
  bool brackets_have_properties_ = false;
  std::size_t next_ = 0;  // the first token that is not taken
  std::size_t pair_ = static_cast<std::size_t>(-1);
  std::uint32_t end_ = 0;  // of the last token taken
  int depth_;
  std::size_t values_;
  std::vector<Node> nodes_;
  std::vector<Level> levels_;
};

}  // namespace

Tree Parse(const Scanned& scanned, int depth, std::size_t values) {
  Tree tree;
  if (scanned.tokens.empty()) return tree;
  YAML::Parser brackets;
  Builder builder(scanned.tokens, &brackets, depth, values);
  try {
    brackets.Load(scanned.brackets);
    YAML::Parser parser(scanned.skeleton);
    bool read = parser.HandleNextDocument(builder);
    if (!read || !builder.AllTaken()) tree.fault = builder.At("read.unexpected");
  } catch (const YAML::Exception&) {
    tree.fault = builder.At("read.unexpected");
  } catch (const Refused& refused) {
    tree.fault = builder.At(refused.code);
  }
  if (!tree.fault) tree.nodes = builder.TakeNodes();
  return tree;
}

}  // namespace ksp::yaml
