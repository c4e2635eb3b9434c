#include "value/json.h"

#include <cctype>

#include "value/utf8.h"

namespace ksp {
namespace {

class Parser {
 public:
  Parser(std::string_view text, std::uint32_t source, int max_depth)
      : text_(text), source_(source), max_depth_(max_depth) {}

  JsonParsed Run() {
    JsonParsed parsed;
    bool good = ParseValue(&parsed.value, 0);
    if (good) {
      SkipSpace();
      if (at_ != text_.size()) good = Fail("text after the end of the value");
    }
    if (!good) {
      parsed.value = Value();
      parsed.error = error_;
    }
    return parsed;
  }

 private:
  bool Fail(std::string message) {
    error_ = JsonError{std::move(message), at_};
    return false;
  }

  Origin Range(std::size_t begin) const {
    if (source_ == Origin::kNoSource) return Origin{};
    return Origin::Text(source_, static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(at_));
  }

  void SkipSpace() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != text_.npos) ++at_;
  }

  bool Take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool Word(std::string_view word, Value value, Value* out) {
    if (text_.substr(at_, word.size()) != word) return Fail("not a JSON value");
    std::size_t begin = at_;
    at_ += word.size();
    *out = std::move(value).WithOrigin(Range(begin));
    return true;
  }

  bool ParseValue(Value* out, int depth) {
    SkipSpace();
    if (at_ >= text_.size()) return Fail("unexpected end of text");
    switch (text_[at_]) {
      case '{':
        return ParseMap(out, depth + 1);
      case '[':
        return ParseList(out, depth + 1);
      case '"': {
        std::size_t begin = at_;
        std::string text;
        if (!ParseString(&text)) return false;
        *out = Value(std::move(text)).WithOrigin(Range(begin));
        return true;
      }
      case 't':
        return Word("true", true, out);
      case 'f':
        return Word("false", false, out);
      case 'n':
        return Word("null", nullptr, out);
      default:
        return ParseNumber(out);
    }
  }

  bool Digits() {
    std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return at_ > begin;
  }

  bool ParseNumber(Value* out) {
    std::size_t begin = at_;
    Take('-');
    if (!Take('0') && !Digits()) return Fail("not a JSON value");
    if (Take('.') && !Digits()) return Fail("digits expected after the point");
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (!Take('+')) Take('-');
      if (!Digits()) return Fail("digits expected in the exponent");
    }
    *out = Value::Number(std::string(text_.substr(begin, at_ - begin))).WithOrigin(Range(begin));
    return true;
  }

  bool Hex4(std::uint32_t* out) {
    *out = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ >= text_.size() || !std::isxdigit(static_cast<unsigned char>(text_[at_]))) {
        return Fail("four hexadecimal digits expected after \\u");
      }
      char c = text_[at_];
      int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      *out = *out * 16 + static_cast<std::uint32_t>(digit);
    }
    return true;
  }

  bool ParseEscape(std::string* out) {
    char c = at_ < text_.size() ? text_[at_] : '\0';
    static constexpr std::string_view kShort = "\"\\/bfnrt";
    static constexpr std::string_view kMeaning = "\"\\/\b\f\n\r\t";
    if (std::size_t i = kShort.find(c); c != '\0' && i != kShort.npos) {
      out->push_back(kMeaning[i]);
      ++at_;
      return true;
    }
    if (c != 'u') return Fail("not an escape of JSON");
    ++at_;
    std::uint32_t rune = 0;
    if (!Hex4(&rune)) return false;
    if (rune >= 0xD800 && rune < 0xDC00 && text_.substr(at_, 2) == "\\u") {
      std::size_t back = at_;
      at_ += 2;
      std::uint32_t low = 0;
      if (!Hex4(&low)) return false;
      if (low >= 0xDC00 && low < 0xE000) {
        rune = 0x10000 + ((rune - 0xD800) << 10) + (low - 0xDC00);
      } else {
        at_ = back;
      }
    }
    // A lone surrogate becomes the replacement character, as Go does.
    AppendRune(rune, out);
    return true;
  }

  bool ParseString(std::string* out) {
    ++at_;  // the opening quote
    while (true) {
      std::size_t begin = at_;
      while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
             static_cast<unsigned char>(text_[at_]) >= 0x20) {
        ++at_;
      }
      std::string_view piece = text_.substr(begin, at_ - begin);
      if (IsUtf8(piece)) {
        out->append(piece);
      } else {
        out->append(ValidUtf8(piece));
      }
      if (at_ >= text_.size()) return Fail("unterminated string");
      if (Take('"')) return true;
      if (!Take('\\')) return Fail("control character in a string");
      if (!ParseEscape(out)) return false;
    }
  }

  bool ParseList(Value* out, int depth) {
    if (depth > max_depth_) return Fail("nested too deeply");
    std::size_t begin = at_++;
    List list;
    SkipSpace();
    if (!Take(']')) {
      while (true) {
        Value item;
        if (!ParseValue(&item, depth)) return false;
        list.push_back(std::move(item));
        SkipSpace();
        if (Take(']')) break;
        if (!Take(',')) return Fail("',' or ']' expected");
      }
    }
    *out = Value(std::move(list)).WithOrigin(Range(begin));
    return true;
  }

  bool ParseMap(Value* out, int depth) {
    if (depth > max_depth_) return Fail("nested too deeply");
    std::size_t begin = at_++;
    std::vector<Entry> entries;
    SkipSpace();
    if (!Take('}')) {
      while (true) {
        SkipSpace();
        Entry entry;
        std::size_t key_begin = at_;
        if (at_ >= text_.size() || text_[at_] != '"') return Fail("a key in quotes expected");
        if (!ParseString(&entry.key)) return false;
        entry.key_origin = Range(key_begin);
        SkipSpace();
        if (!Take(':')) return Fail("':' expected");
        if (!ParseValue(&entry.value, depth)) return false;
        entries.push_back(std::move(entry));
        SkipSpace();
        if (Take('}')) break;
        if (!Take(',')) return Fail("',' or '}' expected");
      }
    }
    *out = Value(Map::FromEntries(std::move(entries))).WithOrigin(Range(begin));
    return true;
  }

  std::string_view text_;
  std::uint32_t source_;
  int max_depth_;
  std::size_t at_ = 0;
  JsonError error_;
};

