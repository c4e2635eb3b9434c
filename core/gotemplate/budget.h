// What one template may use, and how it failed. A template may loop a billion times or print a
// gigabyte, and Go would let it: the limits are ours.
#ifndef KSP_GOTEMPLATE_BUDGET_H_
#define KSP_GOTEMPLATE_BUDGET_H_

#include <cstddef>
#include <string>

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

struct Failure {
  std::string message;  // Go's text, or ours
  bool ours = false;    // Go would have gone on: a limit of ours, or a thing that we do not know
};

// Where Go panics inside text/template and recovers at its edge, a failure is noted here. From then
// on there is nothing left to use, and whoever asks returns; what was made on the way is dropped.
class Budget {
 public:
  // False where there is none left, or after a failure.
  bool Step();
  bool Bytes(std::size_t count);

  bool failed() const { return failed_; }
  // A failure begins: its text is to be appended to what these return. Only the first one counts.
  std::string& Fail();
  std::string& FailOurs();  // begins with "playground limit: "
  // "playground limit: ", `what` there is too much of, the limit, and `unit`.
  void Exceed(const char* what, std::size_t limit, const char* unit);
  // What failed, which is forgotten here; without a message if nothing did.
  Failure TakeFailure();

 private:
  bool Use(std::size_t count, std::size_t limit, const char* unit, std::size_t* used);

  std::size_t steps_ = 0;
  std::size_t bytes_ = 0;
  bool failed_ = false;
  Failure failure_;
  std::string ignored_;  // what a later failure says
};

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_BUDGET_H_
