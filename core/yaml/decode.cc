#include "yaml/decode.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

#include "yaml/resolve.h"

namespace ksp::yaml {
namespace {

struct Refused {
  Fault fault;
};

constexpr std::string_view kMergeTag = "tag:yaml.org,2002:merge";

// Go's maps hold keys of any of these types; as JSON they become strings.
enum class KeyType : std::uint8_t { kString, kInt, kFloat, kBool, kUnsigned, kNull };

struct Pair {
  KeyType type = KeyType::kString;
  bool merged = false;  // from `<<`
  double number = 0;    // of a float key
  Entry entry;
};
using Pairs = std::vector<Pair>;

// What a node says, with what it weighs when an alias repeats it.
struct Anchored {
  Value value;
  std::size_t count = 0;  // decode operations
  int depth = 0;
  bool done = false;
  bool underway = false;
};

class Decoder {
 public:
  Decoder(std::string_view text, const Scanned& scanned, const Tree& tree, std::uint32_t source,
          std::uint32_t offset, const DecodeLimits& limits)
      : text_(text),
        scanned_(scanned),
        nodes_(tree.nodes),
        source_(source),
        offset_(offset),
        limits_(limits) {
    FindAnchors();
  }

  Decoded Run() {
    Decoded out;
    try {
      int depth = 0;
      out.value = Decode(0, &depth);
      if (suspect_) CheckJson(out.value);
      out.warnings = std::move(warnings_);
    } catch (Refused& refused) {
      out.value = Value();
      out.fault = std::move(refused.fault);
    }
    out.count = count_;
    return out;
  }

 private:
  // ------------------------------------------------------------------------------------- text

  std::string_view TextOf(const Token& token) const {
    std::string_view all = token.decoded ? std::string_view(scanned_.decoded) : text_;
    return all.substr(token.text_begin, token.text_size);
  }
  std::string_view TokenText(std::uint32_t token) const {
    return token == Node::kNone ? std::string_view() : TextOf(scanned_.tokens[token]);
  }
  Origin OriginOf(const Node& node) const {
    return Origin::Text(source_, offset_ + node.begin, offset_ + node.end);
  }
  [[noreturn]] void Refuse(const char* code, const Node& node, Map args = Map()) const {
    throw Refused{{code, node.begin, node.end, std::move(args)}};
  }

  // ---------------------------------------------------------------------------------- aliases

  // An alias means the last anchor of its name before it.
  void FindAnchors() {
    std::unordered_map<std::string_view, std::uint32_t> last;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.anchor != Node::kNone) last[TokenText(node.anchor)] = i;
      if (node.kind != NodeKind::kAlias) continue;
      auto it = last.find(TokenText(node.content));
      targets_[i] = it == last.end() ? Node::kNone : it->second;
    }
    for (const auto& [alias, target] : targets_) {
      if (target != Node::kNone) anchored_[target];
    }
  }
  std::uint32_t Target(std::uint32_t alias) const {
    std::uint32_t target = targets_.at(alias);
    if (target == Node::kNone) {
      const Node& node = nodes_[alias];
      Map args;
      args.Set("name", Value(TokenText(node.content)));
      Refuse("read.unknown_alias", node, std::move(args));
    }
    return target;
  }

