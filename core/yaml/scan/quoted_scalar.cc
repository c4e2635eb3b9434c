#include <string_view>

#include "value/utf8.h"
#include "yaml/scan/scalars.h"

namespace ksp::yaml {
namespace {

void RefuseUnclosed(Cursor* in, const Mark& begin) {
  in->Refuse("read.unclosed_quote", begin.pos, begin.pos + 1, "quote",
             in->Text(begin.pos, begin.pos + 1));
}

void RefuseEscape(Cursor* in, const Mark& escape) {
  in->Refuse("read.escape", escape.pos, in->pos(), "escape", in->From(escape.pos));
}

// What `\c` stands for, if it is not a number; empty if it is or if there is no such escape.
std::string_view Named(char c) {
  switch (c) {
    case '0':
      return std::string_view("\0", 1);
    case 'a':
      return "\a";
    case 'b':
      return "\b";
    case 't':
    case '\t':
      return "\t";
    case 'n':
      return "\n";
    case 'v':
      return "\v";
    case 'f':
      return "\f";
    case 'r':
      return "\r";
    case 'e':
      return "\x1B";
    case ' ':
      return " ";
    case '"':
      return "\"";
    case '\'':
      return "'";
    case '\\':
      return "\\";
    case 'N':
      return "\xC2\x85";
    case '_':
      return "\xC2\xA0";
    case 'L':
      return "\xE2\x80\xA8";
    case 'P':
      return "\xE2\x80\xA9";
    default:
      return "";
  }
}

// Digits of the number that follows `\c`; 0 if none does.
int NumberSize(char c) { return c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0; }

// The escape here, in the scalar that begins at `begin`.
void ReadEscape(Cursor* in, const Mark& begin, std::string* text) {
  Mark escape = in->at();
  char c = in->Peek(1);
  std::string_view named = in->AtEnd(1) ? "" : Named(c);
  int digits = NumberSize(c);
  if (named.empty() && digits == 0) {
    if (in->AtEnd(1)) return RefuseUnclosed(in, begin);
    in->Skip(2);
    return RefuseEscape(in, escape);
  }
  in->Skip(2);
  text->append(named);
  if (digits == 0) return;
  std::uint32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    int digit = HexDigit(in->Peek());
    if (digit < 0) return RefuseEscape(in, escape);
    value = value << 4 | static_cast<std::uint32_t>(digit);
    in->Skip();
  }
  if (!IsValidRune(value)) return RefuseEscape(in, escape);
  AppendRune(value, text);
}

}  // namespace

ScannedScalar ReadQuoted(Cursor* in) {
  ScannedScalar scalar;
  scalar.begin = in->at();
  char quote = in->Peek();
  in->Skip();
  // Most say what is written: no escape, no line break. `text` is used from the first of these.
  scalar.text_begin = in->pos();
  bool as_written = true;
  std::string text;
  auto decode = [&](std::uint32_t end) {
    if (as_written) text.assign(in->Text(scalar.text_begin, end));
    as_written = false;
  };
  for (;;) {
    if (in->DocumentMarker() || in->AtEnd()) {
      RefuseUnclosed(in, scalar.begin);
      return scalar;
    }
    Folding fold;
    while (!in->BlankOrEnd()) {
      char c = in->Peek();
      if (c == quote) {
        if (quote == '"' || in->Peek(1) != '\'') break;
        decode(in->pos());
        text.push_back('\'');
        in->Skip(2);
      } else if (c == '\\' && quote == '"') {
        decode(in->pos());
        if (in->Break(1) == 0) {
          ReadEscape(in, scalar.begin, &text);
          continue;
        }
        in->Skip();
        in->SkipBreak();
        fold.broken = true;
        break;
      } else if (as_written) {
        in->Skip();
      } else {
        in->ReadCharacter(&text);
      }
    }
    if (in->Peek() == quote) break;
    std::uint32_t blanks = in->pos();
    in->SkipBlanks();
    if (as_written && in->Break() == 0) continue;
    decode(blanks);
    if (!fold.broken) fold.blanks = in->From(blanks);
    fold.Skip(in, 0);
    fold.AppendTo(&text);
  }
  scalar.text_end = in->pos();
  in->Skip();
  scalar.end = in->at();
  if (!as_written) scalar.decoded = std::move(text);
  return scalar;
}

}  // namespace ksp::yaml
