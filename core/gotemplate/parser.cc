#include "gotemplate/parser.h"

#include <algorithm>
#include <utility>

#include "gotemplate/builtins.h"
#include "gotemplate/lexer.h"
#include "gotemplate/quote.h"

namespace ksp::gotemplate {
namespace {

// What messages call the place that is read.
constexpr const char* kRange = "range";

std::string LineOf(std::string_view text, std::size_t position) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(position);
  return std::to_string(1 + std::count(text.begin(), end, '\n'));
}

// What all templates of one text share.
struct Source {
  std::string_view name;
  std::string_view text;
  TemplateSet* set;
  Budget* budget;
  Lexer lexer;
  int open_blocks = 0;
};

// Parses one template: the text itself, or what stands in a {{define}} or {{block}}. After a
// failure the text has ended.
class Parser {
 public:
  explicit Parser(Source* source) : source_(source) {}

  void ParseText();
  void ParseDefinition();
  // Up to {{end}}; `context` tells what there must not be anything else in.
  void ParseBody(std::string_view name, const char* context);

 private:
  // Tokens, of which up to three can be put back.
  Token Next();
  Token Peek();
  Token NextNonSpace();
  Token PeekNonSpace();
  void Backup() { ++ahead_; }

  std::string& Fail(const char* message) const;
  void FailQuoted(const char* before, std::string_view quoted, const char* behind) const;
  void FailUnexpected(const Token& token, const char* context) const;
  Token Expect(TokenType type, const char* context);

  Node* ItemList(const Node** end);
  Node* TextOrAction();
  Node* Action();
  Node* Control(const Token& keyword);
  Node* Branch(NodeType type, const char* keyword);
  Node* ElseList(NodeType type, const char* keyword, const Node& else_node);
  Node* LoopExit(NodeType type, const Token& keyword, const char* text);
  Node* Else();
  Node* Template(bool is_block);
  std::string_view Name(const char* context);
  Node* Pipeline(const char* context, TokenType end);
  void Declarations(const char* context, Node* pipe);
  void CheckPipeline(const Node& pipe, const char* context) const;
  Node* Command();
  Node* Operand();
  Node* Term();
  Node* Number(const Token& token) const;

  Node* New(NodeType type, std::size_t position, std::string_view text = {}) const {
    return source_->set->New(type, position, text);
  }
  std::string_view Unquoted(const Token& token) const;
  void Define(std::string_view name, const Node* list) const;