  // Go refuses a document most of which is repetition, and so do we: by the same count.
  void Count(std::size_t operations, const Node& node) {
    count_ += operations;
    if (alias_depth_ > 0) alias_count_ += operations;
    if (count_ > limits_.expanded_values) Refuse("read.too_many_values", node);
    if (alias_count_ <= 100 || count_ <= 1000) return;
    double ratio = static_cast<double>(alias_count_) / static_cast<double>(count_);
    double range = (static_cast<double>(count_) - 400'000) / 3'600'000;
    if (ratio > 0.99 - 0.89 * std::clamp(range, 0.0, 1.0)) Refuse("read.alias_expansion", node);
  }

  // ------------------------------------------------------------------------------------ nodes

  // `*depth` becomes the number of lists and maps inside each other.
  Value Decode(std::uint32_t at, int* depth) {
    const Node& node = nodes_[at];
    auto it = node.anchor == Node::kNone ? anchored_.end() : anchored_.find(at);
    if (it == anchored_.end()) {
      Count(1, node);
      return DecodeContent(at, depth);
    }
    Anchored& anchored = it->second;
    std::size_t before = count_;
    anchored.underway = true;
    Count(1, node);
    Value value = DecodeContent(at, depth);
    anchored = {value, count_ - before, *depth, true, false};
    return value;
  }

  Value DecodeContent(std::uint32_t at, int* depth) {
    const Node& node = nodes_[at];
    switch (node.kind) {
      case NodeKind::kScalar:
        return DecodeScalar(node).set_origin(OriginOf(node));
      case NodeKind::kAlias:
        return DecodeAlias(at, depth).set_origin(OriginOf(node));
      case NodeKind::kList:
        return DecodeList(at, depth).set_origin(OriginOf(node));
      case NodeKind::kMap: {
        Pairs pairs;
        DecodeMap(at, &pairs, depth);
        return Value(Finish(std::move(pairs))).set_origin(OriginOf(node));
      }
    }
    return Value();
  }

  Value DecodeAlias(std::uint32_t at, int* depth) {
    std::uint32_t target = Target(at);
    Anchored& anchored = anchored_.at(target);
    if (anchored.underway) RefuseSelf(at);
    ++alias_depth_;
    Value value;
    if (anchored.done) {
      Count(anchored.count, nodes_[at]);
      value = anchored.value;
      *depth = anchored.depth;
    } else {
      Nested nested(this, nodes_[at]);
      value = Decode(target, depth);
    }
    --alias_depth_;
    if (levels_ + *depth > limits_.depth) Refuse("read.too_deep", nodes_[at]);
    return value;
  }
  [[noreturn]] void RefuseSelf(std::uint32_t at) const {
    Map args;
    args.Set("name", Value(TokenText(nodes_[at].content)));
    Refuse("read.alias_contains_itself", nodes_[at], std::move(args));
  }

  Value DecodeList(std::uint32_t at, int* depth) {
    Nested nested(this, nodes_[at]);
    List list;
    for (std::uint32_t i = at + 1; i < nodes_[at].next; i = nodes_[i].next) {
      int inner = 0;
      list.push_back(Decode(i, &inner));
      *depth = std::max(*depth, inner);
    }
    ++*depth;
    return Value(std::move(list));
  }

  // Adds the pairs of a map to `out`, those of `<<` in their place.
  void DecodeMap(std::uint32_t at, Pairs* out, int* depth) {
    Nested nested(this, nodes_[at]);
    for (std::uint32_t i = at + 1; i < nodes_[at].next;) {
      std::uint32_t key = i;
      std::uint32_t value = nodes_[key].next;
      i = nodes_[value].next;
      int inner = 0;
      if (IsMerge(nodes_[key])) {
        std::size_t first = out->size();
        Merge(value, out, &inner);
        for (std::size_t p = first; p < out->size(); ++p) (*out)[p].merged = true;
        *depth = std::max(*depth, inner - 1);
        continue;
      }
      Pair pair;
      DecodeKey(key, &pair);
      pair.entry.value = Decode(value, &inner);
      *depth = std::max(*depth, inner);
      out->push_back(std::move(pair));
    }
    ++*depth;
  }

  bool IsMerge(const Node& node) const {
    if (node.kind != NodeKind::kScalar || TokenText(node.content) != "<<") return false;
    std::string_view tag = TokenText(node.tag);
    return tag.empty() ? node.plain : tag == "!" || tag == kMergeTag;
  }

  // Of a list of sources the first one holds, so it comes last.
  void Merge(std::uint32_t at, Pairs* out, int* depth) {
    if (nodes_[at].kind != NodeKind::kList) return MergeSource(at, out, depth);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t i = at + 1; i < nodes_[at].next; i = nodes_[i].next) sources.push_back(i);
    for (auto it = sources.rbegin(); it != sources.rend(); ++it) {
      int inner = 0;
      MergeSource(*it, out, &inner);
      *depth = std::max(*depth, inner);
    }
  }
  void MergeSource(std::uint32_t at, Pairs* out, int* depth) {
    if (nodes_[at].kind == NodeKind::kMap) {
      Count(1, nodes_[at]);
      return DecodeMap(at, out, depth);
    }
    if (nodes_[at].kind != NodeKind::kAlias) Refuse("read.merge_source", nodes_[at]);
    std::uint32_t target = Target(at);
    if (nodes_[target].kind != NodeKind::kMap) Refuse("read.merge_source", nodes_[at]);
    if (anchored_.at(target).underway || !merging_.insert(target).second) RefuseSelf(at);
    Count(1, nodes_[at]);
    ++alias_depth_;
    Count(1, nodes_[at]);
    DecodeMap(target, out, depth);
    --alias_depth_;
    merging_.erase(target);
  }

