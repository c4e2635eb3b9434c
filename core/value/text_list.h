// Texts of a table as one text, each with a '\0' behind it: "one\0" "two\0". An array of
// string_views would have an address and a length for each, which hardly compress in WebAssembly,
// and the linker would tear apart texts that compress well beside each other.
#ifndef KSP_VALUE_TEXT_LIST_H_
#define KSP_VALUE_TEXT_LIST_H_

#include <cstddef>
#include <string_view>

namespace ksp {

class TextList {
 public:
  template <std::size_t size>
  explicit constexpr TextList(const char (&texts)[size]) : rest_(texts, size - 1) {}

  bool empty() const { return rest_.empty(); }
  // Not of an empty list.
  std::string_view TakeFirst() {
    std::string_view first = rest_.substr(0, rest_.find('\0'));
    rest_.remove_prefix(first.size() + 1);
    return first;
  }

 private:
  std::string_view rest_;
};

}  // namespace ksp

#endif  // KSP_VALUE_TEXT_LIST_H_
