#include "gotemplate/executor.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "gotemplate/builtins.h"
#include "gotemplate/failure.h"
#include "gotemplate/format.h"
#include "gotemplate/parser.h"
#include "gotemplate/quote.h"

namespace ksp::gotemplate {
namespace {

// The last value of a pipeline, which the next command takes as its last argument; null for the
// first command, which has none.
using Final = const GoValue*;
using Arguments = std::span<const Node* const>;  // the function or operand is the first

bool IsReflectValue(const GoType& type) { return &type == &Basic().reflect_value; }
bool IsAny(const GoType& type) { return &type == &Basic().any; }

bool IsNilable(const GoType& type) {
  return IsReflectValue(type) || type.kind == Kind::kMap || type.kind == Kind::kPointer ||
         type.kind == Kind::kSlice || type.kind == Kind::kInterface;
}

class Executor {
 public:
  Executor(const std::string& name, std::string_view text, const TemplateSet& set,
           const GoValue& data, Budget* budget, Run* run)
      : name_(name), text_(text), set_(set), data_(data), budget_(budget), run_(run) {}

  void Execute();

 private:
  struct Variable {
    std::string name;
    GoValue value;
  };

  // A list that is being walked. Lists inside lists, and templates inside templates, are frames on
  // a stack of our own: Go allows a hundred thousand.
  struct Frame {
    const ListNode* list = nullptr;
    std::size_t next = 0;  // of the list's nodes
    GoValue dot = {};
    std::size_t variables = 0;  // how many to keep at the end
    // Of a loop.
    const BranchNode* range = nullptr;
    GoValue over = {};
    std::uint64_t pass = 0;
    std::uint64_t passes = 0;
    std::size_t pass_variables = 0;  // how many to keep after a pass
    // Of a template: what to go back to.
    const std::string* caller = nullptr;
    std::size_t caller_variables = 0;
  };

  // Walking: the structure of the template.
  void Walk(const Node& node);
  void WalkAction(const ActionNode& node, const GoValue& dot);
  void WalkIfOrWith(const BranchNode& node, const GoValue& dot);
  void WalkRange(const BranchNode& node, const GoValue& dot);
  void WalkTemplate(const TemplateNode& node, const GoValue& dot);
  void WalkElse(const BranchNode& node, const GoValue& dot, std::size_t variables);
  std::optional<std::uint64_t> Passes(const BranchNode& node, const GoValue& over);
  void BeginPass(Frame* frame);
  void EndList();
  void LeavePass(bool leave_loop);

  // Evaluation: pipelines, commands and operands.
  GoValue EvalPipeline(const GoValue& dot, const PipeNode& pipe, GoValue* before_last = nullptr);
  GoValue EvalCommand(const GoValue& dot, const CommandNode& command, Final final);
  GoValue EvalField(const GoValue& dot, const FieldNode& field, Arguments arguments, Final final);
  GoValue EvalVariable(const GoValue& dot, const FieldNode& variable, Arguments arguments,
                       Final final);
  GoValue EvalChain(const GoValue& dot, const ChainNode& chain, Arguments arguments, Final final);
  GoValue EvalNames(const GoValue& dot, GoValue receiver, const Node& node,
                    std::span<const std::string> names, Arguments arguments, Final final);
  GoValue EvalName(const GoValue& dot, const std::string& name, const Node& node,
                   Arguments arguments, Final final, const GoValue& receiver);
  std::optional<GoValue> FieldOf(const GoValue& value, const std::string& name,
                                 const GoType& receiver_type, bool has_arguments);
  GoValue EvalFunction(const GoValue& dot, const WordNode& function, const Node& command,
                       Arguments arguments, Final final);
  GoValue EvalCall(const GoValue& dot, const Function& function, const GoValue* receiver,
                   const Node& node, Arguments arguments, Final final);
  GoValue EvalAndOr(const GoValue& dot, const Function& function, Arguments arguments, Final final);
  [[noreturn]] void FailCall(const std::vector<GoValue>& values, const Node& node,
                             Arguments arguments, Final final);
  GoValue EvalArgument(const GoValue& dot, const GoType* type, const Node& node);
  GoValue EvalConstant(const GoType& type, const Node& node);
  GoValue EvalOperand(const Node& node);
  GoValue IdealConstant(const NumberNode& number);
  GoValue ValidateType(const GoValue& value, const GoType* type);
  void RefuseArguments(Arguments arguments, Final final);

