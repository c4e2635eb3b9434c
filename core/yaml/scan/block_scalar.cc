#include <algorithm>

#include "yaml/scan/scalars.h"

namespace ksp::yaml {
namespace {

struct Header {
  char chomping = 0;  // + or -
  int increment = 0;  // 0: as the first line has it
};

// What follows the `|` or `>`, up to the next line.
Header ReadHeader(Cursor* in) {
  Header header;
  for (int i = 0; i < 2; ++i) {
    if (header.chomping == 0 && (in->Peek() == '+' || in->Peek() == '-')) {
      header.chomping = in->Peek();
      in->Skip();
    } else if (header.increment == 0 && IsDigit(in->Peek())) {
      header.increment = in->Peek() - '0';
      if (header.increment == 0) in->RefuseHere("read.block_indicator");
      in->Skip();
    }
  }
  in->SkipBlanks();
  in->SkipComment();
  if (!in->BlankOrEnd()) in->RefuseHere("read.block_indicator");
  if (in->Break() != 0) in->SkipBreak();
  return header;
}

// Indentation and empty lines; finds the scalar's column if it is not known (0).
void ReadBreaks(Cursor* in, int indent, int* column, std::string* breaks, std::uint32_t* end) {
  int widest = 0;
  for (;;) {
    while ((*column == 0 || in->column() < *column) && in->Peek() == ' ') in->Skip();
    widest = std::max(widest, in->column());
    if ((*column == 0 || in->column() < *column) && in->Peek() == '\t') in->RefuseHere("read.tab");
    if (in->Break() == 0) break;
    in->ReadBreak(breaks);
    *end = in->pos();
  }
  if (*column == 0) *column = std::max({widest, indent + 1, 1});
}

}  // namespace

ScannedScalar ReadBlock(Cursor* in, int indent) {
  ScannedScalar scalar;
  scalar.begin = in->at();
  bool literal = in->Peek() == '|';
  in->Skip();
  Header header = ReadHeader(in);
  int column = header.increment == 0 ? 0 : std::max(indent, 0) + header.increment;
  std::uint32_t content_end = in->pos();
  std::string text;
  std::string last_break;
  std::string breaks;
  bool was_blank = false;
  ReadBreaks(in, indent, &column, &breaks, &content_end);
  while (in->column() == column && !in->AtEnd()) {
    bool blank = in->Blank();
    if (!literal && !last_break.empty() && last_break[0] == '\n' && !was_blank && !blank) {
      if (breaks.empty()) text.push_back(' ');
    } else {
      text.append(last_break);
    }
    last_break.clear();
    text.append(breaks);
    breaks.clear();
    was_blank = blank;
    std::uint32_t line = in->pos();
    in->SkipLine();
    text.append(in->From(line));
    content_end = in->pos();
    if (!in->AtEnd()) in->ReadBreak(&last_break);
    std::uint32_t ignored = 0;
    ReadBreaks(in, indent, &column, &breaks, &ignored);
  }
  if (header.chomping != '-') text.append(last_break);
  if (header.chomping == '+') text.append(breaks);
  scalar.end = in->at();
  scalar.end.pos = content_end;
  scalar.end.line = in->line() == scalar.begin.line ? in->line() : in->line() - 1;
  scalar.decoded = std::move(text);
  return scalar;
}

}  // namespace ksp::yaml