  void DecodeKey(std::uint32_t at, Pair* pair) {
    const Node& node = nodes_[at];
    const Node& content = node.kind == NodeKind::kAlias ? nodes_[Target(at)] : node;
    if (content.kind != NodeKind::kScalar) {
      Count(1, node);
      Refuse("read.key_is_collection", node);
    }
    Count(1, node);
    if (node.kind == NodeKind::kAlias) {
      ++alias_depth_;
      Count(1, node);
      --alias_depth_;
    }
    pair->entry.key_origin = OriginOf(node);
    std::string_view text = TokenText(content.content);
    if (IsString(content)) {
      pair->entry.key = text;
      return;
    }
    Scalar scalar = ResolveNode(content);
    switch (scalar.type) {
      case Scalar::Type::kString:
        pair->entry.key = scalar.written ? std::string(text) : scalar.text;
        break;
      case Scalar::Type::kBool:
        pair->type = KeyType::kBool;
        pair->entry.key = scalar.boolean ? "true" : "false";
        break;
      case Scalar::Type::kInt:
        pair->type = KeyType::kInt;
        pair->entry.key = scalar.text;
        break;
      case Scalar::Type::kFloat:
        pair->type = KeyType::kFloat;
        pair->number = scalar.number;
        pair->entry.key = KeyFloat(scalar.number);
        break;
      case Scalar::Type::kUnsigned:
        pair->type = KeyType::kUnsigned;
        pair->entry.key = scalar.text;
        break;
      case Scalar::Type::kNull:
        pair->type = KeyType::kNull;
        break;
    }
  }

  // ---------------------------------------------------------------------------------- scalars

  bool IsString(const Node& node) const { return node.tag == Node::kNone && !node.plain; }

  Scalar ResolveNode(const Node& node) const {
    std::string_view text = TokenText(node.content);
    std::string_view tag = TokenText(node.tag);
    Scalar scalar = Resolve(tag, text);
    if (scalar.refused) {
      Map args;
      args.Set("tag", Value(TagAsWritten(node)));
      args.Set("text", Value(text.substr(0, 60)));
      Refuse("read.tag_does_not_fit", node, std::move(args));
    }
    return scalar;
  }
  std::string_view TagAsWritten(const Node& node) const {
    const Token& token = scanned_.tokens[node.tag];
    return text_.substr(token.begin, token.end - token.begin);
  }

  Value DecodeScalar(const Node& node) {
    std::string_view text = TokenText(node.content);
    if (IsString(node)) return Value(text);
    Scalar scalar = ResolveNode(node);
    switch (scalar.type) {
      case Scalar::Type::kNull:
        return Value();
      case Scalar::Type::kBool:
        return Value(scalar.boolean);
      case Scalar::Type::kInt:
      case Scalar::Type::kUnsigned:
        return Value::Number(std::move(scalar.text));
      case Scalar::Type::kFloat:
        if (std::isfinite(scalar.number)) return Value::Number(JsonFloat(scalar.number));
        return NotJson(std::isnan(scalar.number) ? ".nan" : ".inf");
      case Scalar::Type::kString:
        return scalar.written ? Value(text) : Value(std::move(scalar.text));
    }
    return Value();
  }

