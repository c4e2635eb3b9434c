// What scalars say: quoted, plain and block scalars, one file each.
#ifndef KSP_YAML_SCAN_SCALARS_H_
#define KSP_YAML_SCAN_SCALARS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "yaml/scan/cursor.h"

namespace ksp::yaml {

struct ScannedScalar {
  Mark begin;
  Mark end;
  bool plain = false;
  bool broken = false;  // the white space behind a plain one has a line break
  // What it says: as the document has it here, unless it is `decoded`.
  std::uint32_t text_begin = 0;
  std::uint32_t text_end = 0;
  std::optional<std::string> decoded;
};

// The scalar in quotes that begins here. The cursor is then behind it.
ScannedScalar ReadQuoted(Cursor* in);

// The plain scalar that begins here; its further lines begin at `least_column` or behind. The
// cursor is then behind the white space that follows.
ScannedScalar ReadPlain(Cursor* in, int least_column, bool in_flow);

// The block scalar whose `|` or `>` is here, in a block of the column `indent`. The cursor is then
// at the line behind it.
ScannedScalar ReadBlock(Cursor* in, int indent);

// White space inside a quoted or plain scalar: blanks stay unless a line break follows, one line
// break is a space, more are one fewer.
struct Folding {
  bool broken = false;
  std::string blanks;
  std::string first;  // the first line break
  std::string rest;

  // Takes the white space here. A tab before `least_column`, where a line begins, is taken for
  // indentation and refused.
  void Skip(Cursor* in, int least_column);
  void AppendTo(std::string* out);
};

}  // namespace ksp::yaml

#endif  // KSP_YAML_SCAN_SCALARS_H_
