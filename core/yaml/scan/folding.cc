#include "yaml/scan/scalars.h"

namespace ksp::yaml {

void Folding::Skip(Cursor* in, int least_column) {
  while (in->Blank() || in->Break() != 0) {
    if (in->Break() != 0) {
      blanks.clear();
      in->ReadBreak(broken ? &rest : &first);
      broken = true;
    } else if (in->Peek() == '\t' && in->column() < least_column) {
      in->RefuseHere("read.tab");
    } else {
      in->Skip();
    }
  }
}

void Folding::AppendTo(std::string* out) {
  if (!broken) {
    out->append(blanks);
  } else if (first == "\n") {
    out->append(rest.empty() ? " " : rest);
  } else {
    out->append(first).append(rest);
  }
  *this = Folding();
}

}  // namespace ksp::yaml
