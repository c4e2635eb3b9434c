// What a check of a webhook finds. A check takes a Verdict to write to and gives whether it passes.
#ifndef KSP_KSERVE_CHECK_H_
#define KSP_KSERVE_CHECK_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

// Why a webhook refuses an object, or that it crashes.
class Verdict {
 public:
  explicit Verdict(const Release& release) : sentences_(release.messages_are_sentences) {}

  // Both give false, for the check to give in its turn. What is told first holds, but a crash takes
  // the place of a refusal: where KServe looks at the first of several errors, all of their checks
  // have been made.
  //
  // `code` is that of the diagnostic. `text` is KServe's, where {} is the next of `arguments`, {q}
  // the same as Go quotes it, and {A|B} is A in the releases whose messages are sentences, else B.
  using Arguments = std::initializer_list<std::string_view>;
  bool Refuse(const char* code, const char* text, const Origin& where, Arguments arguments = {});
  bool Crash(const char* code, const char* text, const Origin& where);

  // Puts a text before that of a refusal; the text of a crash stays alone. Gives false too.
  bool Prefix(const char* text, Arguments arguments);

  bool passed() const { return code_ == nullptr; }
  const char* code() const { return code_; }
  const std::string& message() const { return message_; }  // KServe's; Go's where it crashes
  const Origin& where() const { return where_; }
  bool panic() const { return panic_; }

 private:
  std::string Format(std::string_view text, Arguments arguments) const;

  const bool sentences_;
  bool panic_ = false;
  const char* code_ = nullptr;
  std::string message_;
  Origin where_;
};

// The origin of what a pointer points to; none for null.
const Origin& OriginOf(const Value* value);

// Go's texts for the crashes that occur here.
inline constexpr char kNilMapPanic[] = "assignment to entry in nil map";
inline constexpr char kIndexPanic[] = "runtime error: index out of range [0] with length 0";
inline constexpr char kNilPointerPanic[] =
    "runtime error: invalid memory address or nil pointer dereference";

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CHECK_H_
