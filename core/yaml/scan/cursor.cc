#include "yaml/scan/cursor.h"

namespace ksp::yaml {
namespace {

// Go's reader decodes the text in pieces of as many bytes.
constexpr std::size_t kPiece = 512;

}  // namespace

Cursor::Cursor(std::string_view text, bool lines) : whole_(text), text_(text), lines_(lines) {
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

void Cursor::Refuse(const char* code, std::uint32_t begin, std::uint32_t end) {
  if (fault_) return;
  fault_ = Fault{code, begin, end, Map()};
  text_ = text_.substr(0, at_.pos);
}

void Cursor::Refuse(const char* code, std::uint32_t begin, std::uint32_t end, std::string_view name,
                    std::string_view value) {
  if (fault_) return;
  Refuse(code, begin, end);
  fault_->args.Set(name, Value(value));
}

void Cursor::RefuseHere(const char* code) {
  std::size_t end = at_.pos + SizeOf(Peek());
  Refuse(code, at_.pos, static_cast<std::uint32_t>(std::min(end, text_.size())));
}

std::optional<Fault> Cursor::TakeFault() {
  BadCharacter bad = FindBadCharacter(whole_);
  if (bad.code == nullptr) return std::move(fault_);
  std::size_t piece = 0;
  while (piece + kPiece <= bad.pos) {
    std::size_t next = piece + kPiece;
    while ((whole_[next] & 0xC0) == 0x80) --next;
    piece = next;
  }
  if (at_.pos + 4 <= piece) return std::move(fault_);
  std::uint32_t pos = static_cast<std::uint32_t>(bad.pos);
  if (fault_ && fault_->end <= pos) return std::move(fault_);
  return Fault{bad.code, pos, pos + 1, std::move(bad.args)};
}

}  // namespace ksp::yaml
