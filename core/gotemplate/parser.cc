#include "gotemplate/parser.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "gotemplate/budget.h"
#include "gotemplate/builtins.h"
#include "gotemplate/failure.h"
#include "gotemplate/lexer.h"
#include "gotemplate/quote.h"

namespace ksp::gotemplate {
namespace {

std::size_t LineOf(std::string_view text, std::size_t position) {
  return 1 + static_cast<std::size_t>(std::count(
                 text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

// What all templates of one text share.
struct Source {
  const std::string& name;
  std::string_view text;
  Lexer lexer;
  TemplateSet set;
  int open_blocks = 0;
};

// Parses one template: the text itself, or what stands in a {{define}} or {{block}}.
class Parser {
 public:
  explicit Parser(Source* source) : source_(source) {}

  void ParseText();
  void ParseDefinition();
  void ParseBlock(const std::string& name);

 private:
  // Tokens, of which up to three can be put back.
  Token Next();
  const Token& Peek();
  Token NextNonSpace();
  const Token& PeekNonSpace();
  void Backup() { ++ahead_; }
  void PutBack(std::initializer_list<Token> before);  // what was read before the latest token

  [[noreturn]] void Fail(const std::string& message) const;
  [[noreturn]] void FailUnexpected(const Token& token, const std::string& context) const;
  Token Expect(TokenType type, const std::string& context);
  std::string UnquoteToken(const Token& token) const;

  const ListNode* ItemList(const Node** end);
  const Node* TextOrAction();
  const Node* Action();
  const Node* Control(const Token& keyword);
  const Node* Branch(NodeType type);
  const ListNode* ElseList(NodeType type, const Node* else_node);
  const Node* LoopExit(NodeType type, const Token& keyword);
  const Node* Else();
  const Node* Template();
  const Node* Block();
  std::string TemplateName(const Token& token, const std::string& context) const;
  PipeNode* Pipeline(const std::string& context, TokenType end);
  void Declarations(const std::string& context, PipeNode* pipe);
  void CheckPipeline(const PipeNode& pipe, const std::string& context) const;
  const CommandNode* Command();
  const Node* Operand();
  const Node* Term();
  const Node* Variable(const Token& token);
  const Node* Number(const Token& token) const;

  template <typename T, typename... Arguments>
  T* New(Arguments&&... arguments) const {
    return source_->set.New<T>(std::forward<Arguments>(arguments)...);
  }
  void Define(const std::string& name, const ListNode* list) const;

  Source* source_;
  Token tokens_[3];  // the latest is the first
  int ahead_ = 0;    // how many of them are to be read again
  std::vector<std::string> variables_ = {"$"};
  std::optional<std::size_t> action_;  // the position of the action's left delimiter
  int open_ranges_ = 0;
  int open_parentheses_ = 0;
};

Token Parser::Next() {
  if (ahead_ > 0) {
    --ahead_;
  } else {
    tokens_[0] = source_->lexer.Next();
  }
  return tokens_[ahead_];
}

const Token& Parser::Peek() {
  if (ahead_ == 0) {
    tokens_[0] = source_->lexer.Next();
    ahead_ = 1;
  }
  return tokens_[ahead_ - 1];
}

Token Parser::NextNonSpace() {
  Token token = Next();
  while (token.type == TokenType::kSpace) token = Next();
  return token;
}

const Token& Parser::PeekNonSpace() {
  NextNonSpace();
  Backup();
  return tokens_[ahead_ - 1];
}

void Parser::PutBack(std::initializer_list<Token> before) {
  ahead_ = 1;
  for (const Token& token : before) tokens_[ahead_++] = token;
}

void Parser::Fail(const std::string& message) const {
  const std::size_t line = LineOf(source_->text, tokens_[0].position);
  throw Failure{"template: " + source_->name + ":" + std::to_string(line) + ": " + message};
}

void Parser::FailUnexpected(const Token& token, const std::string& context) const {
  if (token.type != TokenType::kError) {
    Fail("unexpected " + Describe(token) + " in " + context);
  }
  std::string extra;
  const std::size_t line = LineOf(source_->text, action_.value_or(token.position));
  if (line != LineOf(source_->text, token.position)) {
    extra = token.text.ends_with(" action") ? "" : " in action";
    extra += " started at " + source_->name + ":" + std::to_string(line);
  }
  Fail(token.text + extra);
}

Token Parser::Expect(TokenType type, const std::string& context) {
  Token token = NextNonSpace();
  if (token.type != type) FailUnexpected(token, context);
  return token;
}

std::string Parser::UnquoteToken(const Token& token) const {
  std::optional<std::string> text = Unquote(token.text);
  if (!text) Fail("invalid syntax");
  return *text;
}

void Parser::Define(const std::string& name, const ListNode* list) const {
  if (!source_->set.Add(name, list)) {
    Fail("template: multiple definition of template " + Quote(name));
  }
}

void Parser::ParseText() {
  ListNode* root = New<ListNode>(Peek().position);
  while (Peek().type != TokenType::kEof) {
    if (Peek().type == TokenType::kLeftDelimiter) {
      const Token delimiter = Next();
      if (NextNonSpace().type == TokenType::kDefine) {
        Parser(source_).ParseDefinition();
        continue;
      }
      PutBack({delimiter});
    }
    const Node* node = TextOrAction();
    if (node->type == NodeType::kEnd || node->type == NodeType::kElse) {
      Fail("unexpected " + ToString(*node));
    }
    root->nodes.push_back(node);
  }
  Define(source_->name, root);
}

void Parser::ParseDefinition() {
  const std::string context = "define clause";
  const Token name = NextNonSpace();
  if (name.type != TokenType::kString && name.type != TokenType::kRawString) {
    FailUnexpected(name, context);
  }
  const std::string unquoted = UnquoteToken(name);
  Expect(TokenType::kRightDelimiter, context);
  const Node* end = nullptr;
  const ListNode* list = ItemList(&end);
  if (end->type != NodeType::kEnd) Fail("unexpected " + ToString(*end) + " in " + context);
  Define(unquoted, list);
}

void Parser::ParseBlock(const std::string& name) {
  const Node* end = nullptr;
  const ListNode* list = ItemList(&end);
  // Go reports it with the token of the enclosing template; the line is the same.
  if (end->type != NodeType::kEnd) Fail("unexpected " + ToString(*end) + " in block clause");
  Define(name, list);
}

// The nodes up to {{end}} or {{else}}, which is `*end`.
const ListNode* Parser::ItemList(const Node** end) {
  if (++source_->open_blocks > kMaxBlocks) {
    throw Failure{"playground limit: blocks are nested deeper than " + std::to_string(kMaxBlocks),
                  true};
  }
  ListNode* list = New<ListNode>(PeekNonSpace().position);
  while (PeekNonSpace().type != TokenType::kEof) {
    const Node* node = TextOrAction();
    if (node->type == NodeType::kEnd || node->type == NodeType::kElse) {
      --source_->open_blocks;
      *end = node;
      return list;
    }
    list->nodes.push_back(node);
  }
  Fail("unexpected EOF");
}

const Node* Parser::TextOrAction() {
  const Token token = NextNonSpace();
  if (token.type == TokenType::kText) {
    return New<WordNode>(NodeType::kText, token.position, token.text);
  }
  if (token.type != TokenType::kLeftDelimiter) FailUnexpected(token, "input");
  action_ = token.position;
  const Node* node = Action();
  action_.reset();
  return node;
}

const Node* Parser::Action() {
  const Token token = NextNonSpace();
  if (const Node* control = Control(token)) return control;
  Backup();
  const std::size_t position = Peek().position;
  ActionNode* action = New<ActionNode>(position, Pipeline("command", TokenType::kRightDelimiter));
  action->begin = *action_;
  action->end = tokens_[0].position + tokens_[0].text.size();
  return action;
}

// Null if `keyword` does not start a control structure.
const Node* Parser::Control(const Token& keyword) {
  switch (keyword.type) {
    case TokenType::kBlock:
      return Block();
    case TokenType::kBreak:
      return LoopExit(NodeType::kBreak, keyword);
    case TokenType::kContinue:
      return LoopExit(NodeType::kContinue, keyword);
    case TokenType::kElse:
      return Else();
    case TokenType::kEnd:
      return New<WordNode>(NodeType::kEnd, Expect(TokenType::kRightDelimiter, "end").position,
                           "{{end}}");
    case TokenType::kIf:
      return Branch(NodeType::kIf);
    case TokenType::kRange:
      return Branch(NodeType::kRange);
    case TokenType::kTemplate:
      return Template();
    case TokenType::kWith:
      return Branch(NodeType::kWith);
    default:
      return nullptr;
  }
}

const Node* Parser::LoopExit(NodeType type, const Token& keyword) {
  const std::string text = "{{" + keyword.text + "}}";
  const Token token = NextNonSpace();
  if (token.type != TokenType::kRightDelimiter) FailUnexpected(token, text);
  if (open_ranges_ == 0) Fail(text + " outside {{range}}");
  return New<WordNode>(type, keyword.position, text);
}

// {{else if}} and {{else with}} leave the second word to be read as a branch of its own.
const Node* Parser::Else() {
  const Token& peeked = PeekNonSpace();
  if (peeked.type == TokenType::kIf || peeked.type == TokenType::kWith) {
    return New<WordNode>(NodeType::kElse, peeked.position, "{{else}}");
  }
  const Token token = Expect(TokenType::kRightDelimiter, "else");
  return New<WordNode>(NodeType::kElse, token.position, "{{else}}");
}

const Node* Parser::Branch(NodeType type) {
  const std::string context = type == NodeType::kIf      ? "if"
                              : type == NodeType::kRange ? "range"
                                                         : "with";
  const std::size_t variables = variables_.size();
  const PipeNode* pipe = Pipeline(context, TokenType::kRightDelimiter);
  BranchNode* branch = New<BranchNode>(type, pipe->position);
  branch->pipe = pipe;
  if (type == NodeType::kRange) ++open_ranges_;
  const Node* end = nullptr;
  branch->list = ItemList(&end);
  if (type == NodeType::kRange) --open_ranges_;
  if (end->type == NodeType::kElse) branch->else_list = ElseList(type, end);
  variables_.resize(variables);
  return branch;
}

// {{if a}}…{{else if b}}…{{end}} is {{if a}}…{{else}}{{if b}}…{{end}}{{end}}.
const ListNode* Parser::ElseList(NodeType type, const Node* else_node) {
  const TokenType next = Peek().type;
  if ((type == NodeType::kIf && next == TokenType::kIf) ||
      (type == NodeType::kWith && next == TokenType::kWith)) {
    Next();
    if (++source_->open_blocks > kMaxBlocks) {
      throw Failure{"playground limit: more than " + std::to_string(kMaxBlocks) + " {{else if}}",
                    true};
    }
    ListNode* list = New<ListNode>(else_node->position);
    list->nodes.push_back(Branch(type));
    --source_->open_blocks;
    return list;
  }
  const Node* end = nullptr;
  const ListNode* list = ItemList(&end);
  if (end->type != NodeType::kEnd) Fail("expected end; found " + ToString(*end));
  return list;
}

std::string Parser::TemplateName(const Token& token, const std::string& context) const {
  if (token.type != TokenType::kString && token.type != TokenType::kRawString) {
    FailUnexpected(token, context);
  }
  return UnquoteToken(token);
}

const Node* Parser::Block() {
  const std::string context = "block clause";
  const Token token = NextNonSpace();
  TemplateNode* node = New<TemplateNode>(token.position);
  node->name = TemplateName(token, context);
  node->pipe = Pipeline(context, TokenType::kRightDelimiter);
  Parser(source_).ParseBlock(node->name);
  return node;
}

const Node* Parser::Template() {
  const std::string context = "template clause";
  const Token token = NextNonSpace();
  TemplateNode* node = New<TemplateNode>(token.position);
  node->name = TemplateName(token, context);
  if (NextNonSpace().type != TokenType::kRightDelimiter) {
    Backup();
    node->pipe = Pipeline(context, TokenType::kRightDelimiter);
  }
  return node;
}

// `$x :=`, `$x =`, or in a range `$i, $x :=`; a variable that is an operand is put back.
void Parser::Declarations(const std::string& context, PipeNode* pipe) {
  while (PeekNonSpace().type == TokenType::kVariable) {
    const Token variable = Next();
    const Token after = Peek();  // maybe a space
    const Token next = PeekNonSpace();
    const bool comma = next.type == TokenType::kCharacter && next.text == ",";
    if (next.type != TokenType::kAssign && next.type != TokenType::kDeclare && !comma) {
      if (after.type == TokenType::kSpace) {
        PutBack({after, variable});
      } else {
        PutBack({variable});
      }
      return;
    }
    NextNonSpace();
    pipe->variables.push_back(variable.text);
    variables_.push_back(variable.text);
    if (!comma) {
      pipe->is_assignment = next.type == TokenType::kAssign;
      return;
    }
    if (context != "range" || pipe->variables.size() >= 2) {
      Fail("too many declarations in " + context);
    }
    const TokenType second = PeekNonSpace().type;
    if (second != TokenType::kVariable && second != TokenType::kRightDelimiter &&
        second != TokenType::kRightParenthesis) {
      Fail("range can only initialize variables");
    }
  }
}

PipeNode* Parser::Pipeline(const std::string& context, TokenType end) {
  PipeNode* pipe = New<PipeNode>(PeekNonSpace().position);
  Declarations(context, pipe);
  for (;;) {
    const Token token = NextNonSpace();
    if (token.type == end) {
      CheckPipeline(*pipe, context);
      return pipe;
    }
    switch (token.type) {
      case TokenType::kBool:
      case TokenType::kCharacterConstant:
      case TokenType::kComplex:
      case TokenType::kDot:
      case TokenType::kField:
      case TokenType::kIdentifier:
      case TokenType::kNumber:
      case TokenType::kNil:
      case TokenType::kRawString:
      case TokenType::kString:
      case TokenType::kVariable:
      case TokenType::kLeftParenthesis:
        Backup();
        pipe->commands.push_back(Command());
        break;
      default:
        FailUnexpected(token, context);
    }
  }
}

void Parser::CheckPipeline(const PipeNode& pipe, const std::string& context) const {
  if (pipe.commands.empty()) Fail("missing value for " + context);
  for (std::size_t i = 1; i < pipe.commands.size(); ++i) {
    switch (pipe.commands[i]->arguments[0]->type) {
      case NodeType::kBool:
      case NodeType::kDot:
      case NodeType::kNil:
      case NodeType::kNumber:
      case NodeType::kString:
        Fail("non executable command in pipeline stage " + std::to_string(i + 1));
      default:
        break;
    }
  }
}

// Operands with spaces between them, up to a '|', which is taken, or an end, which is left.
const CommandNode* Parser::Command() {
  CommandNode* command = New<CommandNode>(PeekNonSpace().position);
  for (;;) {
    PeekNonSpace();
    if (const Node* operand = Operand()) command->arguments.push_back(operand);
    const Token token = Next();
    if (token.type == TokenType::kSpace) continue;
    if (token.type == TokenType::kRightDelimiter || token.type == TokenType::kRightParenthesis) {
      Backup();
    } else if (token.type != TokenType::kPipe) {
      FailUnexpected(token, "operand");
    }
    break;
  }
  if (command->arguments.empty()) Fail("empty command");
  return command;
}

// A term and the fields that follow it; null if the next token is not a term.
const Node* Parser::Operand() {
  const Node* term = Term();
  if (term == nullptr || Peek().type != TokenType::kField) return term;
  const std::size_t position = Peek().position;
  std::vector<std::string> names;
  while (Peek().type == TokenType::kField) names.push_back(Next().text.substr(1));
  switch (term->type) {
    case NodeType::kField:
    case NodeType::kVariable: {
      FieldNode* field = New<FieldNode>(term->type, position);
      field->names = static_cast<const FieldNode*>(term)->names;
      field->names.insert(field->names.end(), names.begin(), names.end());
      return field;
    }
    case NodeType::kBool:
    case NodeType::kString:
    case NodeType::kNumber:
    case NodeType::kNil:
    case NodeType::kDot:
      Fail("unexpected . after term " + Quote(ToString(*term)));
    default:
      break;
  }
  ChainNode* chain = New<ChainNode>(position, term);
  chain->names = std::move(names);
  return chain;
}

const Node* Parser::Term() {
  const Token token = NextNonSpace();
  switch (token.type) {
    case TokenType::kIdentifier:
      if (FindBuiltin(token.text) == nullptr) {
        Fail("function " + Quote(token.text) + " not defined");
      }
      return New<WordNode>(NodeType::kIdentifier, token.position, token.text);
    case TokenType::kDot:
      return New<WordNode>(NodeType::kDot, token.position, ".");
    case TokenType::kNil:
      return New<WordNode>(NodeType::kNil, token.position, "nil");
    case TokenType::kVariable:
      return Variable(token);
    case TokenType::kField: {
      FieldNode* field = New<FieldNode>(NodeType::kField, token.position);
      field->names.push_back(token.text.substr(1));
      return field;
    }
    case TokenType::kBool:
      return New<BoolNode>(token.position, token.text == "true");
    case TokenType::kCharacterConstant:
    case TokenType::kComplex:
    case TokenType::kNumber:
      return Number(token);
    case TokenType::kLeftParenthesis: {
      if (++open_parentheses_ > kMaxParentheses) {
        throw Failure{"playground limit: parentheses are nested deeper than " +
                          std::to_string(kMaxParentheses),
                      true};
      }
      const Node* pipe = Pipeline("parenthesized pipeline", TokenType::kRightParenthesis);
      --open_parentheses_;
      return pipe;
    }
    case TokenType::kString:
    case TokenType::kRawString:
      return New<StringNode>(token.position, token.text, UnquoteToken(token));
    default:
      Backup();
      return nullptr;
  }
}

const Node* Parser::Variable(const Token& token) {
  if (std::find(variables_.begin(), variables_.end(), token.text) == variables_.end()) {
    Fail("undefined variable " + Quote(token.text));
  }
  FieldNode* variable = New<FieldNode>(NodeType::kVariable, token.position);
  variable->names.push_back(token.text);
  return variable;
}

const Node* Parser::Number(const Token& token) const {
  std::string error;
  const Constant constant =
      token.type == TokenType::kCharacterConstant ? ParseCharacterConstant(token.text, &error)
      : token.type == TokenType::kComplex         ? ParseComplexConstant(token.text, &error)
                                                  : ParseNumberConstant(token.text, &error);
  if (!error.empty()) Fail(error);
  return New<NumberNode>(token.position, token.text, constant);
}

}  // namespace

TemplateSet ParseTemplates(const std::string& name, std::string_view text) {
  Source source{name, text, Lexer(text), {}};
  Parser(&source).ParseText();
  return std::move(source.set);
}

std::string Location(const std::string& name, std::string_view text, std::size_t position) {
  const std::size_t newline = text.substr(0, position).rfind('\n');
  const std::size_t column = newline == text.npos ? position : position - newline - 1;
  return name + ":" + std::to_string(LineOf(text, position)) + ":" + std::to_string(column);
}

}  // namespace ksp::gotemplate
