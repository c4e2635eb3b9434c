#include "gotemplate/budget.h"

#include <string>

#include "gotemplate/failure.h"

namespace ksp::gotemplate {

void Budget::Stop(const char* what, std::size_t limit) {
  throw Failure{
      "playground limit: the template makes more than " + std::to_string(limit) + " " + what, true};
}

}  // namespace ksp::gotemplate
