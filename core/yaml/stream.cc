#include "yaml/stream.h"

#include "value/json.h"
#include "yaml/characters.h"

namespace ksp::yaml {
namespace {

// How far the decoder looks for a brace.
constexpr std::size_t kGuessSize = 4096;

// Bytes of the white space at `pos`, as Go's unicode.IsSpace has it; 0 if there is none.
std::size_t SpaceSize(std::string_view text, std::size_t pos) {
  if (pos >= text.size()) return 0;
  char c = text[pos];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  std::string_view two = text.substr(pos, 2);
  if (two == "\xC2\x85" || two == "\xC2\xA0") return 2;
  std::string_view three = text.substr(pos, 3);
  if (three == "\xE1\x9A\x80" || three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" ||
      three == "\xE2\x80\xAF" || three == "\xE2\x81\x9F" || three == "\xE3\x80\x80") {
    return 3;
  }
  bool en_quad_to_hair_space = three.size() == 3 && three.substr(0, 2) == "\xE2\x80" &&
                               three[2] >= '\x80' && three[2] <= '\x8A';
  return en_quad_to_hair_space ? 3 : 0;
}

std::size_t SkipSpace(std::string_view text, std::size_t pos) {
  while (std::size_t size = SpaceSize(text, pos)) pos += size;
  return pos;
}

bool MightBeJson(std::string_view text) {
  std::string_view head = text.substr(0, kGuessSize);
  return head.substr(SkipSpace(head, 0)).starts_with('{');
}

std::size_t SkipJsonSpace(std::string_view text, std::size_t pos) {
  std::size_t found = text.find_first_not_of(" \t\r\n", pos);
  return found == std::string_view::npos ? text.size() : found;
}

// Where the JSON value at `pos` would end, by its brackets and quotes alone.
std::size_t JsonEnd(std::string_view text, std::size_t pos) {
  std::size_t depth = 0;
  bool bare = false;  // in a number or a word
  while (pos < text.size()) {
    char c = text[pos];
    if (bare && std::string_view(" \t\r\n,:[]{}\"").find(c) != std::string_view::npos) {
      if (depth == 0) return pos;
      bare = false;
    }
    ++pos;
    if (c == '"') {
      while (pos < text.size() && text[pos] != '"') pos += text[pos] == '\\' ? 2 : 1;
      ++pos;
      if (depth == 0) return std::min(pos, text.size());
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth <= 1) return pos;
      --depth;
    } else if (std::string_view(" \t\r\n,:").find(c) == std::string_view::npos) {
      bare = true;
    }
  }
  return text.size();
}

class Splitter {
 public:
  Splitter(std::string_view text, std::size_t documents, int depth)
      : text_(text), documents_(documents), depth_(depth) {}

  std::vector<Piece> Run() {
    if (MightBeJson(text_) && ReadJson()) return std::move(pieces_);
    while (!Full() && ReadYaml()) {
    }
    return std::move(pieces_);
  }

 private:
  bool Full() const { return pieces_.size() > documents_; }

  // True if the whole text is JSON values, one after the other.
  bool ReadJson() {
    std::size_t pos = 0;
    while (!Full()) {
      std::size_t begin = SkipJsonSpace(text_, pos);
      if (begin == text_.size()) return true;
      pos = JsonEnd(text_, begin);
      if (ParseJson(text_.substr(begin, pos - begin), Origin::kNoSource, depth_).error) break;
      pieces_.push_back({begin, pos, true});
    }
    if (Full()) return true;
    pieces_.clear();
    return false;
  }

  // Cuts out the lines up to the next separator. One that comes first stays in the piece.
  bool ReadYaml() {
    std::size_t begin = pos_;
    while (pos_ < text_.size()) {
      std::size_t line = pos_;
      std::size_t next = text_.find('\n', line);
      next = next == std::string_view::npos ? text_.size() : next + 1;
      pos_ = next;
      if (text_.substr(line, 3) != "---") continue;
      if (!IsSeparator(text_, line)) {
        std::size_t end = line + text_.substr(line, next - line).find_last_not_of("\r\n") + 1;
        pieces_.push_back({line, end, false, "read.separator"});
        return false;
      }
      if (line != begin) {
        pieces_.push_back({begin, line});
        return true;
      }
    }
    if (begin < text_.size()) pieces_.push_back({begin, text_.size()});
    return false;
  }

  std::string_view text_;
  std::size_t documents_;
  int depth_;
  std::size_t pos_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> Split(std::string_view text, std::size_t documents, int depth) {
  return Splitter(text, documents, depth).Run();
}

bool IsSeparator(std::string_view text, std::size_t pos) {
  if (text.substr(pos, 3) != "---") return false;
  std::string_view line = text.substr(pos, text.find('\n', pos) - pos);
  std::size_t rest = SkipSpace(line, 3);
  return rest == line.size() || line[rest] == '#';
}

}  // namespace ksp::yaml
