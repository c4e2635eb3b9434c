#include "yaml/reader.h"

#include <algorithm>
#include <cmath>

#include "value/decimal.h"
#include "value/json.h"
#include "yaml/characters.h"
#include "yaml/decode.h"
#include "yaml/resolve.h"
#include "yaml/scanner.h"
#include "yaml/stream.h"
#include "yaml/tree.h"

namespace ksp::yaml {
namespace {

class Reader {
 public:
  Reader(std::string_view text, std::uint32_t source, const Limits& limits)
      : text_(text), source_(source), limits_(limits), left_(limits.expanded_values) {}

  bool TooLarge() const { return text_.size() > limits_.bytes; }

  Document RefuseAll() const {
    Map args;
    args.Set("limit", Value(static_cast<std::int64_t>(limits_.bytes >> 20)));
    return Failed(0, text_.size(), {"read.too_large", 0, 0, std::move(args)});
  }

  Document Failed(std::size_t begin, std::size_t end, Fault fault) const {
    Document document;
    document.range = Range(begin, end);
    if (std::string_view(fault.code) == "read.too_deep") {
      fault.args.Set("limit", Value(limits_.depth));
    }
    document.error = ProblemOf(std::move(fault), begin);
    return document;
  }

  Document ReadPiece(const Piece& piece) {
    std::size_t begin = piece.begin;
    if (piece.code != nullptr) {
      std::uint32_t size = static_cast<std::uint32_t>(piece.end - begin);
      return Failed(begin, piece.end, {piece.code, 0, size, Map()});
    }
    std::string_view content = text_.substr(begin, piece.end - begin);
    if (piece.json) return ReadJson(content, begin);
    // Every line of a stream ends, the last one too.
    std::string ended;
    if (!content.ends_with('\n')) content = ended.append(content).append("\n");
    Document document = Read(content, begin, true);
    std::size_t first = IsSeparator(text_, begin) ? text_.find('\n', begin) : std::string::npos;
    if (first < piece.end) begin = first + 1;
    document.range = Range(begin, piece.end);
    return document;
  }

  // `piece` is what begins at `begin` of the text.
  Document Read(std::string_view piece, std::size_t begin, bool lines) {
    std::size_t end = std::min(begin + piece.size(), text_.size());
    Scanned scanned = Scan(piece, lines);
    if (scanned.fault) return Failed(begin, end, std::move(*scanned.fault));
    // A block scalar may end behind the line break that was added to the last line.
    if (!scanned.tokens.empty()) {
      std::uint32_t& last = scanned.tokens.back().end;
      last = std::min(last, static_cast<std::uint32_t>(end - begin));
    }
    Tree tree = Parse(scanned, limits_.depth, left_);
    if (tree.fault) return Failed(begin, end, std::move(*tree.fault));
    scanned.skeleton = scanned.brackets = std::string();
    std::uint32_t offset = static_cast<std::uint32_t>(begin);
    Decoded decoded = Decode(piece, scanned, tree, source_, offset, {limits_.depth, left_});
    if (decoded.fault) return Failed(begin, end, std::move(*decoded.fault));
    left_ -= std::min(left_, decoded.count);
    Document document;
    document.range = Range(begin, end);
    document.value = std::move(decoded.value);
    if (scanned.ignored) {
      Fault ignored{"read.ignored_text", *scanned.ignored, *scanned.ignored, Map()};
      document.warnings.push_back(ProblemOf(std::move(ignored), begin));
    }
    if (std::size_t mark = piece.find(kByteOrderMark, 1); mark != std::string_view::npos) {
      std::uint32_t at = static_cast<std::uint32_t>(mark);
      Fault fault{"read.byte_order_mark", at, at + 3, Map()};
      document.warnings.push_back(ProblemOf(std::move(fault), begin));
    }
    AddWarnings(std::move(decoded.warnings), begin, &document);
    return document;
  }

  Problem ProblemOf(Fault fault, std::size_t begin) const {
    Problem problem;
    problem.message = {fault.code, std::move(fault.args)};
    std::size_t end = std::max(fault.begin, fault.end);
    problem.where = Range(begin + std::min<std::size_t>(fault.begin, text_.size() - begin),
                          std::min(begin + end, text_.size()));
    return problem;
  }