  // ------------------------------------------------------------------------------------- JSON

  // What JSON cannot hold is an error only if it is still there in the end (a later equal key may
  // have replaced it), so it is first kept as a number that is none.
  Value NotJson(const char* what) {
    suspect_ = true;
    return Value::Number(what);
  }
  void CheckJson(const Value& value) const {
    if (value.is_list()) {
      for (const Value& item : value.list()) CheckJson(item);
    } else if (value.is_map()) {
      for (const Entry& entry : value.map()) CheckJson(entry.value);
    } else if (value.is_number()) {
      const std::string& text = value.number_text();
      const char* code = text == ".nan" || text == ".inf" ? "read.not_finite"
                         : text == "null key"             ? "read.null_key"
                         : text == "huge key"             ? "read.huge_key"
                                                          : nullptr;
      if (code == nullptr) return;
      throw Refused{{code, value.origin().begin - offset_, value.origin().end - offset_, Map()}};
    }
  }

  static bool SameKey(const Pair& a, const Pair& b) {
    if (a.type != b.type) return false;
    return a.type == KeyType::kFloat ? a.number == b.number : a.entry.key == b.entry.key;
  }

  void Warn(const char* code, const Pair& first, const Pair& second) {
    if (second.merged || first.merged) return;
    Map args;
    args.Set("key", Value(second.entry.key));
    std::uint32_t begin = first.entry.key_origin.begin - offset_;
    args.Set("first", Value(static_cast<std::int64_t>(begin)));  // the reader makes it a line
    warnings_.push_back({code, second.entry.key_origin.begin - offset_,
                         second.entry.key_origin.end - offset_, std::move(args)});
  }

  Map Finish(Pairs pairs) {
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
      return a.entry.key != b.entry.key ? a.entry.key < b.entry.key : a.type < b.type;
    });
    std::vector<Entry> entries;
    entries.reserve(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      Pair& pair = pairs[i];
      if (pair.type == KeyType::kNull || pair.type == KeyType::kUnsigned) {
        pair.entry.value = NotJson(pair.type == KeyType::kNull ? "null key" : "huge key")
                               .WithOrigin(pair.entry.key_origin);
        pair.entry.key.insert(0, 1, '\0');  // beside a string of the same text
      } else if (i + 1 < pairs.size() && pair.entry.key == pairs[i + 1].entry.key) {
        // Go keeps keys of two types apart until it makes strings of them, in no order.
        bool same = SameKey(pair, pairs[i + 1]);
        Warn(same ? "read.duplicate_key" : "read.ambiguous_key", pair, pairs[i + 1]);
      }
      entries.push_back(std::move(pair.entry));
    }
    return Map::FromEntries(std::move(entries));
  }

  // Counts the levels of recursion.
  class Nested {
   public:
    Nested(Decoder* decoder, const Node& node) : decoder_(decoder) {
      if (++decoder_->levels_ > decoder_->limits_.depth) decoder_->Refuse("read.too_deep", node);
    }
    ~Nested() { --decoder_->levels_; }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;

   private:
    Decoder* decoder_;
  };

  std::string_view text_;
  const Scanned& scanned_;
  const std::vector<Node>& nodes_;
  std::uint32_t source_;
  std::uint32_t offset_;
  DecodeLimits limits_;

  std::unordered_map<std::uint32_t, std::uint32_t> targets_;  // alias to anchored node
  std::unordered_map<std::uint32_t, Anchored> anchored_;      // those that an alias means
  std::set<std::uint32_t> merging_;
  std::size_t count_ = 0;
  std::size_t alias_count_ = 0;
  int alias_depth_ = 0;
  int levels_ = 0;
  bool suspect_ = false;
  std::vector<Fault> warnings_;
};

}  // namespace

Decoded Decode(std::string_view text, const Scanned& scanned, const Tree& tree,
               std::uint32_t source, std::uint32_t offset, const DecodeLimits& limits) {
  if (tree.nodes.empty()) return {};
  return Decoder(text, scanned, tree, source, offset, limits).Run();
}

}  // namespace ksp::yaml
