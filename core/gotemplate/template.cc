#include "gotemplate/template.h"

#include <utility>

#include "gotemplate/ast.h"
#include "gotemplate/budget.h"
#include "gotemplate/executor.h"
#include "gotemplate/format.h"
#include "gotemplate/html_escaper.h"
#include "gotemplate/parser.h"
#include "value/stable_sort.h"

namespace ksp::gotemplate {
namespace {

// Appends the names of .A.B or $.A.B; none of another variable.
void AddFieldNames(const Node& node, std::vector<std::string>* names) {
  if (node.type != NodeType::kField && node.text != "$") return;
  for (std::string_view name : node.names) names->emplace_back(name);
}

// Of .A.B, or index .A `B`, without anything else but the escaper.
std::vector<std::string> Lookup(const Node& pipe) {
  std::vector<std::string> names;
  if (pipe.nodes.size() != 2) return names;
  const std::vector<Node*>& words = pipe.nodes[0]->nodes;
  if (words.size() == 1) AddFieldNames(*words[0], &names);
  if (words.size() != 3 || words[0]->type != NodeType::kIdentifier || words[0]->text != "index" ||
      words[2]->type != NodeType::kString) {
    return names;
  }
  AddFieldNames(*words[1], &names);
  if (!names.empty()) names.emplace_back(words[2]->names[0]);
  return names;
}

// One entry an action, in the order of the text.
std::vector<PrintedAction> ToActions(const Run& run, Budget* budget) {
  std::vector<const Printed*> printed;
  for (const Printed& one : run.printed) printed.push_back(&one);
  StableSort(&printed, [](const Printed* a, const Printed* b) {
    return a->action->begin < b->action->begin;
  });
  std::vector<PrintedAction> actions;
  const Node* last = nullptr;
  for (const Printed* one : printed) {
    if (one->action != last) actions.emplace_back();
    last = one->action;
    PrintedAction& action = actions.back();
    action.begin = last->begin;
    action.end = last->end;
    if (one->value.valid()) action.value += Sprint({&one->value, 1}, budget);
    action.escaped.append(run.output, one->begin, one->end - one->begin);
    action.missing = !one->value.valid();
    if (one->from_data) action.lookup = Lookup(*last->nodes[0]);
  }
  return actions;
}

}  // namespace

Execution Execute(std::string_view name, std::string_view text, const GoValue& data) {
  Run run;
  Budget budget;
  TemplateSet set;
  ParseTemplates(name, text, &set, &budget);
  if (!budget.failed()) EscapeTemplates(name, text, &set, &budget);
  if (!budget.failed()) RunTemplate(name, text, set, data, &budget, &run);

  Execution execution;
  Failure failure = budget.TakeFailure();
  execution.actions = ToActions(run, &budget);
  if (budget.failed()) {
    failure = budget.TakeFailure();
    execution.actions.clear();
  }
  if (failure.message.empty()) execution.output = std::move(run.output);
  execution.error = std::move(failure.message);
  execution.limit = failure.ours;
  return execution;
}

}  // namespace ksp::gotemplate