  Source* source_;
  Token tokens_[3];  // the latest is the first
  int ahead_ = 0;    // how many of them are to be read again
  std::vector<std::string_view> variables_ = {"$"};
  // The position of the action's left delimiter; npos outside of actions.
  std::size_t action_ = std::string_view::npos;
  int open_ranges_ = 0;
  int open_parentheses_ = 0;
};

Token Parser::Next() {
  if (source_->budget->failed()) return {};
  if (ahead_ > 0) {
    --ahead_;
  } else {
    tokens_[0] = source_->lexer.Next();
  }
  return tokens_[ahead_];
}

Token Parser::Peek() {
  const Token token = Next();
  Backup();
  return token;
}

Token Parser::NextNonSpace() {
  Token token = Next();
  while (token.type == TokenType::kSpace) token = Next();
  return token;
}

Token Parser::PeekNonSpace() {
  const Token token = NextNonSpace();
  Backup();
  return token;
}

std::string& Parser::Fail(const char* message) const {
  std::string& out = source_->budget->Fail();
  out.append("template: ").append(source_->name).append(":");
  out.append(LineOf(source_->text, tokens_[0].position)).append(": ");
  return out.append(message);
}

void Parser::FailQuoted(const char* before, std::string_view quoted, const char* behind) const {
  Fail(before).append(Quote(quoted)).append(behind);
}

void Parser::FailUnexpected(const Token& token, const char* context) const {
  if (token.type != TokenType::kError) {
    Fail("unexpected ").append(Describe(token)).append(" in ").append(context);
    return;
  }
  std::string& out = Fail("").append(token.text);
  const std::string line = LineOf(source_->text, std::min(action_, token.position));
  if (line == LineOf(source_->text, token.position)) return;
  if (!token.text.ends_with(" action")) out.append(" in action");
  out.append(" started at ").append(source_->name).append(":").append(line);
}

Token Parser::Expect(TokenType type, const char* context) {
  Token token = NextNonSpace();
  if (token.type != type) FailUnexpected(token, context);
  return token;
}

std::string_view Parser::Unquoted(const Token& token) const {
  std::string text;
  if (!Unquote(token.text, &text)) Fail("invalid syntax");
  return source_->set->Keep(std::move(text));
}

void Parser::Define(std::string_view name, const Node* list) const {
  if (source_->set->Add(name, list)) return;
  FailQuoted("template: multiple definition of template ", name, "");
}

void Parser::ParseText() {
  Node* root = New(NodeType::kList, Peek().position);
  while (Peek().type != TokenType::kEof) {
    if (Peek().type == TokenType::kLeftDelimiter) {
      const Token delimiter = Next();
      if (NextNonSpace().type == TokenType::kDefine) {
        Parser(source_).ParseDefinition();
        continue;
      }
      tokens_[1] = delimiter;
      ahead_ = 2;
    }
    Node* node = TextOrAction();
    if (node->type == NodeType::kEnd || node->type == NodeType::kElse) {
      Fail("unexpected ").append(ToString(*node));
    }
    root->nodes.push_back(node);
  }
  Define(source_->name, root);
}

void Parser::ParseDefinition() {
  const char* context = "define clause";
  const std::string_view name = Name(context);
  Expect(TokenType::kRightDelimiter, context);
  ParseBody(name, context);
}

// Go reports what is wrong in a block with the token of the enclosing template; the line is the
// same.
void Parser::ParseBody(std::string_view name, const char* context) {
  const Node* end = nullptr;
  const Node* list = ItemList(&end);
  if (end->type != NodeType::kEnd) {
    Fail("unexpected ").append(ToString(*end)).append(" in ").append(context);
  }
  Define(name, list);
}

// The nodes up to {{end}} or {{else}}, which is `*end`.
Node* Parser::ItemList(const Node** end) {
  if (++source_->open_blocks > kMaxBlocks) {
    source_->budget->Exceed("blocks are nested deeper than ", kMaxBlocks, "");
  }
  Node* list = New(NodeType::kList, PeekNonSpace().position);
  while (PeekNonSpace().type != TokenType::kEof) {
    Node* node = TextOrAction();
    if (node->type == NodeType::kEnd || node->type == NodeType::kElse) {
      --source_->open_blocks;
      *end = node;
      return list;
    }
    list->nodes.push_back(node);
  }
  Fail("unexpected EOF");
  *end = list;
  return list;
}

Node* Parser::TextOrAction() {
  const Token token = NextNonSpace();
  if (token.type == TokenType::kText) return New(NodeType::kText, token.position, token.text);
  if (token.type != TokenType::kLeftDelimiter) FailUnexpected(token, "input");
  action_ = token.position;
  Node* node = Action();
  action_ = std::string_view::npos;
  return node;
}

Node* Parser::Action() {
  const Token token = NextNonSpace();
  if (Node* control = Control(token)) return control;
  Backup();
  Node* action = New(NodeType::kAction, Peek().position);
  action->nodes.push_back(Pipeline("command", TokenType::kRightDelimiter));
  action->begin = action_;
  action->end = tokens_[0].position + tokens_[0].text.size();
  return action;
}

// Null if `keyword` does not start a control structure.
Node* Parser::Control(const Token& keyword) {
  switch (keyword.type) {
    case TokenType::kBlock:
      return Template(true);
    case TokenType::kBreak:
      return LoopExit(NodeType::kBreak, keyword, "{{break}}");
    case TokenType::kContinue:
      return LoopExit(NodeType::kContinue, keyword, "{{continue}}");
    case TokenType::kElse:
      return Else();
    case TokenType::kEnd:
      return New(NodeType::kEnd, Expect(TokenType::kRightDelimiter, "end").position, "{{end}}");
    case TokenType::kIf:
      return Branch(NodeType::kIf, "if");
    case TokenType::kRange:
      return Branch(NodeType::kRange, kRange);
    case TokenType::kTemplate:
      return Template(false);
    case TokenType::kWith:
      return Branch(NodeType::kWith, "with");
    default:
      return nullptr;
  }
}

Node* Parser::LoopExit(NodeType type, const Token& keyword, const char* text) {
  Expect(TokenType::kRightDelimiter, text);
  if (open_ranges_ == 0) Fail(text).append(" outside {{range}}");
  return New(type, keyword.position, text);
}

// {{else if}} and {{else with}} leave the second word to be read as a branch of its own.
Node* Parser::Else() {
  Token token = PeekNonSpace();
  if (token.type != TokenType::kIf && token.type != TokenType::kWith) {
    token = Expect(TokenType::kRightDelimiter, "else");
  }
  return New(NodeType::kElse, token.position, "{{else}}");
}

Node* Parser::Branch(NodeType type, const char* keyword) {
  const std::size_t variables = variables_.size();
  Node* pipe = Pipeline(keyword, TokenType::kRightDelimiter);
  Node* branch = New(type, pipe->position);
  if (type == NodeType::kRange) ++open_ranges_;
  const Node* end = nullptr;
  branch->nodes.push_back(pipe);
  branch->nodes.push_back(ItemList(&end));
  if (type == NodeType::kRange) --open_ranges_;
  if (end->type == NodeType::kElse) branch->nodes.push_back(ElseList(type, keyword, *end));
  variables_.resize(variables);
  return branch;
}

// {{if a}}…{{else if b}}…{{end}} is {{if a}}…{{else}}{{if b}}…{{end}}{{end}}.
Node* Parser::ElseList(NodeType type, const char* keyword, const Node& else_node) {
  const TokenType next = Peek().type;
  if ((type == NodeType::kIf && next == TokenType::kIf) ||
      (type == NodeType::kWith && next == TokenType::kWith)) {
    Next();
    if (++source_->open_blocks > kMaxBlocks) {
      source_->budget->Exceed("more than ", kMaxBlocks, " {{else if}}");
    }
    Node* list = New(NodeType::kList, else_node.position);
    list->nodes.push_back(Branch(type, keyword));
    --source_->open_blocks;
    return list;
  }
  const Node* end = nullptr;
  Node* list = ItemList(&end);
  if (end->type != NodeType::kEnd) Fail("expected end; found ").append(ToString(*end));
  return list;
}

// A template's name in quotes.
std::string_view Parser::Name(const char* context) {
  const Token token = NextNonSpace();
  if (token.type != TokenType::kString && token.type != TokenType::kRawString) {
    FailUnexpected(token, context);
  }
  return Unquoted(token);
}

Node* Parser::Template(bool is_block) {
  const char* context = is_block ? "block clause" : "template clause";
  Node* node = New(NodeType::kTemplate, PeekNonSpace().position);
  node->text = Name(context);
  if (is_block || PeekNonSpace().type != TokenType::kRightDelimiter) {
    node->nodes.push_back(Pipeline(context, TokenType::kRightDelimiter));
  } else {
    Next();
  }
  if (is_block) Parser(source_).ParseBody(node->text, context);
  return node;
}

// `$x :=`, `$x =`, or in a range `$i, $x :=`; a variable that is an operand is put back.
void Parser::Declarations(const char* context, Node* pipe) {
  while (PeekNonSpace().type == TokenType::kVariable) {
    const Token variable = Next();
    const Token after = Peek();  // maybe a space
    const Token next = PeekNonSpace();
    const bool comma = next.type == TokenType::kCharacter && next.text == ",";
    if (next.type != TokenType::kAssign && next.type != TokenType::kDeclare && !comma) {
      ahead_ = 1;
      if (after.type == TokenType::kSpace) tokens_[ahead_++] = after;
      tokens_[ahead_++] = variable;
      return;
    }
    Next();
    pipe->names.push_back(variable.text);
    variables_.push_back(variable.text);
    if (!comma) {
      pipe->text = next.text;
      return;
    }
    if (context != kRange || pipe->names.size() >= 2) {
      Fail("too many declarations in ").append(context);
    }
    const TokenType second = PeekNonSpace().type;
    if (second != TokenType::kVariable && second != TokenType::kRightDelimiter &&
        second != TokenType::kRightParenthesis) {
      Fail("range can only initialize variables");
    }
  }
}

Node* Parser::Pipeline(const char* context, TokenType end) {
  Node* pipe = New(NodeType::kPipe, PeekNonSpace().position);
  pipe->text = ":=";
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
        pipe->nodes.push_back(Command());
        break;
      default:
        FailUnexpected(token, context);
        return pipe;
    }
  }
}

