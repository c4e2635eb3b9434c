#include "yaml/scan/skeleton.h"

#include <algorithm>

namespace ksp::yaml {

void Skeleton::Add(const Mark& begin, std::uint32_t end_line, std::string_view text) {
  if (begin.line > line_) {
    text_.push_back('\n');
    column_ = 0;
  } else if (!text_.empty()) {
    text_.push_back(' ');
    ++column_;
  }
  int column = std::max(begin.column, column_);
  text_.append(static_cast<std::size_t>(column - column_), ' ');
  text_.append(text);
  column_ = column + static_cast<int>(text.size());
  line_ = end_line;
}

}  // namespace ksp::yaml
