#include "gotemplate/executor.h"

#include <forward_list>
#include <span>
#include <utility>

#include "gotemplate/builtins.h"
#include "gotemplate/format.h"
#include "gotemplate/parser.h"
#include "gotemplate/quote.h"

namespace ksp::gotemplate {
namespace {

// A function or an operand in a pipeline.
struct Operand {
  const GoValue& dot;
  const Node& node;  // what an error of its call speaks of
  // What stands behind it.
  std::span<const Node* const> arguments = {};
  // The last value of the pipeline, which the next command takes as its last argument; null for the
  // first command, which has none.
  const GoValue* final = nullptr;

  bool HasArguments() const { return !arguments.empty() || final != nullptr; }
};

// After a failure everything it asks for is the invalid value, and nothing is called or printed.
class Executor {
 public:
  Executor(std::string_view name, std::string_view text, const TemplateSet& set,
           const GoValue& data, Budget* budget, Run* run)
      : name_(name), text_(text), set_(set), data_(data), budget_(budget), run_(run) {}

  void Execute();

 private:
  // A list that is being walked. Lists inside lists, and templates inside templates, are frames on
  // a stack of our own: Go allows a hundred thousand.
  struct Frame {
    const Node* list = nullptr;
    std::size_t next = 0;  // of the list's nodes
    GoValue dot = {};
    std::size_t variables = 0;  // how many to keep at the end
    // Of a loop.
    const Node* range = nullptr;
    GoValue over = {};
    std::uint64_t pass = 0;
    std::uint64_t passes = 0;
    std::size_t pass_variables = 0;  // how many to keep after a pass
    // Of a template: what to go back to.
    bool is_template = false;
    std::string_view caller = {};
    std::size_t caller_variables = 0;
  };

  // Walking: the structure of the template.
  void Walk(const Node& node);
  void WalkAction(const Node& node, const GoValue& dot);
  void WalkBranch(const Node& node, const GoValue& dot);
  void WalkTemplate(const Node& node, const GoValue& dot);
  std::uint64_t Passes(const Node& node, const GoValue& over);
  void BeginPass(Frame* frame);
  void EndList();
  void LeavePass(bool leave_loop);

  // Evaluation: pipelines, commands and operands.
  GoValue EvalPipeline(const GoValue& dot, const Node& pipe, GoValue* before_last = nullptr);
  GoValue EvalCommand(const GoValue& dot, const Node& command, const GoValue* final);
  GoValue EvalOperand(const Operand& operand, const Node& node);
  GoValue EvalNames(const Operand& operand, const Node& node);
  GoValue EvalName(const Operand& operand, std::string_view name, const GoValue& receiver);
  bool FieldOf(const GoValue& value, std::string_view name, const GoType& receiver_type,
               bool has_arguments, GoValue* field);
  GoValue EvalCall(const Operand& operand, const Function& function, const GoValue* receiver);
  GoValue EvalAndOr(const Operand& operand, bool until);
  void FailCall(const Operand& operand, const GoValue& callee);
  GoValue EvalArgument(const GoValue& dot, bool is_text, const Node& node);
  GoValue EvalConstant(const Node& node);
  GoValue ToArgument(bool is_text, const GoValue& value);
  void RefuseArguments(const Operand& operand, const Node& node);

  void At(const Node& node) { at_ = &node; }
  std::string& Fail(const char* message) const;
  void FailOver(const char* before, const GoValue& value, const char* behind) const;

  void Push(std::string_view name, GoValue value) {
    names_.push_back(name);
    variables_.push_back(std::move(value));
  }
  void KeepVariables(std::size_t count) {
    while (variables_.size() > count) variables_.pop_back();
    names_.resize(count);
  }
  GoValue* FindVariable(std::string_view name);  // the last of that name; fails if there is none
  void SetVariable(std::string_view name, const GoValue& value);

  std::string_view name_;
  std::string_view text_;
  const TemplateSet& set_;
  const GoValue& data_;
  Budget* budget_;
  Run* run_;

