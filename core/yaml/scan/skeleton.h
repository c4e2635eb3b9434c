// The text that yaml-cpp reads in place of a document, in block context (scanner.h says why).
#ifndef KSP_YAML_SCAN_SKELETON_H_
#define KSP_YAML_SCAN_SKELETON_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "yaml/scan/cursor.h"

namespace ksp::yaml {

class Skeleton {
 public:
  // Adds what stands for a token from `begin` to the line `end_line` of the document. It keeps the
  // column of everything that can open a block collection: all before that on its line is one
  // character wide.
  void Add(const Mark& begin, std::uint32_t end_line, std::string_view text);
  // What follows on this line of the document follows in the same line here.
  void ContinueLine(std::uint32_t line) { line_ = line; }

  std::size_t size() const { return text_.size(); }
  void Truncate(std::size_t size) { text_.resize(size); }
  std::string Take() && { return std::move(text_); }

 private:
  std::string text_;
  std::uint32_t line_ = 0;  // of the document, where the last token ended
  int column_ = 0;
};

}  // namespace ksp::yaml

#endif  // KSP_YAML_SCAN_SKELETON_H_
