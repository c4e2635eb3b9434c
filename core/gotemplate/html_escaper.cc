#include "gotemplate/html_escaper.h"

#include <string>
#include <utility>
#include <vector>

#include "gotemplate/builtins.h"
#include "gotemplate/parser.h"
#include "gotemplate/quote.h"

namespace ksp::gotemplate {
namespace {

// What stands at a place of a template: plain text, nothing (behind a {{break}}), or an error,
// which is a place in HtmlEscaper::errors_. Go goes on after an error, so a later one may replace
// it.
using Context = int;
constexpr Context kText = -1;
constexpr Context kDead = -2;
constexpr Context kUnknown = -3;  // of a template that has not been looked at

bool IsError(Context context) { return context >= 0; }

bool IsPredefinedEscaper(std::string_view name) { return name == "html" || name == "urlquery"; }

// The name of the function that `command` calls, "" if it calls none.
std::string_view FunctionName(const Node& command) {
  const Node& first = *command.nodes[0];
  return first.type == NodeType::kIdentifier ? first.text : "";
}

class HtmlEscaper {
 public:
  HtmlEscaper(std::string_view name, std::string_view text, TemplateSet* set, Budget* budget)
      : name_(name), text_(text), set_(set), budget_(budget), results_(2 * set->size(), kUnknown) {}

  void Run();

 private:
  // A template that is missing, or a misplaced escaper.
  struct Error {
    const Node* node;
    std::string_view name;
    // The loops that it left: Go writes into the error, so all that have met it see that.
    std::string prefix;
  };

  // The contexts at a loop's {{break}}s and {{continue}}s.
  struct Loop {
    std::vector<Context> breaks;
    std::vector<Context> continues;
  };

  // Where a template's result is, in `results_`.
  struct Change {
    std::size_t key;
    Context before;
  };

  Context EscapeTemplate(Context context, const Node& caller, std::string_view name);
  Context EscapeBody(Context assumed, const Node& list, std::size_t key);
  Context EscapeNode(Context context, const Node& node);
  Context EscapeAction(Context context, const Node& node);
  Context EscapeBranch(Context context, const Node& node);
  Context EscapeList(Context context, const Node& list);
  Context JoinLoop(Context context, const std::vector<Context>& others, const char* prefix);
  Context AddError(const Node& node, std::string_view name);
  bool Enter();
  void Report(const Error& error);
  void AddEscaper(Node* pipe);
  Node* Call(std::string_view function, std::size_t position);

