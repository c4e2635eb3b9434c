// Go's html/template (Go 1.26) on a text without '<': text/template with every printed result
// escaped for HTML text.
#ifndef KSP_GOTEMPLATE_TEMPLATE_H_
#define KSP_GOTEMPLATE_TEMPLATE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "gotemplate/go_value.h"

namespace ksp::gotemplate {

// An action that printed something. One that ran several times, as in a loop, is here once, with
// what it printed one after the other.
struct PrintedAction {
  std::size_t begin = 0;  // of its "{{" in the text
  std::size_t end = 0;    // behind its "}}"
  std::string value;      // before it was escaped
  std::string escaped;
  bool missing = false;  // the value was none, as of a key that a map does not have
  // Where the action does no more than to look up one part of the data: the names that lead to it,
  // {"Labels", "team"}.
  std::vector<std::string> lookup;
};

struct Execution {
  std::string output;
  std::string error;   // Go's text, of parsing, escaping or executing; "" if there is none
  bool limit = false;  // the error is a limit of ours, not Go's
  std::vector<PrintedAction> actions;  // in the order of the text; those before an error too
};

// Parses `text` as a template called `name` and executes it.
Execution Execute(std::string_view name, std::string_view text, const GoValue& data);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_TEMPLATE_H_
