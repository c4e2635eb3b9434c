#include "yaml/scan/cursor.h"

namespace ksp::yaml {
namespace {

// Go's reader decodes the text in pieces of as many bytes.
constexpr std::size_t kPiece = 512;

}  // namespace

Cursor::Cursor(std::string_view text, bool lines) : text_(text), lines_(lines) {
  if (text_.starts_with(kByteOrderMark)) at_.pos = 3;
  second_mark_ = text_.substr(at_.pos).starts_with(kByteOrderMark);
}

void Cursor::SkipBreak() {
  std::size_t size = Break();
  at_.index += Peek() == '\r' && size == 2 ? 2 : 1;
  at_.pos += static_cast<std::uint32_t>(size);
  at_.column = 0;
  ++at_.line;
}

void Cursor::SkipSecondMark() {
  // Meant to skip a byte order mark, Go looks for it at the start of its buffer instead.
  if (second_mark_ && at_.column == 0 && at_.pos < kPiece && !AtEnd()) Skip();
}

void Cursor::ReadBreak(std::string* out) {
  std::size_t size = Break();
  if (size == 3 && Peek() != '\r') {
    out->append(text_.substr(at_.pos, 3));
  } else {
    out->push_back('\n');
  }
  SkipBreak();
}

std::size_t Cursor::FindTextBehindLine() const {
  std::size_t pos = at_.pos;
  while (pos < text_.size()) {
    pos = text_.find('\n', pos);
    pos = pos == std::string_view::npos ? pos : text_.find_first_not_of(" \t\r\n", pos);
    if (pos == std::string_view::npos) break;
    if (text_[pos] != '#' && text_.substr(pos, 3) != "...") return pos;
  }
  return std::string_view::npos;
}

void Cursor::Refuse(std::string code, std::uint32_t begin, std::uint32_t end, std::string_view name,
                    std::string_view value) const {
  Map args;
  args.Set(name, Value(std::string(value)));
  Refuse(std::move(code), begin, end, std::move(args));
}

void Cursor::CheckCharacters() const {
  BadCharacter bad = FindBadCharacter(text_);
  if (bad.code == nullptr) return;
  std::size_t piece = 0;
  while (piece + kPiece <= bad.pos) {
    std::size_t next = piece + kPiece;
    while ((text_[next] & 0xC0) == 0x80) --next;
    piece = next;
  }
  if (at_.pos + 4 <= piece) return;
  std::uint32_t pos = static_cast<std::uint32_t>(bad.pos);
  Refuse(bad.code, pos, pos + 1, bad.args);
}

}  // namespace ksp::yaml