class Writer {
 public:
  Writer(int indent, std::string* out) : indent_(indent), out_(out) {}

  void Write(const Value& value, int level) {
    switch (value.kind()) {
      case Value::Kind::kNull:
        out_->append("null");
        break;
      case Value::Kind::kBool:
        out_->append(value.bool_value() ? "true" : "false");
        break;
      case Value::Kind::kNumber:
        out_->append(value.number_text());
        break;
      case Value::Kind::kString:
        AppendJsonString(value.string(), out_);
        break;
      case Value::Kind::kList: {
        out_->push_back('[');
        bool first = true;
        for (const Value& item : value.list()) {
          Separate(&first, level + 1);
          Write(item, level + 1);
        }
        if (!first) NewLine(level);
        out_->push_back(']');
        break;
      }
      case Value::Kind::kMap: {
        out_->push_back('{');
        bool first = true;
        for (const Entry& entry : value.map()) {
          Separate(&first, level + 1);
          AppendJsonString(entry.key, out_);
          out_->append(indent_ > 0 ? ": " : ":");
          Write(entry.value, level + 1);
        }
        if (!first) NewLine(level);
        out_->push_back('}');
        break;
      }
    }
  }

 private:
  void Separate(bool* first, int level) {
    if (!*first) out_->push_back(',');
    *first = false;
    NewLine(level);
  }
  void NewLine(int level) {
    if (indent_ == 0) return;
    out_->push_back('\n');
    out_->append(static_cast<std::size_t>(indent_ * level), ' ');
  }

  int indent_;
  std::string* out_;
};

}  // namespace

JsonParsed ParseJson(std::string_view text, std::uint32_t source, int max_depth) {
  return Parser(text, source, max_depth).Run();
}

std::string WriteJson(const Value& value, int indent) {
  std::string out;
  Writer(indent, &out).Write(value, 0);
  return out;
}

void AppendJsonString(std::string_view text, std::string* out) {
  out->push_back('"');
  for (char c : text) {
    switch (c) {
      case '"':
        out->append("\\\"");
        break;
      case '\\':
        out->append("\\\\");
        break;
      case '\n':
        out->append("\\n");
        break;
      case '\r':
        out->append("\\r");
        break;
      case '\t':
        out->append("\\t");
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          static constexpr char kHex[] = "0123456789abcdef";
          out->append("\\u00");
          out->push_back(kHex[static_cast<unsigned char>(c) >> 4]);
          out->push_back(kHex[c & 0xF]);
        } else {
          out->push_back(c);
        }
    }
  }
  out->push_back('"');
}

}  // namespace ksp
