// The limits of ours: a template may loop a billion times or print a gigabyte, and Go would let it.
#ifndef KSP_GOTEMPLATE_BUDGET_H_
#define KSP_GOTEMPLATE_BUDGET_H_

#include <cstddef>

namespace ksp::gotemplate {

// Nesting of parentheses, and of blocks such as {{if}}: recursion must fit a stack of 1 MB. All of
// them together at their limits need less than half of that.
inline constexpr int kMaxParentheses = 150;
inline constexpr int kMaxBlocks = 150;
// Nesting of blocks and of templates in templates, where the escaper walks through both.
inline constexpr int kMaxEscaperDepth = 300;
// Templates running in templates: Go's own limit.
inline constexpr int kMaxTemplateDepth = 100'000;
// Nodes walked, commands evaluated and loop passes, of one execution.
inline constexpr std::size_t kMaxSteps = 1'000'000;
// Bytes of the output and of all strings made on the way, of one execution.
inline constexpr std::size_t kMaxBytes = 16 << 20;

class Budget {
 public:
  void Step() {
    if (++steps_ > kMaxSteps) Stop("steps", kMaxSteps);
  }
  void Bytes(std::size_t count) {
    bytes_ += count;
    if (bytes_ > kMaxBytes) Stop("bytes of text", kMaxBytes);
  }

 private:
  [[noreturn]] static void Stop(const char* what, std::size_t limit);  // throws a Failure

  std::size_t steps_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_BUDGET_H_
