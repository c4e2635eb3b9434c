#include "yaml/decode.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "value/decimal.h"
#include "value/stable_sort.h"
#include "yaml/resolve.h"

namespace ksp::yaml {
namespace {

constexpr std::string_view kMergeTag = "tag:yaml.org,2002:merge";

// Go's maps hold keys of any scalar type; as JSON they become strings. Until then the key of an
// entry that is no string (or has a NUL in it) ends in a NUL, a letter for the type, and what else
// tells two keys apart.
constexpr char kString = 's';
constexpr char kUnsigned = 'u';
constexpr char kNull = 'n';
constexpr char kKeyTypes[] = {kNull, 'b', 'i', kUnsigned, 'f', kString};  // by Scalar::Type

std::string_view KeyText(const Entry& entry) {
  return std::string_view(entry.key).substr(0, entry.key.rfind('\0'));
}
char KeyType(const Entry& entry) {
  std::size_t mark = entry.key.rfind('\0');
  return mark == std::string::npos ? kString : entry.key[mark + 1];
}

// What a node says, with what it weighs when an alias repeats it.
struct Anchored {
  Value value;
  std::size_t count = 0;  // decode operations
  int depth = 0;
  bool done = false;
  bool underway = false;
  bool merging = false;
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
    int depth = 0;
    out.value = Decode(0, &depth);
    if (suspect_) CheckJson(out.value);
    if (fault_) out.value = Value();
    out.fault = std::move(fault_);
    out.warnings = std::move(warnings_);
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
  // Ends the decoding; the first time counts.
  void Refuse(const char* code, const Node& node) { Refuse(code, node, Map()); }
  void Refuse(const char* code, const Node& node, Map args) {
    if (!fault_) fault_ = Fault{code, node.begin, node.end, std::move(args)};
  }
  void RefuseName(const char* code, const Node& alias) {
    Map args;
    args.Set("name", Value(TokenText(alias.content)));
    Refuse(code, alias, std::move(args));
  }

  // ---------------------------------------------------------------------------------- aliases

