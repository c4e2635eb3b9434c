#include "kserve/controller/json_syntax.h"

#include <string>

#include "gotemplate/quote.h"

namespace ksp::kserve {
namespace {

constexpr std::size_t kMaxDepth = 10'000;  // encoding/json's own

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHexDigit(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Go quotes the byte as if it were a rune.
std::string QuoteByte(char c) { return gotemplate::QuoteRune(static_cast<unsigned char>(c)); }

// Reads a JSON text and stops at the first byte that cannot stand where it does.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  bool Scan();
  const std::string& error() const { return error_; }

 private:
  bool Fail(std::string_view context) {
    if (!AtEnd()) return FailAtByte(text_[at_], context);
    error_ = "unexpected end of JSON input";
    return false;
  }
  // Where no space may stand. Go looks whether the end is one by a space behind it.
  bool FailInToken(std::string_view context) {
    return FailAtByte(AtEnd() ? ' ' : text_[at_], context);
  }
  bool FailAtByte(char c, std::string_view context) {
    error_ = "invalid character " + QuoteByte(c) + " " + std::string(context);
    return false;
  }
  bool AtEnd() const { return at_ >= text_.size(); }
  bool At(char c) const { return !AtEnd() && text_[at_] == c; }
  void SkipSpace() {
    while (At(' ') || At('\t') || At('\r') || At('\n')) ++at_;
  }
  bool Take(char c) {
    if (!At(c)) return false;
    ++at_;
    return true;
  }

  bool Value();
  bool Open(char bracket);
  bool Key();
  bool EndValue();
  bool String();
  bool Number();
  bool Digits(std::string_view context);
  bool Word(std::string_view word);

  std::string_view text_;
  std::size_t at_ = 0;
  std::string error_;
  std::string open_;   // brackets
  bool done_ = false;  // the value at the top is complete
};

bool Scanner::Scan() {
  while (!done_) {
    if (!Value()) return false;
  }
  SkipSpace();
  return AtEnd() || Fail("after top-level value");
}

// A scalar, or the opening of a list or map; then all that it ends.
bool Scanner::Value() {
  SkipSpace();
  if (AtEnd()) return Fail("");
  const char c = text_[at_];
  if (c == '{' || c == '[') return Open(c);
  bool good = false;
  if (c == '"') {
    good = String();
  } else if (c == 't') {
    good = Word("true");
  } else if (c == 'f') {
    good = Word("false");
  } else if (c == 'n') {
    good = Word("null");
  } else if (c == '-' || IsDigit(c)) {
    good = Number();
  } else {
    return Fail("looking for beginning of value");
  }
  return good && EndValue();
}

bool Scanner::Open(char bracket) {
  if (open_.size() == kMaxDepth) return Fail("exceeded max depth");
  open_.push_back(bracket);
  ++at_;
  SkipSpace();
  if (Take(bracket == '{' ? '}' : ']')) {
    open_.pop_back();
    return EndValue();
  }
  return bracket == '[' || Key();
}

bool Scanner::Key() {
  SkipSpace();
  if (!At('"')) return Fail("looking for beginning of object key string");
  if (!String()) return false;
  SkipSpace();
  return Take(':') || Fail("after object key");
}

// Behind a value: a comma, or the ends of what is open.
bool Scanner::EndValue() {
  while (!open_.empty()) {
    const bool map = open_.back() == '{';
    SkipSpace();
    if (Take(',')) return !map || Key();
    if (!Take(map ? '}' : ']')) {
      return Fail(map ? "after object key:value pair" : "after array element");
    }
    open_.pop_back();
  }
  done_ = true;
  return true;
}

bool Scanner::String() {
  ++at_;
  while (!AtEnd() && !At('"')) {
    if (static_cast<unsigned char>(text_[at_]) < 0x20) return Fail("in string literal");
    if (!Take('\\')) {
      ++at_;
    } else if (Take('u')) {
      for (int i = 0; i < 4; ++i, ++at_) {
        if (AtEnd() || !IsHexDigit(text_[at_])) {
          return FailInToken("in \\u hexadecimal character escape");
        }
      }
    } else if (AtEnd() || std::string_view("bfnrt\\/\"").find(text_[at_]) == text_.npos) {
      return FailInToken("in string escape code");
    } else {
      ++at_;
    }
  }
  return Take('"') || Fail("");
}

bool Scanner::Digits(std::string_view context) {
  if (AtEnd() || !IsDigit(text_[at_])) return FailInToken(context);
  while (!AtEnd() && IsDigit(text_[at_])) ++at_;
  return true;
}

bool Scanner::Number() {
  Take('-');
  if (!Take('0') && !Digits("in numeric literal")) return false;
  if (Take('.') && !Digits("after decimal point in numeric literal")) return false;
  if (!At('e') && !At('E')) return true;
  ++at_;
  if (!Take('+')) Take('-');
  return Digits("in exponent of numeric literal");
}

bool Scanner::Word(std::string_view word) {
  for (char c : word) {
    if (!Take(c)) {
      return FailInToken("in literal " + std::string(word) + " (expecting '" + std::string(1, c) +
                         "')");
    }
  }
  return true;
}

}  // namespace

std::string JsonSyntaxError(std::string_view text) {
  Scanner scanner(text);
  return scanner.Scan() ? "" : scanner.error();
}

}  // namespace ksp::kserve
