#include "gotemplate/html_escaper.h"

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "gotemplate/builtins.h"
#include "gotemplate/failure.h"
#include "gotemplate/parser.h"
#include "gotemplate/quote.h"

namespace ksp::gotemplate {
namespace {

// What stands at a place of a template: plain text, nothing (behind a {{break}}), or an error. Go
// goes on after an error, so a later one may replace it; and it writes into one that leaves a loop,
// so the error is shared.
struct Context {
  enum class State { kText, kDead, kError };
  State state = State::kText;
  std::shared_ptr<std::string> error;  // the description
  std::size_t position = 0;            // of the node that it is about

  bool failed() const { return state == State::kError; }
  static Context Dead() { return {State::kDead, nullptr, 0}; }
  static Context Error(const Node& node, std::string description) {
    return {State::kError, std::make_shared<std::string>(std::move(description)), node.position};
  }
};

bool IsPredefinedEscaper(std::string_view name) { return name == "html" || name == "urlquery"; }

// The name of the function that `command` calls, "" if it calls none.
std::string_view FunctionName(const CommandNode& command) {
  const Node* first = command.arguments[0];
  if (first->type != NodeType::kIdentifier) return "";
  return static_cast<const WordNode*>(first)->text;
}

class HtmlEscaper {
 public:
  HtmlEscaper(TemplateSet* set, Budget* budget) : set_(set), budget_(budget) {}

  Context EscapeTemplate(const Context& context, const Node& caller, const std::string& name);
  void Commit();

 private:
  // The contexts at the loop's {{break}}s and {{continue}}s, in that order.
  struct Loop {
    std::vector<Context> breaks;
    std::vector<Context> continues;
  };

  // A template's name, and whether it is called after an error: Go then has a copy of its own.
  using Key = std::pair<std::string, bool>;

  // Recursion must fit the stack.
  class Depth {
   public:
    explicit Depth(HtmlEscaper* escaper) : depth_(&escaper->depth_) {
      if (++*depth_ <= kMaxEscaperDepth) return;
      throw Failure{"playground limit: templates and blocks are nested deeper than " +
                        std::to_string(kMaxEscaperDepth),
                    true};
    }
    ~Depth() { --*depth_; }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

   private:
    int* depth_;
  };

  Context EscapeBody(const Context& assumed, const ListNode& list, const Key& key);
  void SetResult(const Key& key, const Context& context);
  Context EscapeNode(const Context& context, const Node& node);
  Context EscapeAction(const Context& context, const ActionNode& node);
  Context EscapeBranch(const Context& context, const BranchNode& node);
  Context EscapeList(Context context, const ListNode* list);
  static Context Join(const Context& a, const Context& b);
  static Context JoinLoop(Context context, const Loop& loop);
  void AddEscaper(PipeNode* pipe);
  const CommandNode* Call(std::string_view function, std::size_t position);

