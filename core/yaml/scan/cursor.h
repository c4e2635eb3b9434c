// A place in a text of YAML, which moves on by characters and line breaks.
#ifndef KSP_YAML_SCAN_CURSOR_H_
#define KSP_YAML_SCAN_CURSOR_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "yaml/characters.h"
#include "yaml/scanner.h"

namespace ksp::yaml {

struct Mark {
  std::uint32_t pos = 0;    // bytes
  std::uint32_t index = 0;  // characters
  std::uint32_t line = 0;   // from 0
  int column = 0;           // characters
};

class Cursor {
 public:
  // `text` must outlive the cursor. `lines`: as Scan() has it.
  Cursor(std::string_view text, bool lines);

  const Mark& at() const { return at_; }
  std::uint32_t pos() const { return at_.pos; }
  int column() const { return at_.column; }
  std::uint32_t line() const { return at_.line; }
  void MoveTo(const Mark& mark) {
    if (!fault_) at_ = mark;
  }

  // What is written from `begin` up to here.
  std::string_view From(std::uint32_t begin) const { return Text(begin, at_.pos); }
  std::string_view Text(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  // The byte here or `ahead` bytes on; NUL at the end.
  char Peek(std::size_t ahead = 0) const {
    std::size_t pos = at_.pos + ahead;
    return pos < text_.size() ? text_[pos] : '\0';
  }
  bool AtEnd(std::size_t ahead = 0) const { return at_.pos + ahead >= text_.size(); }
  bool Blank(std::size_t ahead = 0) const { return IsBlank(Peek(ahead)); }
  // Bytes of the line break; 0 if there is none.
  std::size_t Break(std::size_t ahead = 0) const {
    std::size_t pos = at_.pos + ahead;
    if (pos >= text_.size()) return 0;
    if (lines_ && text_.substr(pos, 3) == "\r\r\n") return 3;
    return BreakSize(text_, pos);
  }
  bool BlankOrEnd(std::size_t ahead = 0) const {
    return AtEnd(ahead) || Blank(ahead) || Break(ahead) != 0;
  }
  // `---` or `...` at the beginning of a line.
  bool DocumentMarker(char c) const {
    return at_.column == 0 && Peek() == c && Peek(1) == c && Peek(2) == c && BlankOrEnd(3);
  }
  bool DocumentMarker() const { return DocumentMarker('-') || DocumentMarker('.'); }

  void Skip() {
    at_.pos += static_cast<std::uint32_t>(SizeOf(Peek()));
    if (at_.pos > text_.size()) at_.pos = static_cast<std::uint32_t>(text_.size());
    ++at_.index;
    ++at_.column;
  }
  void Skip(int characters) {
    for (int i = 0; i < characters; ++i) Skip();
  }
  void SkipBlanks() {
    while (Blank()) Skip();
  }
  void SkipLine() {
    while (!AtEnd() && Break() == 0) Skip();
  }
  void SkipComment() {
    if (Peek() == '#') SkipLine();
  }
  void SkipBreak();
  // The second of two byte order marks, where Go skips it.
  void SkipSecondMark();
  // The line break here as a scalar has it: only LS and PS stay what they are.
  void ReadBreak(std::string* out);
  void ReadCharacter(std::string* out) {
    std::uint32_t begin = at_.pos;
    Skip();
    out->append(From(begin));
  }

  // The first text that is no comment or marker behind the line here; npos if there is none.
  std::size_t FindTextBehindLine() const;

  // Says that the text breaks a rule; the first time counts. The text then ends here, so whoever
  // reads on finds nothing.
  void Refuse(const char* code, std::uint32_t begin, std::uint32_t end);
  // The same with one argument.
  void Refuse(const char* code, std::uint32_t begin, std::uint32_t end, std::string_view name,
              std::string_view value);
  // The character here.
  void RefuseHere(const char* code);
  bool refused() const { return fault_.has_value(); }

  // What was refused. A character that is not allowed is refused when Go's reader comes to its
  // piece of the text: so one far behind the end of the document goes unnoticed.
  std::optional<Fault> TakeFault();

 private:
  static std::size_t SizeOf(char c) { return std::max<std::size_t>(LeadingByteSize(c), 1); }

  std::string_view whole_;
  std::string_view text_;  // up to where it was refused
  bool lines_;
  bool second_mark_ = false;
  Mark at_;
  std::optional<Fault> fault_;
};

}  // namespace ksp::yaml

#endif  // KSP_YAML_SCAN_CURSOR_H_
