// Runs parsed and escaped templates over data, by the rules of text/template.
#ifndef KSP_GOTEMPLATE_EXECUTOR_H_
#define KSP_GOTEMPLATE_EXECUTOR_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gotemplate/ast.h"
#include "gotemplate/budget.h"
#include "gotemplate/go_value.h"

namespace ksp::gotemplate {

// What an action that prints has printed.
struct Printed {
  const Node* action = nullptr;
  GoValue value;  // before the escaper
  // What came out, in Run::output.
  std::size_t begin = 0;
  std::size_t end = 0;
  bool from_data = false;  // dot was the whole data, so the action's fields are fields of that
};

struct Run {
  std::string output;
  std::vector<Printed> printed;  // in the order in which it was done
};

// Appends to `*run`, also where it fails, with Go's text.
void RunTemplate(std::string_view name, std::string_view text, const TemplateSet& set,
                 const GoValue& data, Budget* budget, Run* run);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_EXECUTOR_H_
