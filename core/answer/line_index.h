// Positions for a person: bytes of a text to lines and columns.
#ifndef KSP_ANSWER_LINE_INDEX_H_
#define KSP_ANSWER_LINE_INDEX_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  struct Position {
    std::int64_t line = 1;    // from 1
    std::int64_t column = 1;  // in characters (code points), from 1
  };
  Position At(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;  // the first byte of each line
};

// A range of the report: source, begin, end, line, column. Null for an origin without a text.
Value RangeJson(const Origin& origin, const std::vector<LineIndex>& indexes);

}  // namespace ksp

#endif  // KSP_ANSWER_LINE_INDEX_H_
