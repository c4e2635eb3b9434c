#include "answer/line_index.h"

#include <algorithm>

namespace ksp {

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

LineIndex::Position LineIndex::At(std::uint32_t byte) const {
  auto next = std::upper_bound(starts_.begin(), starts_.end(), byte);
  std::uint32_t start = *(next - 1);
  // A very long line has no column worth counting to; what is shown then is the byte.
  std::uint32_t length = std::min<std::uint32_t>(byte - start, 10'000);
  std::string_view before = text_.substr(start, length);
  auto characters = std::count_if(before.begin(), before.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return {next - starts_.begin(), characters + 1 + (byte - start - length)};
}

Value RangeJson(const Origin& origin, const std::vector<LineIndex>& indexes) {
  if (!origin.has_text() || origin.source >= indexes.size()) return nullptr;
  LineIndex::Position position = indexes[origin.source].At(origin.begin);
  Map range;
  auto set = [&](std::string_view key, std::int64_t number) { range.Set(key, number); };
  set("source", origin.source);
  set("begin", origin.begin);
  set("end", origin.end);
  set("line", position.line);
  set("column", position.column);
  return range;
}

}  // namespace ksp