  std::string_view name_;
  std::string_view text_;
  TemplateSet* set_;
  Budget* budget_;
  int depth_ = 0;
  // What stands behind a template: after a text, and after an error, when Go has a copy of its own.
  std::vector<Context> results_;
  std::vector<Change> journal_;  // changes of them, to be undone
  std::vector<Error> errors_;
  Loop* loop_ = nullptr;              // the innermost
  std::vector<const Node*> actions_;  // that print, in templates without an error
};

Context Join(Context a, Context b) {
  if (IsError(a) || IsError(b)) return IsError(a) ? a : b;
  return a == kDead ? b : a;
}

Context HtmlEscaper::AddError(const Node& node, std::string_view name) {
  errors_.push_back({&node, name, ""});
  return static_cast<Context>(errors_.size()) - 1;
}

// Recursion must fit the stack. Who enters leaves again by lessening `depth_`.
bool HtmlEscaper::Enter() {
  if (++depth_ > kMaxEscaperDepth) {
    budget_->Exceed("templates and blocks are nested deeper than ", kMaxEscaperDepth, "");
  }
  return !budget_->failed();
}

Context HtmlEscaper::EscapeTemplate(Context context, const Node& caller, std::string_view name) {
  const TemplateSet::Template* called = set_->Find(name);
  if (called == nullptr) return AddError(caller, name);
  const std::size_t key = 2 * called->number + (IsError(context) ? 1 : 0);
  if (results_[key] != kUnknown) return results_[key];
  const Context result = EscapeBody(context, *called->list, key);
  // Go looks for a result that holds when it is assumed, and so begins once more with the error.
  // That gives no other result, but it may write into the description of this one.
  if (IsError(result)) EscapeBody(result, *called->list, key);
  return result;
}

// Calls of the template in its own body are taken to have the result `assumed`. After an error all
// that was learnt is forgotten but that.
Context HtmlEscaper::EscapeBody(Context assumed, const Node& list, std::size_t key) {
  journal_.push_back({key, results_[key]});
  results_[key] = assumed;
  const std::size_t changes = journal_.size();
  const std::size_t actions = actions_.size();
  const Context result = Enter() ? EscapeList(assumed, list) : kDead;
  --depth_;
  if (!IsError(result)) return result;
  for (; journal_.size() > changes; journal_.pop_back()) {
    results_[journal_.back().key] = journal_.back().before;
  }
  actions_.resize(actions);
  return result;
}

Context HtmlEscaper::EscapeNode(Context context, const Node& node) {
  if (!budget_->Step()) return kDead;
  switch (node.type) {
    case NodeType::kAction:
      return EscapeAction(context, node);
    case NodeType::kBreak:
      loop_->breaks.push_back(context);
      return kDead;
    case NodeType::kContinue:
      loop_->continues.push_back(context);
      return kDead;
    case NodeType::kIf:
    case NodeType::kRange:
    case NodeType::kWith:
      return EscapeBranch(context, node);
    case NodeType::kTemplate:
      return EscapeTemplate(context, node, node.text);
    default:
      return context;
  }
}

Context HtmlEscaper::EscapeAction(Context context, const Node& node) {
  const Node& pipe = *node.nodes[0];
  if (!pipe.names.empty()) return context;
  for (std::size_t i = 0; i + 1 < pipe.nodes.size(); ++i) {
    const std::string_view name = FunctionName(*pipe.nodes[i]);
    if (IsPredefinedEscaper(name)) return AddError(node, name);
  }
  if (!IsError(context)) actions_.push_back(&node);
  return context;
}

Context HtmlEscaper::EscapeBranch(Context context, const Node& node) {
  const bool range = node.type == NodeType::kRange;
  Loop loop;
  Loop* outer = range ? std::exchange(loop_, &loop) : loop_;
  Context body = Enter() ? EscapeList(context, *node.nodes[1]) : kDead;
  loop_ = outer;
  if (!IsError(body)) body = JoinLoop(body, loop.breaks, "at range loop break: ");
  if (!IsError(body)) body = JoinLoop(body, loop.continues, "at range loop continue: ");
  if (!range || !IsError(body)) {
    body = Join(body, node.nodes.size() > 2 ? EscapeList(context, *node.nodes[2]) : context);
  }
  --depth_;
  return body;
}

Context HtmlEscaper::EscapeList(Context context, const Node& list) {
  for (const Node* node : list.nodes) {
    context = EscapeNode(context, *node);
    if (context == kDead) break;
  }
  return context;
}

Context HtmlEscaper::JoinLoop(Context context, const std::vector<Context>& others,
                              const char* prefix) {
  for (Context other : others) {
    context = Join(context, other);
    if (!IsError(context)) continue;
    errors_[static_cast<std::size_t>(context)].prefix.insert(0, prefix);
    break;
  }
  return context;
}

Node* HtmlEscaper::Call(std::string_view function, std::size_t position) {
  Node* command = set_->New(NodeType::kCommand, position);
  command->nodes.push_back(set_->New(NodeType::kIdentifier, position, function));
  return command;
}

// A trailing html takes the place of the escaper; its own arguments are then joined by
// _eval_args_, and dropped where it is not alone in the pipeline.
void HtmlEscaper::AddEscaper(Node* pipe) {
  std::vector<Node*>& commands = pipe->nodes;
  const std::string_view last = FunctionName(*commands.back());
  const bool html = last == "html";
  if (IsPredefinedEscaper(last) && commands.size() == 1 && commands[0]->nodes.size() > 1) {
    Node* function = commands[0]->nodes[0];
    commands.push_back(Call(last, pipe->position));
    function->text = kEvalArgs;
  }
  if (html) commands.pop_back();
  commands.push_back(Call(html ? "html" : kHtmlEscaper, pipe->position));
}

void HtmlEscaper::Report(const Error& error) {
  std::string& message = budget_->Fail().append("html/template:");
  message.append(Location(name_, text_, error.node->position)).append(": ").append(error.prefix);
  if (error.node->type == NodeType::kTemplate) {
    message.append("no such template ").append(Quote(error.name));
  } else {
    message.append("predefined escaper ").append(Quote(error.name));
    message.append(" disallowed in template");
  }
}

void HtmlEscaper::Run() {
  const TemplateSet::Template* root = set_->Find(name_);
  const Context context = EscapeTemplate(kText, *root->list, name_);
  if (IsError(context)) return Report(errors_[static_cast<std::size_t>(context)]);
  for (const Node* action : actions_) AddEscaper(action->nodes[0]);
}

}  // namespace

void EscapeTemplates(std::string_view name, std::string_view text, TemplateSet* set,
                     Budget* budget) {
  HtmlEscaper(name, text, set, budget).Run();
}

}  // namespace ksp::gotemplate