  TemplateSet* set_;
  Budget* budget_;
  int depth_ = 0;
  std::map<Key, Context> results_;                               // what stands behind a template
  std::vector<std::pair<Key, std::optional<Context>>> journal_;  // changes of it, to be undone
  std::vector<Loop> loops_;
  std::vector<const ActionNode*> actions_;  // that print, in templates without an error
};

Context HtmlEscaper::EscapeTemplate(const Context& context, const Node& caller,
                                    const std::string& name) {
  const Key key(name, context.failed());
  if (auto it = results_.find(key); it != results_.end()) return it->second;
  const ListNode* list = set_->Find(name);
  if (list == nullptr) return Context::Error(caller, "no such template " + Quote(name));
  const Context result = EscapeBody(context, *list, key);
  // Go looks for a result that holds when it is assumed, and so begins once more with the error.
  // That gives no other result, but it may write into the description of this one.
  if (result.failed()) EscapeBody(result, *list, key);
  return result;
}

// Calls of the template in its own body are taken to have the result `assumed`. After an error all
// that was learnt is forgotten but that.
Context HtmlEscaper::EscapeBody(const Context& assumed, const ListNode& list, const Key& key) {
  SetResult(key, assumed);
  const std::size_t results = journal_.size();
  const std::size_t actions = actions_.size();
  const Depth depth(this);
  Context result = EscapeList(assumed, &list);
  if (result.failed()) {
    for (; journal_.size() > results; journal_.pop_back()) {
      auto& [changed, before] = journal_.back();
      if (before) {
        results_[changed] = *before;
      } else {
        results_.erase(changed);
      }
    }
    actions_.resize(actions);
  }
  return result;
}

void HtmlEscaper::SetResult(const Key& key, const Context& context) {
  auto [it, added] = results_.try_emplace(key);
  journal_.emplace_back(key, added ? std::nullopt : std::optional(it->second));
  it->second = context;
}

Context HtmlEscaper::EscapeNode(const Context& context, const Node& node) {
  budget_->Step();
  switch (node.type) {
    case NodeType::kAction:
      return EscapeAction(context, static_cast<const ActionNode&>(node));
    case NodeType::kBreak:
      loops_.back().breaks.push_back(context);
      return Context::Dead();
    case NodeType::kContinue:
      loops_.back().continues.push_back(context);
      return Context::Dead();
    case NodeType::kIf:
    case NodeType::kRange:
    case NodeType::kWith:
      return EscapeBranch(context, static_cast<const BranchNode&>(node));
    case NodeType::kTemplate:
      return EscapeTemplate(context, node, static_cast<const TemplateNode&>(node).name);
    default:
      return context;
  }
}

Context HtmlEscaper::EscapeAction(const Context& context, const ActionNode& node) {
  if (!node.pipe->variables.empty()) return context;
  const auto& commands = node.pipe->commands;
  for (std::size_t i = 0; i + 1 < commands.size(); ++i) {
    const std::string_view name = FunctionName(*commands[i]);
    if (IsPredefinedEscaper(name)) {
      return Context::Error(node, "predefined escaper " + Quote(name) + " disallowed in template");
    }
  }
  if (!context.failed()) actions_.push_back(&node);
  return context;
}

Context HtmlEscaper::EscapeBranch(const Context& context, const BranchNode& node) {
  const Depth depth(this);
  const bool range = node.type == NodeType::kRange;
  if (range) loops_.emplace_back();
  Context body = EscapeList(context, node.list);
  if (range) {
    const Loop loop = std::move(loops_.back());
    loops_.pop_back();
    if (!body.failed()) body = JoinLoop(body, loop);
    if (body.failed()) return body;
  }
  return Join(body, EscapeList(context, node.else_list));
}

Context HtmlEscaper::EscapeList(Context context, const ListNode* list) {
  if (list == nullptr) return context;
  for (const Node* node : list->nodes) {
    context = EscapeNode(context, *node);
    if (context.state == Context::State::kDead) break;
  }
  return context;
}

Context HtmlEscaper::Join(const Context& a, const Context& b) {
  if (a.failed() || b.failed()) return a.failed() ? a : b;
  return a.state == Context::State::kDead ? b : a;
}

Context HtmlEscaper::JoinLoop(Context context, const Loop& loop) {
  for (const Context& at_break : loop.breaks) {
    context = Join(context, at_break);
    if (!context.failed()) continue;
    context.error->insert(0, "at range loop break: ");
    return context;
  }
  for (const Context& at_continue : loop.continues) {
    context = Join(context, at_continue);
    if (!context.failed()) continue;
    context.error->insert(0, "at range loop continue: ");
    return context;
  }
  return context;
}

const CommandNode* HtmlEscaper::Call(std::string_view function, std::size_t position) {
  CommandNode* command = set_->New<CommandNode>(position);
  command->arguments.push_back(
      set_->New<WordNode>(NodeType::kIdentifier, position, std::string(function)));
  return command;
}

// A trailing html takes the place of the escaper; its own arguments are then joined by
// _eval_args_, and dropped where it is not alone in the pipeline.
void HtmlEscaper::AddEscaper(PipeNode* pipe) {
  auto& commands = pipe->commands;
  const std::string_view last = FunctionName(*commands.back());
  const bool html = last == "html";
  if (IsPredefinedEscaper(last) && commands.size() == 1 && commands[0]->arguments.size() > 1) {
    const std::string escaper(last);
    CommandNode* arguments = set_->New<CommandNode>(*commands[0]);
    arguments->arguments[0] = set_->New<WordNode>(
        NodeType::kIdentifier, commands[0]->arguments[0]->position, std::string(kEvalArgs));
    commands = {arguments, Call(escaper, pipe->position)};
  }
  if (html) commands.pop_back();
  commands.push_back(Call(html ? "html" : kHtmlEscaper, pipe->position));
}

void HtmlEscaper::Commit() {
  for (const ActionNode* action : actions_) AddEscaper(action->pipe);
}

}  // namespace

void EscapeTemplates(const std::string& name, std::string_view text, TemplateSet* set,
                     Budget* budget) {
  HtmlEscaper escaper(set, budget);
  const ListNode* root = set->Find(name);
  const Context context = escaper.EscapeTemplate({}, *root, name);
  if (context.failed()) {
    throw Failure{"html/template:" + Location(name, text, context.position) + ": " +
                  *context.error};
  }
  escaper.Commit();
}

}  // namespace ksp::gotemplate