  const Node* at_ = nullptr;  // what an error speaks of
  std::string_view template_;
  std::vector<std::string_view> names_;  // of the variables
  std::vector<GoValue> variables_;
  std::size_t first_variable_ = 0;   // of the template; it does not see its caller's
  std::forward_list<Frame> frames_;  // the innermost is the first
  int template_depth_ = 0;
};

std::string& Executor::Fail(const char* message) const {
  std::string& out = budget_->Fail().append("template: ");
  out.append(Location(name_, text_, at_->position)).append(": executing ").append(Quote(template_));
  return out.append(" at <").append(ToString(*at_)).append(">: ").append(message);
}

void Executor::FailOver(const char* before, const GoValue& value, const char* behind) const {
  const std::string text = Sprintf("%v", {&value, 1}, budget_);
  Fail(before).append(text).append(behind);
}

GoValue* Executor::FindVariable(std::string_view name) {
  for (std::size_t i = variables_.size(); i > first_variable_; --i) {
    if (names_[i - 1] == name) return &variables_[i - 1];
  }
  Fail("undefined variable: ").append(name);
  return nullptr;
}

void Executor::SetVariable(std::string_view name, const GoValue& value) {
  if (GoValue* variable = FindVariable(name)) *variable = value;
}

// --- Walking

void Executor::Execute() {
  template_ = name_;
  Push("$", data_);
  frames_.push_front({.list = set_.Find(name_)->list, .dot = data_});
  while (!frames_.empty() && !budget_->failed()) {
    Frame& frame = frames_.front();
    if (frame.next == frame.list->nodes.size()) {
      EndList();
    } else {
      Walk(*frame.list->nodes[frame.next++]);
    }
  }
}

void Executor::Walk(const Node& node) {
  if (!budget_->Step()) return;
  At(node);
  const GoValue dot = frames_.front().dot;
  switch (node.type) {
    case NodeType::kText:
      if (budget_->Bytes(node.text.size())) run_->output.append(node.text);
      return;
    case NodeType::kAction:
      return WalkAction(node, dot);
    case NodeType::kIf:
    case NodeType::kWith:
    case NodeType::kRange:
      return WalkBranch(node, dot);
    case NodeType::kTemplate:
      return WalkTemplate(node, dot);
    case NodeType::kBreak:
    case NodeType::kContinue:
      return LeavePass(node.type == NodeType::kBreak);
    default:
      return;
  }
}

void Executor::WalkAction(const Node& node, const GoValue& dot) {
  const Node& pipe = *node.nodes[0];
  Printed printed;
  const GoValue value = EvalPipeline(dot, pipe, &printed.value);
  if (!pipe.names.empty() || budget_->failed()) return;
  At(node);
  // The escaper made it a string.
  if (!budget_->Bytes(value.Length())) return;
  printed.begin = run_->output.size();
  run_->output.append(value.string());
  printed.end = run_->output.size();
  printed.action = &node;
  printed.from_data = dot.SharesDataWith(data_);
  run_->printed.push_back(std::move(printed));
}

void Executor::WalkBranch(const Node& node, const GoValue& dot) {
  Frame frame{.list = node.nodes[1], .dot = dot, .variables = variables_.size()};
  const GoValue value = EvalPipeline(dot, *node.nodes[0]);
  if (budget_->failed()) return;
  bool taken = false;
  if (node.type == NodeType::kRange) {
    frame.range = &node;
    frame.over = value.Indirect();
    frame.passes = Passes(node, frame.over);
    frame.pass_variables = variables_.size();
    taken = frame.passes > 0;
  } else {
    taken = IsTrue(value);
    if (node.type == NodeType::kWith && taken) frame.dot = value;
  }
  if (!taken) {
    frame.range = nullptr;
    if (node.nodes.size() < 3) return KeepVariables(frame.variables);
    frame.list = node.nodes[2];
  }
  frames_.push_front(frame);
  if (frame.range != nullptr) BeginPass(&frames_.front());
}

// How often a loop goes round; an error where the value cannot be ranged over.
std::uint64_t Executor::Passes(const Node& node, const GoValue& over) {
  switch (over.kind()) {
    case Kind::kInvalid:
      return 0;
    case Kind::kInt:
    case Kind::kUint:
      if (node.nodes[0]->names.size() > 1) {
        FailOver("can't use ", over, " to iterate over more than one variable");
      }
      return over.kind() == Kind::kInt && over.integer() < 0 ? 0 : over.unsigned_integer();
    case Kind::kSlice:
    case Kind::kMap:
      return over.Length();
    default:
      FailOver("range can't iterate over ", over, "");
      return 0;
  }
}

// Sets dot and the loop's variables. Of two the first is the index or key; one is the element.
void Executor::BeginPass(Frame* frame) {
  budget_->Step();
  const auto i = static_cast<std::size_t>(frame->pass);
  const GoValue& over = frame->over;
  GoValue index;
  if (over.kind() == Kind::kMap) {
    index = over.items()[2 * i];
    frame->dot = over.items()[2 * i + 1];
  } else if (over.kind() == Kind::kSlice) {
    index = GoValue::Int(static_cast<std::int64_t>(i));
    frame->dot = over.At(i);
  } else {
    frame->dot = GoValue::Uint(frame->pass, over.type());
  }
  frame->next = 0;
  const Node& pipe = *frame->range->nodes[0];
  const std::size_t count = pipe.names.size();
  if (count == 0) return;
  if (pipe.IsAssignment()) {
    SetVariable(pipe.names[0], count > 1 ? index : frame->dot);
    if (count > 1) SetVariable(pipe.names[1], frame->dot);
  } else {
    variables_.back() = frame->dot;
    if (count > 1) variables_[variables_.size() - 2] = index;
  }
}

void Executor::WalkTemplate(const Node& node, const GoValue& dot) {
  const TemplateSet::Template* called = set_.Find(node.text);
  if (called == nullptr) {
    Fail("template ").append(Quote(node.text)).append(" not defined");
    return;
  }
  if (template_depth_ == kMaxTemplateDepth) {
    Fail("exceeded maximum template depth (").append(std::to_string(kMaxTemplateDepth)).append(")");
    return;
  }
  const GoValue argument = node.nodes.empty() ? GoValue() : EvalPipeline(dot, *node.nodes[0]);
  frames_.push_front({.list = called->list,
                      .dot = argument,
                      .variables = variables_.size(),
                      .is_template = true,
                      .caller = template_,
                      .caller_variables = first_variable_});
  ++template_depth_;
  template_ = node.text;
  first_variable_ = variables_.size();
  Push("$", argument);
}

// The innermost list is done: another pass of a loop, or back to the list around it.
void Executor::EndList() {
  Frame& frame = frames_.front();
  if (frame.range != nullptr && ++frame.pass < frame.passes) {
    KeepVariables(frame.pass_variables);
    return BeginPass(&frame);
  }
  KeepVariables(frame.variables);
  if (frame.is_template) {
    --template_depth_;
    template_ = frame.caller;
    first_variable_ = frame.caller_variables;
  }
  frames_.pop_front();
}

// {{break}} and {{continue}}; the parser has seen to it that there is a loop.
void Executor::LeavePass(bool leave_loop) {
  while (frames_.front().range == nullptr) frames_.pop_front();
  if (leave_loop) frames_.front().pass = frames_.front().passes - 1;
  EndList();
}

// --- Pipelines and commands

GoValue Executor::EvalPipeline(const GoValue& dot, const Node& pipe, GoValue* before_last) {
  At(pipe);
  GoValue value;
  const GoValue* final = nullptr;
  for (const Node* command : pipe.nodes) {
    if (!budget_->Step()) return {};
    if (before_last != nullptr) *before_last = value;
    value = EvalCommand(dot, *command, final);
    final = &value;
  }
  for (std::string_view variable : pipe.names) {
    if (pipe.IsAssignment()) {
      SetVariable(variable, value);
    } else {
      Push(variable, value);
    }
  }
  return value;
}

void Executor::RefuseArguments(const Operand& operand, const Node& node) {
  if (operand.HasArguments()) {
    Fail("can't give argument to non-function ").append(ToString(node));
  }
}

GoValue Executor::EvalCommand(const GoValue& dot, const Node& command, const GoValue* final) {
  const Node& first = *command.nodes[0];
  Operand operand{dot, first.type == NodeType::kIdentifier ? command : first,
                  std::span(command.nodes).subspan(1), final};
  return EvalOperand(operand, first);
}

// `node` is the first word of a command with arguments, or an argument without.
GoValue Executor::EvalOperand(const Operand& operand, const Node& node) {
  switch (node.type) {
    case NodeType::kField:
    case NodeType::kVariable:
    case NodeType::kChain:
      At(node);
      return EvalNames(operand, node);
    case NodeType::kIdentifier: {
      At(node);
      const Function* function = FindBuiltinOrEscaper(node.text);
      return EvalCall(operand, *function, nullptr);
    }
    case NodeType::kPipe:
      RefuseArguments(operand, node);
      return EvalPipeline(operand.dot, node);
    default:
      At(node);
      RefuseArguments(operand, node);
      if (node.type == NodeType::kDot) return operand.dot;
      if (node.type != NodeType::kNil) return EvalConstant(node);
      Fail("nil is not a command");
      return {};
  }
}

// A bool, a string or a number, whose type the way it is written tells.
GoValue Executor::EvalConstant(const Node& node) {
  const std::string_view text = node.text;
  if (node.type == NodeType::kBool) return GoValue::Bool(text == "true");
  if (node.type == NodeType::kString) return GoValue::String(node.names[0]);
  const Constant& constant = *node.constant;
  if (constant.is_complex) return GoValue::Complex(constant.complex);
  const bool hex = text.size() > 2 && (text.starts_with("0x") || text.starts_with("0X")) &&
                   text.find_first_of("pP") == text.npos;
  if (constant.is_real && !hex && text[0] != '\'' && text.find_first_of(".eEpP") != text.npos) {
    return GoValue::Float(constant.complex.real());
  }
  if (!constant.is_integer) Fail("").append(text).append(" overflows int");
  return GoValue::Int(constant.integer);
}

// --- Fields, variables, methods

// .A.B.C; only the last name takes arguments.
GoValue Executor::EvalNames(const Operand& operand, const Node& node) {
  GoValue value = operand.dot;
  if (node.type == NodeType::kVariable) {
    const GoValue* variable = FindVariable(node.text);
    if (variable == nullptr) return {};
    value = *variable;
    if (node.names.empty()) RefuseArguments(operand, node);
  } else if (node.type == NodeType::kChain) {
    value = EvalArgument(operand.dot, false, *node.nodes[0]);
  }
  const Operand bare{operand.dot, operand.node};
  for (std::size_t i = 0; i < node.names.size(); ++i) {
    value = EvalName(i + 1 < node.names.size() ? bare : operand, node.names[i], value);
  }
  return value;
}

// A method, a field, or the value of a key. Nothing has everything, as nothing.
GoValue Executor::EvalName(const Operand& operand, std::string_view name, const GoValue& receiver) {
  if (!receiver.valid()) return {};
  const GoValue value = receiver.Indirect();
  const bool nil_pointer = value.kind() == Kind::kPointer;
  const GoType& type = nil_pointer ? *value.type().element : value.type();
  if (const Function* method = type.FindMethod(name, nil_pointer || value.addressable())) {
    if (method != UnknownMethod()) return EvalCall(operand, *method, &value);
    budget_->FailOurs().append("the method ").append(name).append(" is not known here");
    return {};
  }
  GoValue field;
  if (!nil_pointer) {
    if (FieldOf(value, name, receiver.type(), operand.HasArguments(), &field)) return field;
  } else if (type.kind != Kind::kStruct || type.HasField(name)) {
    Fail("nil pointer evaluating ").append(receiver.type().name).append(".").append(name);
  }
  Fail("can't evaluate field ").append(name).append(" in type ").append(receiver.type().name);
  return {};
}

// False where the value has no such field and is no map.
bool Executor::FieldOf(const GoValue& value, std::string_view name, const GoType& receiver_type,
                       bool has_arguments, GoValue* field) {
  if (value.kind() == Kind::kMap) {
    if (has_arguments) Fail("").append(name).append(" is not a method but has arguments");
    *field = value.Find(name);
    return true;
  }
  const std::span<const GoType::Field> fields = value.type().fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name != name) continue;
    if (!fields[i].exported()) {
      Fail("")
          .append(name)
          .append(" is an unexported field of struct type ")
          .append(receiver_type.name);
    }
    if (has_arguments)
      Fail("").append(name).append(" has arguments but cannot be invoked as function");
    *field = value.At(i);
    return true;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].embedded && FieldOf(value.At(i), name, receiver_type, has_arguments, field)) {
      return true;
    }
  }
  return false;
}

