#include <string_view>

#include "yaml/scan/scalars.h"

namespace ksp::yaml {
namespace {

bool EndsHere(const Cursor& in, bool in_flow) {
  char c = in.Peek();
  if (c == ':') return in.BlankOrEnd(1);
  return in_flow && (c == ',' || c == '?' || c == '[' || c == ']' || c == '{' || c == '}');
}

}  // namespace

ScannedScalar ReadPlain(Cursor* in, int least_column, bool in_flow) {
  ScannedScalar scalar;
  scalar.plain = true;
  scalar.begin = in->at();
  scalar.end = in->at();
  bool one_line = true;
  std::string text;  // once it is more than one line
  Folding fold;
  while (!in->DocumentMarker() && in->Peek() != '#') {
    while (!in->BlankOrEnd() && !EndsHere(*in, in_flow)) {
      if (fold.broken) {
        if (one_line) text.assign(in->Text(scalar.begin.pos, scalar.end.pos));
        one_line = false;
      }
      if (!one_line) {
        fold.AppendTo(&text);
        in->ReadCharacter(&text);
      } else {
        in->Skip();
      }
      scalar.end = in->at();
    }
    if (!in->Blank() && in->Break() == 0) break;
    std::uint32_t blanks = in->pos();
    in->SkipBlanks();
    if (!one_line) fold.blanks = in->From(blanks);
    fold.Skip(in, least_column);
    if (!in_flow && in->column() < least_column) break;
  }
  scalar.broken = fold.broken;
  scalar.text_begin = scalar.begin.pos;
  scalar.text_end = scalar.end.pos;
  if (!one_line) scalar.decoded = std::move(text);
  return scalar;
}

}  // namespace ksp::yaml