  void At(const Node& node) { at_ = &node; }
  [[noreturn]] void Fail(const std::string& message) const;
  std::string Text(const GoValue& value) { return Sprintf("%v", {&value, 1}, budget_); }

  void Push(const std::string& name, GoValue value) {
    variables_.push_back({name, std::move(value)});
  }
  GoValue* FindVariable(const std::string& name);  // the last of that name; null if there is none
  void SetVariable(const std::string& name, const GoValue& value);

  const std::string& name_;
  std::string_view text_;
  const TemplateSet& set_;
  const GoValue& data_;
  Budget* budget_;
  Run* run_;

  const Node* at_ = nullptr;  // what an error speaks of
  const std::string* template_ = nullptr;
  std::vector<Variable> variables_;
  std::size_t first_variable_ = 0;  // of the template; it does not see its caller's
  std::vector<Frame> frames_;
  int template_depth_ = 0;
};

void Executor::Fail(const std::string& message) const {
  throw Failure{"template: " + Location(name_, text_, at_->position) + ": executing " +
                Quote(*template_) + " at <" + ToString(*at_) + ">: " + message};
}

GoValue* Executor::FindVariable(const std::string& name) {
  for (std::size_t i = variables_.size(); i > first_variable_; --i) {
    if (variables_[i - 1].name == name) return &variables_[i - 1].value;
  }
  return nullptr;
}

void Executor::SetVariable(const std::string& name, const GoValue& value) {
  GoValue* variable = FindVariable(name);
  if (variable == nullptr) Fail("undefined variable: " + name);
  *variable = value;
}

// --- Walking

void Executor::Execute() {
  template_ = &name_;
  Push("$", data_);
  frames_.push_back({.list = set_.Find(name_), .dot = data_});
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    if (frame.next == frame.list->nodes.size()) {
      EndList();
    } else {
      Walk(*frame.list->nodes[frame.next++]);
    }
  }
}

void Executor::Walk(const Node& node) {
  budget_->Step();
  At(node);
  const GoValue dot = frames_.back().dot;
  switch (node.type) {
    case NodeType::kText: {
      const std::string& text = static_cast<const WordNode&>(node).text;
      budget_->Bytes(text.size());
      run_->output.append(text);
      return;
    }
    case NodeType::kAction:
      return WalkAction(static_cast<const ActionNode&>(node), dot);
    case NodeType::kIf:
    case NodeType::kWith:
      return WalkIfOrWith(static_cast<const BranchNode&>(node), dot);
    case NodeType::kRange:
      return WalkRange(static_cast<const BranchNode&>(node), dot);
    case NodeType::kTemplate:
      return WalkTemplate(static_cast<const TemplateNode&>(node), dot);
    case NodeType::kBreak:
      return LeavePass(true);
    case NodeType::kContinue:
      return LeavePass(false);
    default:
      return;
  }
}

void Executor::WalkAction(const ActionNode& node, const GoValue& dot) {
  Printed printed;
  const GoValue value = EvalPipeline(dot, *node.pipe, &printed.value);
  if (!node.pipe->variables.empty()) return;
  At(node);
  // The escaper made it a string.
  budget_->Bytes(value.string().size());
  run_->output.append(value.string());
  printed.action = &node;
  printed.escaped = value.string();
  printed.from_data = dot.SharesDataWith(data_);
  run_->printed.push_back(std::move(printed));
}

void Executor::WalkElse(const BranchNode& node, const GoValue& dot, std::size_t variables) {
  if (node.else_list == nullptr) {
    variables_.resize(variables);
  } else {
    frames_.push_back({.list = node.else_list, .dot = dot, .variables = variables});
  }
}

void Executor::WalkIfOrWith(const BranchNode& node, const GoValue& dot) {
  const std::size_t variables = variables_.size();
  const GoValue value = EvalPipeline(dot, *node.pipe);
  if (!IsTrue(value)) return WalkElse(node, dot, variables);
  frames_.push_back({.list = node.list,
                     .dot = node.type == NodeType::kWith ? value : dot,
                     .variables = variables});
}

// How often a loop goes round; none where the value is empty, an error where it cannot be ranged
// over.
std::optional<std::uint64_t> Executor::Passes(const BranchNode& node, const GoValue& over) {
  switch (over.kind()) {
    case Kind::kInvalid:
      return std::nullopt;
    case Kind::kInt:
    case Kind::kUint: {
      if (node.pipe->variables.size() > 1) {
        Fail("can't use " + Text(over) + " to iterate over more than one variable");
      }
      const std::uint64_t count =
          over.kind() == Kind::kUint
              ? over.unsigned_integer()
              : static_cast<std::uint64_t>(std::max<std::int64_t>(over.integer(), 0));
      return count == 0 ? std::nullopt : std::optional(count);
    }
    case Kind::kSlice:
    case Kind::kMap:
      return over.Length() == 0 ? std::nullopt : std::optional<std::uint64_t>(over.Length());
    default:
      Fail("range can't iterate over " + Text(over));
  }
}

void Executor::WalkRange(const BranchNode& node, const GoValue& dot) {
  const std::size_t variables = variables_.size();
  const GoValue over = EvalPipeline(dot, *node.pipe).Indirect();
  const std::optional<std::uint64_t> passes = Passes(node, over);
  if (!passes) return WalkElse(node, dot, variables);
  frames_.push_back({.list = node.list,
                     .variables = variables,
                     .range = &node,
                     .over = over,
                     .passes = *passes,
                     .pass_variables = variables_.size()});
  BeginPass(&frames_.back());
}

// Sets dot and the loop's variables. Of two the first is the index or key; one is the element.
void Executor::BeginPass(Frame* frame) {
  budget_->Step();
  const auto i = static_cast<std::size_t>(frame->pass);
  GoValue index;
  if (frame->over.kind() == Kind::kMap) {
    index = GoValue::String(frame->over.map()[i].first);
    frame->dot = frame->over.map()[i].second;
  } else if (frame->over.kind() == Kind::kSlice) {
    index = GoValue::Int(static_cast<std::int64_t>(i));
    frame->dot = frame->over.Element(i);
  } else if (frame->over.kind() == Kind::kInt) {
    frame->dot = GoValue::Int(static_cast<std::int64_t>(frame->pass), frame->over.type());
  } else {
    frame->dot = GoValue::Uint(frame->pass, frame->over.type());
  }
  frame->next = 0;
  const PipeNode& pipe = *frame->range->pipe;
  const std::size_t count = pipe.variables.size();
  if (count == 0) return;
  if (pipe.is_assignment) {
    SetVariable(pipe.variables[0], count > 1 ? index : frame->dot);
    if (count > 1) SetVariable(pipe.variables[1], frame->dot);
  } else {
    variables_.back().value = frame->dot;
    if (count > 1) variables_[variables_.size() - 2].value = index;
  }
}

void Executor::WalkTemplate(const TemplateNode& node, const GoValue& dot) {
  const ListNode* list = set_.Find(node.name);
  if (list == nullptr) Fail("template " + Quote(node.name) + " not defined");
  if (template_depth_ == kMaxTemplateDepth) {
    Fail("exceeded maximum template depth (" + std::to_string(kMaxTemplateDepth) + ")");
  }
  const GoValue argument = node.pipe == nullptr ? GoValue() : EvalPipeline(dot, *node.pipe);
  frames_.push_back({.list = list,
                     .dot = argument,
                     .variables = variables_.size(),
                     .caller = template_,
                     .caller_variables = first_variable_});
  ++template_depth_;
  template_ = &node.name;
  first_variable_ = variables_.size();
  Push("$", argument);
}

// The innermost list is done: another pass of a loop, or back to the list around it.
void Executor::EndList() {
  Frame& frame = frames_.back();
  if (frame.range != nullptr && ++frame.pass < frame.passes) {
    variables_.resize(frame.pass_variables);
    return BeginPass(&frame);
  }
  variables_.resize(frame.variables);
  if (frame.caller != nullptr) {
    --template_depth_;
    template_ = frame.caller;
    first_variable_ = frame.caller_variables;
  }
  frames_.pop_back();
}

// {{break}} and {{continue}}; the parser has seen to it that there is a loop.
void Executor::LeavePass(bool leave_loop) {
  while (frames_.back().range == nullptr) frames_.pop_back();
  if (leave_loop) frames_.back().pass = frames_.back().passes - 1;
  EndList();
}

// --- Pipelines and commands

GoValue Executor::EvalPipeline(const GoValue& dot, const PipeNode& pipe, GoValue* before_last) {
  At(pipe);
  GoValue value;
  for (std::size_t i = 0; i < pipe.commands.size(); ++i) {
    budget_->Step();
    if (before_last != nullptr) *before_last = value;
    value = EvalCommand(dot, *pipe.commands[i], i == 0 ? nullptr : &value);
  }
  for (const std::string& variable : pipe.variables) {
    if (pipe.is_assignment) {
      SetVariable(variable, value);
    } else {
      Push(variable, value);
    }
  }
  return value;
}

void Executor::RefuseArguments(Arguments arguments, Final final) {
  if (arguments.size() > 1 || final != nullptr) {
    Fail("can't give argument to non-function " + ToString(*arguments[0]));
  }
}

GoValue Executor::EvalCommand(const GoValue& dot, const CommandNode& command, Final final) {
  const Arguments arguments = command.arguments;
  const Node& first = *arguments[0];
  switch (first.type) {
    case NodeType::kField:
      return EvalField(dot, static_cast<const FieldNode&>(first), arguments, final);
    case NodeType::kVariable:
      return EvalVariable(dot, static_cast<const FieldNode&>(first), arguments, final);
    case NodeType::kChain:
      return EvalChain(dot, static_cast<const ChainNode&>(first), arguments, final);
    case NodeType::kIdentifier:
      return EvalFunction(dot, static_cast<const WordNode&>(first), command, arguments, final);
    case NodeType::kPipe:
      RefuseArguments(arguments, final);
      return EvalPipeline(dot, static_cast<const PipeNode&>(first));
    default:
      break;
  }
  At(first);
  RefuseArguments(arguments, final);
  if (first.type == NodeType::kDot) return dot;
  if (first.type == NodeType::kNil) Fail("nil is not a command");
  return EvalOperand(first);
}

// A bool, a number or a string.
GoValue Executor::EvalOperand(const Node& node) {
  At(node);
  switch (node.type) {
    case NodeType::kBool:
      return GoValue::Bool(static_cast<const BoolNode&>(node).value);
    case NodeType::kNumber:
      return IdealConstant(static_cast<const NumberNode&>(node));
    case NodeType::kString:
      return GoValue::String(static_cast<const StringNode&>(node).text);
    default:
      Fail("can't evaluate command " + Quote(ToString(node)));
  }
}

// Where nothing asks for a type, the way a number is written tells it.
GoValue Executor::IdealConstant(const NumberNode& number) {
  const Constant& constant = number.constant;
  const std::string& text = number.text;
  if (constant.complex) return GoValue::Complex(*constant.complex);
  const bool hex = text.size() > 2 && (text.starts_with("0x") || text.starts_with("0X")) &&
                   text.find_first_of("pP") == text.npos;
  if (constant.real && !hex && text[0] != '\'' && text.find_first_of(".eEpP") != text.npos) {
    return GoValue::Float(*constant.real);
  }
  if (!constant.integer) Fail(text + " overflows int");
  return GoValue::Int(*constant.integer);
}

// --- Fields, variables, methods

GoValue Executor::EvalField(const GoValue& dot, const FieldNode& field, Arguments arguments,
                            Final final) {
  At(field);
  return EvalNames(dot, dot, field, field.names, arguments, final);
}

GoValue Executor::EvalVariable(const GoValue& dot, const FieldNode& variable, Arguments arguments,
                               Final final) {
  At(variable);
  const GoValue* found = FindVariable(variable.names[0]);
  if (found == nullptr) Fail("undefined variable: " + variable.names[0]);
  GoValue value = *found;
  if (variable.names.size() == 1) {
    RefuseArguments(arguments, final);
    return value;
  }
  return EvalNames(dot, value, variable, std::span(variable.names).subspan(1), arguments, final);
}

GoValue Executor::EvalChain(const GoValue& dot, const ChainNode& chain, Arguments arguments,
                            Final final) {
  At(chain);
  const GoValue base = EvalArgument(dot, nullptr, *chain.base);
  return EvalNames(dot, base, chain, chain.names, arguments, final);
}

// .A.B.C on `receiver`; only the last name takes arguments.
GoValue Executor::EvalNames(const GoValue& dot, GoValue receiver, const Node& node,
                            std::span<const std::string> names, Arguments arguments, Final final) {
  for (const std::string& name : names.first(names.size() - 1)) {
    receiver = EvalName(dot, name, node, {}, nullptr, receiver);
  }
  return EvalName(dot, names.back(), node, arguments, final, receiver);
}

// A method, a field, or the value of a key. Nothing has everything, as nothing.
GoValue Executor::EvalName(const GoValue& dot, const std::string& name, const Node& node,
                           Arguments arguments, Final final, const GoValue& receiver) {
  if (!receiver.valid()) return {};
  const GoValue value = receiver.Indirect();
  const bool nil_pointer = value.kind() == Kind::kPointer;
  const GoType& type = nil_pointer ? *value.type().element : value.type();
  const Function* method = FindFunction(type.methods, name);
  if (method == nullptr && (nil_pointer || value.addressable())) {
    method = FindFunction(type.pointer_methods, name);
  }
  if (method != nullptr) return EvalCall(dot, *method, &value, node, arguments, final);
  if (nil_pointer) {
    if (type.kind != Kind::kStruct || type.HasField(name)) {
      Fail("nil pointer evaluating " + receiver.type().name + "." + name);
    }
  } else {
    const bool has_arguments = arguments.size() > 1 || final != nullptr;
    if (std::optional<GoValue> field = FieldOf(value, name, receiver.type(), has_arguments)) {
      return *field;
    }
  }
  Fail("can't evaluate field " + name + " in type " + receiver.type().name);
}

// None where the value has no such field and is no map.
std::optional<GoValue> Executor::FieldOf(const GoValue& value, const std::string& name,
                                         const GoType& receiver_type, bool has_arguments) {
  if (value.kind() == Kind::kMap) {
    if (has_arguments) Fail(name + " is not a method but has arguments");
    return value.At(name);
  }
  if (value.kind() != Kind::kStruct) return std::nullopt;
  const std::vector<GoType::Field>& fields = value.type().fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name != name) continue;
    if (!fields[i].exported()) {
      Fail(name + " is an unexported field of struct type " + receiver_type.name);
    }
    if (has_arguments) Fail(name + " has arguments but cannot be invoked as function");
    return value.FieldAt(i);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].embedded) continue;
    if (auto field = FieldOf(value.FieldAt(i), name, receiver_type, has_arguments)) return field;
  }
  return std::nullopt;
}