// --- Calls

GoValue Executor::EvalCall(const Operand& operand, const Function& function,
                           const GoValue* receiver) {
  const std::size_t given = operand.arguments.size();
  const std::size_t count = given + (operand.final != nullptr ? 1 : 0);
  if (function.variadic ? count < function.arguments : count != function.arguments) {
    std::string& message =
        Fail("wrong number of args for ").append(function.name).append(": want ");
    if (function.variadic) message.append("at least ");
    message.append(std::to_string(function.arguments)).append(" got ");
    message.append(std::to_string(function.variadic ? given : count));
    return {};
  }
  if (function.bad_results != nullptr) {
    Fail(function.bad_results);
    return {};
  }
  if (function.call == nullptr && function.variant != kCall) {
    return EvalAndOr(operand, function.variant == kOr);
  }
  std::vector<GoValue> values;
  if (receiver != nullptr) values.push_back(GoValue(*receiver));
  bool is_text = function.text_first;
  for (const Node* argument : operand.arguments) {
    values.push_back(EvalArgument(operand.dot, is_text, *argument));
    is_text = false;
  }
  if (operand.final != nullptr) values.push_back(ToArgument(is_text, *operand.final));
  if (budget_->failed()) return {};
  if (function.call == nullptr) {
    FailCall(operand, values[0]);
    return {};
  }
  Call call{function, values, budget_};
  GoValue result = function.call(&call);
  if (!call.error.empty()) {
    At(operand.node);
    Fail("error calling ").append(function.name).append(": ").append(call.error);
  }
  return result;
}

