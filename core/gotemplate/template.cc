#include "gotemplate/template.h"

#include <map>
#include <utility>

#include "gotemplate/ast.h"
#include "gotemplate/budget.h"
#include "gotemplate/executor.h"
#include "gotemplate/failure.h"
#include "gotemplate/format.h"
#include "gotemplate/html_escaper.h"
#include "gotemplate/parser.h"

namespace ksp::gotemplate {
namespace {

// The names of .A.B or $.A.B; none for another variable.
std::vector<std::string> FieldNames(const Node& node) {
  if (node.type != NodeType::kField && node.type != NodeType::kVariable) return {};
  std::vector<std::string> names = static_cast<const FieldNode&>(node).names;
  if (node.type == NodeType::kVariable) {
    if (names[0] != "$") return {};
    names.erase(names.begin());
  }
  return names;
}

// Of .A.B, or index .A `B`, without anything else but the escaper.
std::vector<std::string> Lookup(const PipeNode& pipe) {
  if (pipe.commands.size() != 2) return {};
  const std::vector<const Node*>& arguments = pipe.commands[0]->arguments;
  if (arguments.size() == 1) return FieldNames(*arguments[0]);
  if (arguments.size() != 3 || arguments[0]->type != NodeType::kIdentifier ||
      static_cast<const WordNode*>(arguments[0])->text != "index" ||
      arguments[2]->type != NodeType::kString) {
    return {};
  }
  std::vector<std::string> names = FieldNames(*arguments[1]);
  if (!names.empty()) names.push_back(static_cast<const StringNode*>(arguments[2])->text);
  return names;
}

// One entry an action, in the order of the text.
std::vector<PrintedAction> ToActions(const std::vector<Printed>& printed, Budget* budget) {
  std::map<std::size_t, PrintedAction> actions;
  for (const Printed& one : printed) {
    PrintedAction& action = actions[one.action->begin];
    action.begin = one.action->begin;
    action.end = one.action->end;
    if (one.value.valid()) action.value += Sprint({&one.value, 1}, budget);
    action.escaped += one.escaped;
    action.missing = !one.value.valid();
    if (one.from_data) action.lookup = Lookup(*one.action->pipe);
  }
  std::vector<PrintedAction> in_order;
  for (auto& [begin, action] : actions) in_order.push_back(std::move(action));
  return in_order;
}

}  // namespace

Execution Execute(const std::string& name, std::string_view text, const GoValue& data) {
  Execution execution;
  Run run;
  Budget budget;
  try {
    TemplateSet set = ParseTemplates(name, text);
    const auto keep_actions = [&] { execution.actions = ToActions(run.printed, &budget); };
    try {
      EscapeTemplates(name, text, &set, &budget);
      RunTemplate(name, text, set, data, &budget, &run);
    } catch (const Failure&) {
      keep_actions();
      throw;
    }
    keep_actions();
    execution.output = std::move(run.output);
  } catch (const Failure& failure) {
    execution.error = failure.message;
    execution.limit = failure.ours;
  }
  return execution;
}

}  // namespace ksp::gotemplate
