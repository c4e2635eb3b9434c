#include "gotemplate/lexer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gotemplate/quote.h"
#include "gotemplate/unicode.h"

namespace ksp::gotemplate {
namespace {

constexpr std::string_view kLeft = "{{";
constexpr std::string_view kRight = "}}";
constexpr std::string_view kLeftComment = "/*";
constexpr std::string_view kRightComment = "*/";
constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kTrimMarkerSize = 2;  // "- " after {{, " -" before }}
constexpr char32_t kEnd = 0xFFFFFFFF;

constexpr std::pair<std::string_view, TokenType> kKeywords[] = {
    {"block", TokenType::kBlock},       {"break", TokenType::kBreak},
    {"continue", TokenType::kContinue}, {"define", TokenType::kDefine},
    {"else", TokenType::kElse},         {"end", TokenType::kEnd},
    {"false", TokenType::kBool},        {"if", TokenType::kIf},
    {"nil", TokenType::kNil},           {"range", TokenType::kRange},
    {"template", TokenType::kTemplate}, {"true", TokenType::kBool},
    {"with", TokenType::kWith},
};

// Go's own spaces, which separate words.
bool IsSeparator(char32_t rune) {
  return rune == ' ' || rune == '\t' || rune == '\r' || rune == '\n';
}

bool HasLeftTrimMarker(std::string_view text) {
  return text.size() >= kTrimMarkerSize && text[0] == '-' && kSpaces.find(text[1]) != text.npos;
}

bool HasRightTrimMarker(std::string_view text) {
  return text.size() >= kTrimMarkerSize && kSpaces.find(text[0]) != text.npos && text[1] == '-';
}

std::string_view FirstRunes(std::string_view text, int count) {
  std::size_t size = 0;
  for (; count > 0 && size < text.size(); --count) size += DecodeRune(text.substr(size)).size;
  return text.substr(0, size);
}

}  // namespace

std::string Describe(const Token& token) {
  if (token.type == TokenType::kEof) return "EOF";
  std::string text;
  if (token.type >= TokenType::kDot) return text.append("<").append(token.text).append(">");
  text = Quote(FirstRunes(token.text, 10));
  if (token.text.size() > 10) text.append("...");
  return text;
}

Token Lexer::Next() { return inside_action_ ? LexInsideAction() : LexText(); }

Token Lexer::Emit(TokenType type) {
  Token token{type, start_, Word()};
  start_ = position_;
  return token;
}

Token Lexer::Error(const char* message, std::string_view detail) {
  error_ = message;
  error_.append(detail);
  return {TokenType::kError, start_, error_};
}

char32_t Lexer::Peek() const { return position_ < text_.size() ? DecodeRune(Rest()).rune : kEnd; }

char32_t Lexer::Take() {
  const Decoded decoded = DecodeRune(Rest());
  position_ += decoded.size;
  return decoded.size == 0 ? kEnd : decoded.rune;
}

bool Lexer::Accept(std::string_view characters) {
  if (position_ >= text_.size() || characters.find(text_[position_]) == characters.npos) {
    return false;
  }
  ++position_;
  return true;
}

void Lexer::AcceptRun(std::string_view characters) {
  while (Accept(characters)) {
  }
}

void Lexer::TakeAlphaNumerics() {
  while (IsAlphaNumeric(Peek())) Take();
}

// What may follow a word: $x+2 is refused, in case Go should have arithmetic one day.
bool Lexer::AtTerminator() const {
  if (position_ >= text_.size() || Rest().starts_with(kRight)) return true;
  constexpr std::string_view kTerminators = " \t\r\n.,|:)(";
  return kTerminators.find(text_[position_]) != kTerminators.npos;
}

bool Lexer::AtRightDelimiter(bool* trims) const {
  *trims = HasRightTrimMarker(Rest()) && Rest().substr(kTrimMarkerSize).starts_with(kRight);
  return *trims || Rest().starts_with(kRight);
}

void Lexer::TrimLeadingSpace() {
  position_ = std::min(text_.find_first_not_of(kSpaces, position_), text_.size());
}

Token Lexer::LexText() {
  for (;;) {
    const std::size_t left = text_.find(kLeft, position_);
    if (left == text_.npos) {
      position_ = text_.size();
      return Emit(position_ > start_ ? TokenType::kText : TokenType::kEof);
    }
    position_ = left;
    if (HasLeftTrimMarker(text_.substr(left + kLeft.size()))) {
      const std::size_t last = text_.substr(start_, left - start_).find_last_not_of(kSpaces);
      position_ = last == text_.npos ? start_ : start_ + last + 1;
    }
    const bool has_text = position_ > start_;
    Token text = Emit(TokenType::kText);
    position_ = start_ = left;
    if (has_text) return text;
    const std::string_view after = text_.substr(left + kLeft.size());
    const std::size_t marker = HasLeftTrimMarker(after) ? kTrimMarkerSize : 0;
    if (!after.substr(marker).starts_with(kLeftComment)) return LexLeftDelimiter();
    position_ = start_ = left + kLeft.size() + marker;
    const std::size_t close = text_.find(kRightComment, position_ + kLeftComment.size());
    if (close == text_.npos) return Error("unclosed comment");
    position_ = close + kRightComment.size();
    bool trims = false;
    if (!AtRightDelimiter(&trims)) return Error("comment ends before closing delimiter");
    position_ += (trims ? kTrimMarkerSize : 0) + kRight.size();
    if (trims) TrimLeadingSpace();
    start_ = position_;
  }
}

Token Lexer::LexLeftDelimiter() {
  position_ += kLeft.size();
  Token token = Emit(TokenType::kLeftDelimiter);
  inside_action_ = true;
  open_parentheses_ = 0;
  if (HasLeftTrimMarker(Rest())) position_ += kTrimMarkerSize;
  start_ = position_;
  return token;
}

Token Lexer::LexRightDelimiter() {
  bool trims = false;
  AtRightDelimiter(&trims);
  if (trims) position_ += kTrimMarkerSize;
  start_ = position_;
  position_ += kRight.size();
  Token token = Emit(TokenType::kRightDelimiter);
  if (trims) TrimLeadingSpace();
  start_ = position_;
  inside_action_ = false;
  return token;
}

Token Lexer::LexInsideAction() {
  bool trims = false;
  if (AtRightDelimiter(&trims)) {
    return open_parentheses_ == 0 ? LexRightDelimiter() : Error("unclosed left paren");
  }
  const char32_t rune = Peek();
  if (rune == kEnd) return Error("unclosed action");
  if (IsSeparator(rune)) return LexSpace();
  if (IsAlphaNumeric(rune) && !(rune >= '0' && rune <= '9')) return LexIdentifier();
  Take();
  const char next = position_ < text_.size() ? text_[position_] : 0;
  switch (rune) {
    case '=':
      return Emit(TokenType::kAssign);
    case ':':
      if (!Accept("=")) return Error("expected :=");
      return Emit(TokenType::kDeclare);
    case '|':
      return Emit(TokenType::kPipe);
    case '"':
      return LexQuoted('"', TokenType::kString, "unterminated quoted string");
    case '\'':
      return LexQuoted('\'', TokenType::kCharacterConstant, "unterminated character constant");
    case '`':
      return LexRawString();
    case '$':
      return LexFieldOrVariable(TokenType::kVariable);
    case '(':
      ++open_parentheses_;
      return Emit(TokenType::kLeftParenthesis);
    case ')':
      if (--open_parentheses_ < 0) return Error("unexpected right paren");
      return Emit(TokenType::kRightParenthesis);
    case '.':
      if (position_ < text_.size() && (next < '0' || next > '9')) {
        return LexFieldOrVariable(TokenType::kField);
      }
      break;
    default:
      break;
  }
  if (rune == '.' || rune == '+' || rune == '-' || (rune >= '0' && rune <= '9')) {
    position_ = start_;
    return LexNumber();
  }
  if (rune < 0x80 && IsPrintable(rune)) return Emit(TokenType::kCharacter);
  return Error("unrecognized character in action: ", UnicodePoint(rune));
}

Token Lexer::LexSpace() {
  while (IsSeparator(Peek())) Take();
  // The last space may be the first character of " -}}".
  const std::string_view last = text_.substr(position_ - 1);
  if (HasRightTrimMarker(last) && last.substr(kTrimMarkerSize).starts_with(kRight)) {
    --position_;
    if (position_ == start_) return LexRightDelimiter();
  }
  return Emit(TokenType::kSpace);
}

Token Lexer::LexIdentifier() {
  TakeAlphaNumerics();
  if (!AtTerminator()) return Error("bad character ", UnicodePoint(Peek()));
  const std::string_view word = Word();
  const auto* keyword = std::find_if(std::begin(kKeywords), std::end(kKeywords),
                                     [&](const auto& entry) { return entry.first == word; });
  return Emit(keyword != std::end(kKeywords) ? keyword->second : TokenType::kIdentifier);
}

Token Lexer::LexFieldOrVariable(TokenType type) {
  if (AtTerminator()) return Emit(type == TokenType::kField ? TokenType::kDot : type);
  TakeAlphaNumerics();
  if (!AtTerminator()) return Error("bad character ", UnicodePoint(Peek()));
  return Emit(type);
}

bool Lexer::ScanNumber() {
  constexpr std::string_view kDecimal = "0123456789_";
  Accept("+-");
  std::string_view digits = kDecimal;
  bool hex = false;
  if (Accept("0")) {
    if (Accept("xX")) {
      digits = "0123456789abcdefABCDEF_";
      hex = true;
    } else if (Accept("oO")) {
      digits = "01234567_";
    } else if (Accept("bB")) {
      digits = "01_";
    }
  }
  AcceptRun(digits);
  if (Accept(".")) AcceptRun(digits);
  const bool decimal = digits == kDecimal;
  if ((decimal && Accept("eE")) || (hex && Accept("pP"))) {
    Accept("+-");
    AcceptRun(kDecimal);
  }
  Accept("i");
  if (!IsAlphaNumeric(Peek())) return true;
  Take();
  return false;
}

Token Lexer::LexNumber() {
  auto bad = [&] { return Error("bad number syntax: ", Quote(Word())); };
  if (!ScanNumber()) return bad();
  if (Peek() != '+' && Peek() != '-') return Emit(TokenType::kNumber);
  if (!ScanNumber() || text_[position_ - 1] != 'i') return bad();
  return Emit(TokenType::kComplex);
}

Token Lexer::LexQuoted(char quote, TokenType type, const char* error) {
  for (;;) {
    char32_t rune = Take();
    if (rune == static_cast<char32_t>(quote)) return Emit(type);
    if (rune == '\\') rune = Take();
    if (rune == kEnd || rune == '\n') return Error(error);
  }
}

Token Lexer::LexRawString() {
  const std::size_t close = text_.find('`', position_);
  if (close == text_.npos) return Error("unterminated raw quoted string");
  position_ = close + 1;
  return Emit(TokenType::kRawString);
}

}  // namespace ksp::gotemplate