// They stop at the first argument that decides; those behind it are not evaluated.
GoValue Executor::EvalAndOr(const Operand& operand, bool until) {
  GoValue value;
  for (const Node* argument : operand.arguments) {
    value = EvalArgument(operand.dot, false, *argument);
    if (IsTrue(value) == until) return value;
  }
  return operand.final != nullptr ? *operand.final : value;
}

// There are no functions among the data, so every `call` is of something else.
void Executor::FailCall(const Operand& operand, const GoValue& callee) {
  At(operand.node);
  if (!callee.valid()) {
    Fail("error calling call: call of nil");
    return;
  }
  std::string& message = Fail("error calling call: non-function ");
  if (!operand.arguments.empty()) {
    message.append(ToString(*operand.arguments[0]));
  } else if (callee.kind() == Kind::kString) {
    message.append(callee.string());
  } else {
    message.append("<").append(callee.type().name).append(" Value>");
  }
  message.append(" of type ").append(callee.type().name);
}

// A value as an argument: some are texts, all others take any value.
GoValue Executor::ToArgument(bool is_text, const GoValue& value) {
  if (!is_text || value.Is(types::kString)) return value;
  if (value.valid()) {
    Fail("wrong type for value; expected string; got ").append(value.type().name);
  } else {
    Fail("invalid value; expected string");
  }
  return {};
}

GoValue Executor::EvalArgument(const GoValue& dot, bool is_text, const Node& node) {
  if (!budget_->Step()) return {};
  At(node);
  switch (node.type) {
    case NodeType::kNil:
      if (is_text) Fail("cannot assign nil to string");
      return {};
    case NodeType::kBool:
    case NodeType::kNumber:
      if (is_text) Fail("expected string; found ").append(ToString(node));
      [[fallthrough]];
    case NodeType::kString:
      return EvalConstant(node);
    default:
      return ToArgument(is_text, EvalOperand({dot, node}, node));
  }
}

}  // namespace

void RunTemplate(std::string_view name, std::string_view text, const TemplateSet& set,
                 const GoValue& data, Budget* budget, Run* run) {
  Executor(name, text, set, data, budget, run).Execute();
}

}  // namespace ksp::gotemplate