// --- Calls

GoValue Executor::EvalFunction(const GoValue& dot, const WordNode& function, const Node& command,
                               Arguments arguments, Final final) {
  At(function);
  const Function* found = FindBuiltin(function.text);
  if (found == nullptr) found = FindEscaper(function.text);
  if (found == nullptr) Fail(Quote(function.text) + " is not a defined function");
  return EvalCall(dot, *found, nullptr, command, arguments, final);
}

GoValue Executor::EvalCall(const GoValue& dot, const Function& function, const GoValue* receiver,
                           const Node& node, Arguments arguments, Final final) {
  const std::string name(function.name);
  if (receiver != nullptr && function.call == nullptr && function.bad_results.empty()) {
    throw Failure{"playground limit: the method " + name + " is not known here", true};
  }
  if (!arguments.empty()) arguments = arguments.subspan(1);
  const std::size_t count = arguments.size() + (final != nullptr ? 1 : 0);
  const std::size_t parameters = function.parameters.size();
  const std::size_t fixed = function.variadic ? parameters - 1 : parameters;
  if (function.variadic ? count < fixed : count != fixed) {
    Fail("wrong number of args for " + name + ": want " + (function.variadic ? "at least " : "") +
         std::to_string(fixed) + " got " +
         std::to_string(function.variadic ? arguments.size() : count));
  }
  if (!function.bad_results.empty()) Fail(std::string(function.bad_results));
  if (receiver == nullptr && (name == "and" || name == "or")) {
    return EvalAndOr(dot, function, arguments, final);
  }
  const auto parameter = [&](std::size_t i) {
    return function.parameters[std::min(i, parameters - 1)];
  };
  std::vector<GoValue> values;
  if (receiver != nullptr) values.push_back(*receiver);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    values.push_back(EvalArgument(dot, parameter(i), *arguments[i]));
  }
  if (final != nullptr) values.push_back(ValidateType(*final, parameter(count - 1)));
  if (receiver == nullptr && name == "call") FailCall(values, node, arguments, final);
  CallResult result = function.call(values, budget_);
  if (!result.error.empty()) {
    At(node);
    Fail("error calling " + name + ": " + result.error);
  }
  return result.value;
}