// Bools, dot, nil, numbers and strings.
bool IsConstant(const Node& node) {
  switch (node.type) {
    case NodeType::kBool:
    case NodeType::kDot:
    case NodeType::kNil:
    case NodeType::kNumber:
    case NodeType::kString:
      return true;
    default:
      return false;
  }
}

void Parser::CheckPipeline(const Node& pipe, const char* context) const {
  if (pipe.nodes.empty()) Fail("missing value for ").append(context);
  for (std::size_t i = 1; i < pipe.nodes.size(); ++i) {
    if (!IsConstant(*pipe.nodes[i]->nodes[0])) continue;
    Fail("non executable command in pipeline stage ").append(std::to_string(i + 1));
  }
}

// Operands with spaces between them, up to a '|', which is taken, or an end, which is left.
Node* Parser::Command() {
  Node* command = New(NodeType::kCommand, PeekNonSpace().position);
  Token token;
  do {
    PeekNonSpace();
    if (Node* operand = Operand()) command->nodes.push_back(operand);
    token = Next();
  } while (token.type == TokenType::kSpace);
  if (token.type == TokenType::kRightDelimiter || token.type == TokenType::kRightParenthesis) {
    Backup();
  } else if (token.type != TokenType::kPipe) {
    FailUnexpected(token, "operand");
  }
  if (command->nodes.empty()) Fail("empty command");
  return command;
}

