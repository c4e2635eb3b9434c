// Tokens of a template's text, by the rules of text/template/parse: text between actions, and the
// words, constants and marks inside them. Trim markers and comments end here.
#ifndef KSP_GOTEMPLATE_LEXER_H_
#define KSP_GOTEMPLATE_LEXER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ksp::gotemplate {

enum class TokenType : std::uint8_t {
  kError,  // its text is the message
  kEof,
  kText,
  kLeftDelimiter,
  kRightDelimiter,
  kSpace,
  kBool,
  kCharacter,  // a mark that has no meaning of its own, such as ','
  kCharacterConstant,
  kNumber,
  kComplex,
  kString,
  kRawString,
  kIdentifier,
  kField,
  kVariable,
  kDeclare,  // :=
  kAssign,   // =
  kPipe,
  kLeftParenthesis,
  kRightParenthesis,
  // Keywords; printed as <word>.
  kDot,
  kBlock,
  kBreak,
  kContinue,
  kDefine,
  kElse,
  kEnd,
  kIf,
  kNil,
  kRange,
  kTemplate,
  kWith,
};

struct Token {
  TokenType type = TokenType::kEof;
  std::size_t position = 0;  // in bytes from the start of the text
  std::string_view text;     // of the template's, or of the lexer's for an error
};

// As an error message shows it: quoted, longer ones cut after ten characters.
std::string Describe(const Token& token);

class Lexer {
 public:
  // `text` must outlive the lexer.
  explicit Lexer(std::string_view text) : text_(text) {}

  // The next token; kEof at the end. After an error the lexer is of no more use.
  Token Next();

 private:
  Token LexText();
  Token LexLeftDelimiter();
  Token LexRightDelimiter();
  Token LexInsideAction();
  Token LexSpace();
  Token LexIdentifier();
  Token LexFieldOrVariable(TokenType type);
  Token LexNumber();
  Token LexQuoted(char quote, TokenType type, const char* error);
  Token LexRawString();

  char32_t Peek() const;
  char32_t Take();
  bool Accept(std::string_view characters);
  void AcceptRun(std::string_view characters);
  void TakeAlphaNumerics();
  bool ScanNumber();
  bool AtTerminator() const;
  bool AtRightDelimiter(bool* trims) const;
  std::string_view Rest() const { return text_.substr(position_); }
  std::string_view Word() const { return text_.substr(start_, position_ - start_); }
  void TrimLeadingSpace();
  Token Emit(TokenType type);
  Token Error(const char* message, std::string_view detail = {});

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t start_ = 0;  // of the token in the making
  std::string error_;
  bool inside_action_ = false;
  int open_parentheses_ = 0;
};

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_LEXER_H_