// They stop at the first argument that decides; those behind it are not evaluated.
GoValue Executor::EvalAndOr(const GoValue& dot, const Function& function, Arguments arguments,
                            Final final) {
  GoValue value;
  for (const Node* argument : arguments) {
    value = EvalArgument(dot, &Basic().reflect_value, *argument);
    if (IsTrue(value) == (function.name == "or")) return value;
  }
  return final != nullptr ? *final : value;
}

// There are no functions among the data, so every `call` is of something else.
void Executor::FailCall(const std::vector<GoValue>& values, const Node& node, Arguments arguments,
                        Final final) {
  std::string callee;
  if (!arguments.empty()) {
    callee = ToString(*arguments[0]);
  } else if (final->kind() == Kind::kString) {
    callee = final->string();
  } else {
    callee = "<" + (final->valid() ? final->type().name : "invalid") + " Value>";
  }
  At(node);
  if (!values[0].valid()) Fail("error calling call: call of nil");
  Fail("error calling call: non-function " + callee + " of type " + values[0].type().name);
}

// A value as an argument of a type; null is any type.
GoValue Executor::ValidateType(const GoValue& value, const GoType* type) {
  if (type == nullptr || IsReflectValue(*type) || IsAny(*type)) return value;
  if (!value.valid()) {
    if (IsNilable(*type)) return GoValue::Zero(*type);
    Fail("invalid value; expected " + type->name);
  }
  if (value.Is(*type)) return value;
  if (value.kind() == Kind::kPointer && value.type().element == type) {
    if (value.IsNil()) Fail("dereference of nil pointer of type " + type->name);
    return value.Target();
  }
  if (type->kind == Kind::kPointer && type->element == &value.type() && value.addressable()) {
    return GoValue::Pointer(value, *type);
  }
  Fail("wrong type for value; expected " + type->name + "; got " + value.type().name);
}