  // An alias means the last anchor of its name before it.
  void FindAnchors() {
    targets_.assign(nodes_.size(), Node::kNone);
    std::map<std::string_view, std::uint32_t> last;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      const Node& node = nodes_[i];
      if (node.anchor != Node::kNone) last[TokenText(node.anchor)] = i;
      if (node.kind != NodeKind::kAlias) continue;
      auto it = last.find(TokenText(node.content));
      if (it == last.end()) continue;
      targets_[i] = it->second;
      anchored_[it->second];
    }
  }
  // None if there is no such anchor, which is refused.
  std::uint32_t Target(std::uint32_t alias) {
    std::uint32_t target = targets_[alias];
    if (target == Node::kNone) RefuseName("read.unknown_alias", nodes_[alias]);
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
    if (fault_) return Value();
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
        std::vector<Entry> entries;
        entries.reserve(CountChildren(at) / 2);
        bool merged = DecodeMap(at, &entries, depth);
        return Value(Finish(std::move(entries), merged)).set_origin(OriginOf(node));
      }
    }
    return Value();
  }

  Value DecodeAlias(std::uint32_t at, int* depth) {
    Value value;
    std::uint32_t target = Target(at);
    if (target == Node::kNone) return value;
    Anchored& anchored = anchored_[target];
    if (anchored.underway) {
      RefuseName("read.alias_contains_itself", nodes_[at]);
      return value;
    }
    ++alias_depth_;
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

  std::size_t CountChildren(std::uint32_t at) const {
    std::size_t count = 0;
    for (std::uint32_t i = at + 1; i < nodes_[at].next; i = nodes_[i].next) ++count;
    return count;
  }

  Value DecodeList(std::uint32_t at, int* depth) {
    Nested nested(this, nodes_[at]);
    List list;
    list.reserve(CountChildren(at));
    for (std::uint32_t i = at + 1; i < nodes_[at].next && !fault_; i = nodes_[i].next) {
      int inner = 0;
      list.push_back(Decode(i, &inner));
      *depth = std::max(*depth, inner);
    }
    ++*depth;
    return Value(std::move(list));
  }

  // Adds the entries of a map to `out`, those of `<<` in their place; true if it has any `<<`.
  bool DecodeMap(std::uint32_t at, std::vector<Entry>* out, int* depth) {
    Nested nested(this, nodes_[at]);
    bool merged = false;
    for (std::uint32_t i = at + 1; i < nodes_[at].next && !fault_;) {
      std::uint32_t key = i;
      std::uint32_t value = nodes_[key].next;
      i = nodes_[value].next;
      int inner = 0;
      if (IsMerge(nodes_[key])) {
        merged = true;
        Merge(value, out, &inner);
        *depth = std::max(*depth, inner - 1);
        continue;
      }
      Entry entry;
      DecodeKey(key, &entry);
      entry.value = Decode(value, &inner);
      *depth = std::max(*depth, inner);
      out->push_back(std::move(entry));
    }
    ++*depth;
    return merged;
  }

  bool IsMerge(const Node& node) const {
    if (node.kind != NodeKind::kScalar || TokenText(node.content) != "<<") return false;
    std::string_view tag = TokenText(node.tag);
    return tag.empty() ? node.plain : tag == "!" || tag == kMergeTag;
  }

  // Of a list of sources the first one holds, so it comes last.
  void Merge(std::uint32_t at, std::vector<Entry>* out, int* depth) {
    if (nodes_[at].kind != NodeKind::kList) return MergeSource(at, out, depth);
    std::vector<std::uint32_t> sources;
    for (std::uint32_t i = at + 1; i < nodes_[at].next; i = nodes_[i].next) sources.push_back(i);
    for (auto it = sources.rbegin(); it != sources.rend() && !fault_; ++it) {
      int inner = 0;
      MergeSource(*it, out, &inner);
      *depth = std::max(*depth, inner);
    }
  }
  void MergeSource(std::uint32_t at, std::vector<Entry>* out, int* depth) {
    if (nodes_[at].kind == NodeKind::kMap) {
      Count(1, nodes_[at]);
      DecodeMap(at, out, depth);
      return;
    }
    if (nodes_[at].kind != NodeKind::kAlias) return Refuse("read.merge_source", nodes_[at]);
    std::uint32_t target = Target(at);
    if (target == Node::kNone) return;
    if (nodes_[target].kind != NodeKind::kMap) return Refuse("read.merge_source", nodes_[at]);
    Anchored& anchored = anchored_[target];
    if (anchored.underway || anchored.merging) {
      return RefuseName("read.alias_contains_itself", nodes_[at]);
    }
    anchored.merging = true;
    Count(1, nodes_[at]);
    ++alias_depth_;
    Count(1, nodes_[at]);
    DecodeMap(target, out, depth);
    --alias_depth_;
    anchored.merging = false;
  }

  void DecodeKey(std::uint32_t at, Entry* entry) {
    const Node& node = nodes_[at];
    std::uint32_t target = node.kind == NodeKind::kAlias ? Target(at) : at;
    if (target == Node::kNone) return;
    const Node& content = nodes_[target];
    Count(1, node);
    if (content.kind != NodeKind::kScalar) return Refuse("read.key_is_collection", node);
    if (node.kind == NodeKind::kAlias) {
      ++alias_depth_;
      Count(1, node);
      --alias_depth_;
    }
    entry->key_origin = OriginOf(node);
    std::string_view text = TokenText(content.content);
    Scalar scalar;
    if (!IsString(content)) scalar = ResolveNode(content);
    switch (scalar.type) {
      case Scalar::Type::kString:
        entry->key = scalar.written ? std::string(text) : std::move(scalar.text);
        if (entry->key.find('\0') == std::string::npos) return;
        break;
      case Scalar::Type::kBool:
        entry->key = scalar.boolean ? "true" : "false";
        break;
      case Scalar::Type::kFloat:
        entry->key = KeyFloat(scalar.number);
        break;
      case Scalar::Type::kInt:
      case Scalar::Type::kUnsigned:
        entry->key = std::move(scalar.text);
        break;
      case Scalar::Type::kNull:
        break;
    }
    entry->key.push_back('\0');
    entry->key.push_back(kKeyTypes[static_cast<std::size_t>(scalar.type)]);
    // The text of a float has 32 bits, the key 64; 0 and -0 are one.
    if (scalar.type == Scalar::Type::kFloat && scalar.number != 0 && std::isfinite(scalar.number)) {
      entry->key.append(JsonNumber(scalar.number));
    }
  }

  // ---------------------------------------------------------------------------------- scalars

  bool IsString(const Node& node) const { return node.tag == Node::kNone && !node.plain; }

  Scalar ResolveNode(const Node& node) {
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
        if (std::isfinite(scalar.number)) return Value::Number(JsonNumber(scalar.number, text));
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
  void CheckJson(const Value& value) {
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
      if (code == nullptr || fault_) return;
      fault_ = Fault{code, value.origin().begin - offset_, value.origin().end - offset_, Map()};
    }
  }

  void Warn(const char* code, const Entry& first, const Entry& second) {
    Map args;
    args.Set("key", Value(KeyText(second)));
    std::uint32_t begin = first.key_origin.begin - offset_;
    args.Set("first", Value(static_cast<std::int64_t>(begin)));  // the reader makes it a line
    warnings_.push_back({code, second.key_origin.begin - offset_, second.key_origin.end - offset_,
                         std::move(args)});
  }

  // `merged` says that some entries come from `<<`, which is there to be overridden.
  Map Finish(std::vector<Entry> entries, bool merged) {
    WarnOfDuplicates(entries, merged);
    for (Entry& entry : entries) {
      char type = KeyType(entry);
      if (type == kNull || type == kUnsigned) {
        entry.value = NotJson(type == kNull ? "null key" : "huge key").WithOrigin(entry.key_origin);
        continue;  // stays apart from a string of the same text
      }
      if (std::size_t mark = entry.key.rfind('\0'); mark != std::string::npos) {
        entry.key.resize(mark);
      }
    }
    return Map::FromEntries(std::move(entries));
  }

  void WarnOfDuplicates(const std::vector<Entry>& entries, bool merged) {
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0u);
    StableSort(&order,
               [&](std::uint32_t a, std::uint32_t b) { return entries[a].key < entries[b].key; });
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
      const Entry& first = entries[order[i]];
      const Entry& second = entries[order[i + 1]];
      if (KeyText(first) != KeyText(second)) continue;
      // Go keeps keys of two types apart until it makes strings of them, in no order.
      bool same = first.key == second.key;
      if (!same) Warn("read.ambiguous_key", first, second);
      if (same && !merged) Warn("read.duplicate_key", first, second);
    }
  }

  // Counts the levels of recursion.
  class Nested {
   public:
    Nested(Decoder* decoder, const Node& node) : decoder_(decoder) {
      if (++decoder->levels_ > decoder->limits_.depth) decoder->Refuse("read.too_deep", node);
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

  std::vector<std::uint32_t> targets_;          // of each node that is an alias: the one it means
  std::map<std::uint32_t, Anchored> anchored_;  // those that an alias means
  std::size_t count_ = 0;
  std::size_t alias_count_ = 0;
  int alias_depth_ = 0;
  int levels_ = 0;
  bool suspect_ = false;
  std::optional<Fault> fault_;
  std::vector<Fault> warnings_;
};

}  // namespace

Decoded Decode(std::string_view text, const Scanned& scanned, const Tree& tree,
               std::uint32_t source, std::uint32_t offset, const DecodeLimits& limits) {
  if (tree.nodes.empty()) return {};
  return Decoder(text, scanned, tree, source, offset, limits).Run();
}

}  // namespace ksp::yaml