// A term and the fields that follow it; null if the next token is not a term.
Node* Parser::Operand() {
  Node* term = Term();
  if (term == nullptr || Peek().type != TokenType::kField) return term;
  Node* operand = term;
  const std::size_t position = Peek().position;
  if (IsConstant(*term)) FailQuoted("unexpected . after term ", term->text, "");
  if (term->type == NodeType::kField || term->type == NodeType::kVariable) {
    term->position = position;
  } else {
    operand = New(NodeType::kChain, position);
    operand->nodes.push_back(term);
  }
  while (Peek().type == TokenType::kField) operand->names.push_back(Next().text.substr(1));
  return operand;
}

Node* Parser::Term() {
  const Token token = NextNonSpace();
  switch (token.type) {
    case TokenType::kIdentifier:
      if (FindBuiltin(token.text) == nullptr) {
        FailQuoted("function ", token.text, " not defined");
      }
      return New(NodeType::kIdentifier, token.position, token.text);
    case TokenType::kDot:
      return New(NodeType::kDot, token.position, token.text);
    case TokenType::kNil:
      return New(NodeType::kNil, token.position, token.text);
    case TokenType::kVariable:
      if (std::find(variables_.begin(), variables_.end(), token.text) == variables_.end()) {
        FailQuoted("undefined variable ", token.text, "");
      }
      return New(NodeType::kVariable, token.position, token.text);
    case TokenType::kField: {
      Node* field = New(NodeType::kField, token.position);
      field->names.push_back(token.text.substr(1));
      return field;
    }
    case TokenType::kBool:
      return New(NodeType::kBool, token.position, token.text);
    case TokenType::kCharacterConstant:
    case TokenType::kComplex:
    case TokenType::kNumber:
      return Number(token);
    case TokenType::kLeftParenthesis: {
      if (++open_parentheses_ > kMaxParentheses) {
        source_->budget->Exceed("parentheses are nested deeper than ", kMaxParentheses, "");
      }
      Node* pipe = Pipeline("parenthesized pipeline", TokenType::kRightParenthesis);
      --open_parentheses_;
      return pipe;
    }
    case TokenType::kString:
    case TokenType::kRawString: {
      Node* string = New(NodeType::kString, token.position, token.text);
      string->names.push_back(Unquoted(token));
      return string;
    }
    default:
      Backup();
      return nullptr;
  }
}

Node* Parser::Number(const Token& token) const {
  std::string error;
  Node* number = New(NodeType::kNumber, token.position, token.text);
  number->constant = std::make_unique<const Constant>(
      ParseConstant(token.text, token.type == TokenType::kComplex, &error));
  if (!error.empty()) Fail("").append(error);
  return number;
}

}  // namespace

void ParseTemplates(std::string_view name, std::string_view text, TemplateSet* set,
                    Budget* budget) {
  Source source{name, text, set, budget, Lexer(text)};
  Parser(&source).ParseText();
}

std::string Location(std::string_view name, std::string_view text, std::size_t position) {
  const std::size_t newline = text.substr(0, position).rfind('\n');
  const std::size_t column = newline == text.npos ? position : position - newline - 1;
  std::string location(name);
  location.append(":").append(LineOf(text, position)).append(":");
  return location.append(std::to_string(column));
}

}  // namespace ksp::gotemplate