GoValue Executor::EvalArgument(const GoValue& dot, const GoType* type, const Node& node) {
  budget_->Step();
  At(node);
  switch (node.type) {
    case NodeType::kDot:
      return ValidateType(dot, type);
    case NodeType::kNil:
      if (!IsNilable(*type)) Fail("cannot assign nil to " + type->name);
      return IsReflectValue(*type) ? GoValue() : GoValue::Zero(*type);
    case NodeType::kField:
      return ValidateType(EvalField(dot, static_cast<const FieldNode&>(node), {}, nullptr), type);
    case NodeType::kVariable:
      return ValidateType(EvalVariable(dot, static_cast<const FieldNode&>(node), {}, nullptr),
                          type);
    case NodeType::kPipe:
      return ValidateType(EvalPipeline(dot, static_cast<const PipeNode&>(node)), type);
    case NodeType::kIdentifier:
      return ValidateType(EvalFunction(dot, static_cast<const WordNode&>(node), node, {}, nullptr),
                          type);
    case NodeType::kChain:
      return ValidateType(EvalChain(dot, static_cast<const ChainNode&>(node), {}, nullptr), type);
    default:
      return EvalConstant(*type, node);
  }
}

// A literal as an argument: it takes the type of the parameter, if it can.
GoValue Executor::EvalConstant(const GoType& type, const Node& node) {
  const auto* number =
      node.type == NodeType::kNumber ? &static_cast<const NumberNode&>(node) : nullptr;
  switch (type.kind) {
    case Kind::kBool:
      if (node.type == NodeType::kBool) return EvalOperand(node);
      Fail("expected bool; found " + ToString(node));
    case Kind::kString:
      if (node.type == NodeType::kString) {
        return GoValue::String(static_cast<const StringNode&>(node).text, type);
      }
      Fail("expected string; found " + ToString(node));
    case Kind::kInt:
      if (number != nullptr && number->constant.integer) {
        return GoValue::Int(*number->constant.integer, type);
      }
      Fail("expected integer; found " + ToString(node));
    case Kind::kUint:
      if (number != nullptr && number->constant.unsigned_integer) {
        return GoValue::Uint(*number->constant.unsigned_integer, type);
      }
      Fail("expected unsigned integer; found " + ToString(node));
    default:
      break;
  }
  if (IsReflectValue(type) || IsAny(type)) return EvalOperand(node);
  Fail("can't handle " + ToString(node) + " for arg of type " + type.name);
}

}  // namespace

void RunTemplate(const std::string& name, std::string_view text, const TemplateSet& set,
                 const GoValue& data, Budget* budget, Run* run) {
  Executor(name, text, set, data, budget, run).Execute();
}

}  // namespace ksp::gotemplate
