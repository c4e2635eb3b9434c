#include "yaml/tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <utility>

namespace ksp::yaml {
namespace {

// Events come in the order of the scanner's tokens, so each is matched with the next ones. What
// does not match is not Go's grammar.
class Builder : public YAML::EventHandler {
 public:
  Builder(const Scanned& scanned, int depth, std::size_t values)
      : tokens_(scanned.tokens),
        parser_(scanned.skeleton),
        brackets_(scanned.brackets),
        depth_(depth),
        values_(values) {}

  Tree Run() {
    bool read = parser_.HandleNextDocument(*this);
    if (!read || Stopped() || !AllTaken()) Refuse("read.unexpected");
    Tree tree;
    if (code_ == nullptr) {
      tree.nodes = std::move(nodes_);
    } else {
      // Where the reading stopped.
      const Token& token = tokens_[std::min(next_, tokens_.size() - 1)];
      tree.fault = {code_, token.begin, token.end, Map()};
    }
    return tree;
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    // At the end of the text yaml-cpp forgets a tag.
    if (BeginNode(anchor != YAML::NullAnchor || levels_.empty()) != nullptr) EmptyScalar();
  }

  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { Refuse("read.unexpected"); }

  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    bool properties = anchor != YAML::NullAnchor || tag == "!t";
    if (value == "f") return ReadBrackets(properties);
    Node* node = BeginNode(properties);
    if (node == nullptr) return;
    if (value.empty()) return EmptyScalar();
    if (Is(TokenKind::kAlias)) {
      if (node->anchor != Node::kNone || node->tag != Node::kNone) {
        return Refuse("read.alias_with_properties");
      }
      node->kind = NodeKind::kAlias;
    } else if (!Is(TokenKind::kScalar)) {
      return Refuse("read.unexpected");
    }
    const Token& token = *Peek();
    node->plain = token.plain;
    node->content = static_cast<std::uint32_t>(next_);
    node->begin = token.begin;
    Take();
    node->end = end_;
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

 private:
  struct Level {
    std::size_t node = 0;
    bool list = false;
    bool brackets = false;
    bool value_is_next = false;  // of a map
  };

  // Events that come behind an error are to be ignored.
  bool Stopped() const { return parser_.Stopped() || brackets_.Stopped(); }
  void Refuse(const char* code) {
    if (code_ == nullptr) code_ = code;
    parser_.Stop();
    brackets_.Stop();
  }

  bool AllTaken() const { return next_ == tokens_.size(); }
  const Token* Peek() const { return next_ < tokens_.size() ? &tokens_[next_] : nullptr; }
  bool Is(TokenKind kind) const { return Peek() != nullptr && Peek()->kind == kind; }
  void Take() { end_ = tokens_[next_++].end; }

  // Takes the indicator and the properties before a node. Null if there is to be none.
  Node* BeginNode(bool properties) {
    if (Stopped()) return nullptr;
    if (!levels_.empty()) {
      const Level& level = levels_.back();
      TokenKind indicator = level.list            ? TokenKind::kEntry
                            : level.value_is_next ? TokenKind::kValue
                                                  : TokenKind::kKey;
      if (Is(indicator) && !(level.list && level.brackets)) Take();
    }
    if (nodes_.size() == values_) {
      Refuse("read.too_many_values");
      return nullptr;
    }
    Node& node = nodes_.emplace_back();
    while (properties && (Is(TokenKind::kAnchor) || Is(TokenKind::kTag))) {
      std::uint32_t& slot = Is(TokenKind::kAnchor) ? node.anchor : node.tag;
      if (slot != Node::kNone) break;
      slot = static_cast<std::uint32_t>(next_);
      Take();
    }
    node.begin = node.end = end_;
    return &node;
  }

  void ReadBrackets(bool properties) {
    if (Stopped()) return;
    brackets_have_properties_ = properties;
    if (!brackets_.HandleNextDocument(*this) || Stopped()) Refuse("read.unexpected");
  }

  void EmptyScalar() {
    nodes_.back().plain = nodes_.back().tag == Node::kNone;
    EndNode(nodes_.size() - 1);
  }

  void BeginCollection(NodeKind kind, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) {
    if (Stopped()) return;
    if (static_cast<int>(levels_.size()) >= depth_) return Refuse("read.too_deep");
    bool properties = anchor != YAML::NullAnchor || tag == "!t";
    Node* node = BeginNode(std::exchange(brackets_have_properties_, false) || properties);
    if (node == nullptr) return;
    node->kind = kind;
    const Token* token = Peek();
    if (token == nullptr) return Refuse("read.unexpected");
    node->begin = token->begin;
    bool list = kind == NodeKind::kList;
    bool pair = !list && !levels_.empty() && levels_.back().list && levels_.back().brackets &&
                (token->kind == TokenKind::kKey || (token->pair_key && next_ != pair_));
    bool brackets = style == YAML::EmitterStyle::Flow && !pair;
    if (pair) pair_ = next_;
    levels_.push_back({nodes_.size() - 1, list, brackets, false});
    if (brackets) {
      if (token->kind != TokenKind::kFlowStart) return Refuse("read.unexpected");
      Take();
    }
  }

  void EndCollection() {
    if (Stopped()) return;
    Level level = levels_.back();
    if (level.brackets) {
      if (!Is(TokenKind::kFlowEnd)) return Refuse("read.unexpected");
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
  YAML::Parser parser_;
  YAML::Parser brackets_;       // has a document for each collection in brackets, in order
  const char* code_ = nullptr;  // of the first error
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
  if (scanned.tokens.empty()) return {};
  return Builder(scanned, depth, values).Run();
}

}  // namespace ksp::yaml
