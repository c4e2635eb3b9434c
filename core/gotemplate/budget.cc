#include "gotemplate/budget.h"

#include <utility>

namespace ksp::gotemplate {

void Budget::Exceed(const char* what, std::size_t limit, const char* unit) {
  FailOurs().append(what).append(std::to_string(limit)).append(unit);
}

bool Budget::Use(std::size_t count, std::size_t limit, const char* unit, std::size_t* used) {
  *used += count;
  if (*used > limit) Exceed("the template makes more than ", limit, unit);
  return !failed_;
}

bool Budget::Step() { return Use(1, kMaxSteps, " steps", &steps_); }

bool Budget::Bytes(std::size_t count) { return Use(count, kMaxBytes, " bytes of text", &bytes_); }

std::string& Budget::Fail() {
  ignored_.clear();
  return std::exchange(failed_, true) ? ignored_ : failure_.message;
}

std::string& Budget::FailOurs() {
  if (!failed_) failure_.ours = true;
  return Fail().append("playground limit: ");
}

Failure Budget::TakeFailure() {
  failed_ = false;
  return std::exchange(failure_, {});
}

}  // namespace ksp::gotemplate