 private:
  Origin Range(std::size_t begin, std::size_t end) const {
    return Origin::Text(source_, static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end));
  }
  // A warning about a key says on which line of the text the first one is.
  void AddWarnings(std::vector<Fault> warnings, std::size_t begin, Document* document) const {
    std::vector<std::size_t> lines;  // where each line begins; made for the first warning
    for (Fault& warning : warnings) {
      if (lines.empty()) {
        lines.push_back(0);
        for (std::size_t i = 0; i < text_.size(); ++i) {
          if (text_[i] == '\n') lines.push_back(i + 1);
        }
      }
      const Value* first = warning.args.Find("first");
      std::int64_t at = 0;
      if (first != nullptr && first->AsInt64(&at)) {
        std::size_t pos = begin + static_cast<std::size_t>(at);
        auto line = std::upper_bound(lines.begin(), lines.end(), pos) - lines.begin();
        warning.args.Set("first", Value(static_cast<std::int64_t>(line)));
      }
      document->warnings.push_back(ProblemOf(std::move(warning), begin));
    }
  }

  // JSON is YAML but for a few escapes.
  Document ReadJson(std::string_view content, std::size_t begin) {
    Document document = Read(content, begin, false);
    if (!document.error) return document;
    document.value = ParseJson(content, source_, limits_.depth).value;
    Adopt(static_cast<std::uint32_t>(begin), &document.value);
    document.error.reset();
    return document;
  }
  // Makes what was read as JSON like what is read as YAML: ranges of the whole text, and numbers as
  // Go writes them.
  void Adopt(std::uint32_t by, Value* value) const {
    auto shifted = [&](Origin origin) {
      return Origin::Text(source_, origin.begin + by, origin.end + by);
    };
    Origin origin = shifted(value->origin());
    if (value->is_list()) {
      for (Value& item : value->MutableList()) Adopt(by, &item);
    } else if (value->is_map()) {
      std::vector<Entry> entries(value->map().begin(), value->map().end());
      for (Entry& entry : entries) {
        entry.key_origin = shifted(entry.key_origin);
        Adopt(by, &entry.value);
      }
      *value = Value(Map::FromEntries(std::move(entries)));
    } else if (value->is_number()) {
      Scalar number = Resolve({}, value->number_text());
      bool is_float = number.type == Scalar::Type::kFloat;
      if (is_float && std::isfinite(number.number)) number.text = JsonNumber(number.number);
      if (!number.text.empty()) *value = Value::Number(std::move(number.text));
    }
    value->set_origin(origin);
  }

  std::string_view text_;
  std::uint32_t source_;
  Limits limits_;
  std::size_t left_;  // expanded values
};

}  // namespace

bool IsLimit(const Problem& problem) { return problem.message.code.starts_with("read.too_"); }

std::vector<Document> ReadStream(std::string_view text, std::uint32_t source,
                                 const Limits& limits) {
  Reader reader(text, source, limits);
  std::vector<Document> documents;
  if (reader.TooLarge()) {
    documents.push_back(reader.RefuseAll());
    return documents;
  }
  std::vector<Piece> pieces = Split(text, limits.documents, limits.depth);
  if (pieces.size() > limits.documents) {
    Map args;
    args.Set("limit", Value(static_cast<std::int64_t>(limits.documents)));
    const Piece& piece = pieces.back();
    Fault fault{"read.too_many_documents", 0, 0, std::move(args)};
    documents.push_back(reader.Failed(piece.begin, piece.end, std::move(fault)));
    return documents;
  }
  documents.reserve(pieces.size());
  for (const Piece& piece : pieces) documents.push_back(reader.ReadPiece(piece));
  return documents;
}

Document ReadDocument(std::string_view text, std::uint32_t source, const Limits& limits) {
  Reader reader(text, source, limits);
  if (reader.TooLarge()) return reader.RefuseAll();
  return reader.Read(text, 0, false);
}

}  // namespace ksp::yaml
