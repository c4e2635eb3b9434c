#include "value/yaml_writer.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "value/json.h"

namespace ksp {
namespace {

constexpr std::string_view kWordsWithAMeaning[] = {
    "",   "~",  "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE",
    "y",  "Y",  "yes",  "Yes",  "YES",  "n",    "N",    "no",   "No",    "NO",    "on",
    "On", "ON", "off",  "Off",  "OFF",  "<<",   "=",    ".nan", ".NaN",  ".NAN",
};

// Whether a reader could take a plain scalar for a number, a date or an infinity. Wide on purpose:
// a needless quote does no harm.
bool LooksLikeANumber(std::string_view text) {
  char first = text.front();
  if (!std::isdigit(static_cast<unsigned char>(first)) && first != '+' && first != '-' &&
      first != '.') {
    return false;
  }
  if (text.find_first_of("0123456789") == text.npos && text.find_first_of("nN") == text.npos) {
    return false;  // without a digit it could only be an infinity
  }
  return std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isxdigit(c) ||
           std::string_view("+-._:oOxXTtZz infINF").find(static_cast<char>(c)) !=
               std::string_view::npos;
  });
}

bool IsPlain(std::string_view text) {
  if (std::find(std::begin(kWordsWithAMeaning), std::end(kWordsWithAMeaning), text) !=
      std::end(kWordsWithAMeaning)) {
    return false;
  }
  if (LooksLikeANumber(text)) return false;
  if (text.starts_with("...")) return false;  // ends a document
  if (text.front() == ' ' || text.back() == ' ' || text.back() == ':') return false;
  // Indicators that cannot begin a plain scalar.
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) != text.npos) {
    bool harmless = (text.front() == '-' || text.front() == '?' || text.front() == ':') &&
                    text.size() > 1 && text[1] != ' ' && text.substr(0, 3) != "---";
    if (!harmless) return false;
  }
  if (text.find(": ") != text.npos || text.find(" #") != text.npos) return false;
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return c < 0x20 || c == 0x7F || c >= 0x80; });
}

// Bytes of the character at `at` if it may only stand escaped: a control, or what is a line break,
// nothing or no character to a YAML reader. 0 for any other.
std::size_t MustEscape(std::string_view text, std::size_t at) {
  auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7F) return 1;
  std::string_view two = text.substr(at, 2);
  if (two >= "\xC2\x80" && two <= "\xC2\x9F") return 2;
  for (std::string_view three :
       {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    if (text.substr(at, 3) == three) return 3;
  }
  return 0;
}

// "\u0085", of a character of two or three bytes of UTF-8.
void AppendEscaped(std::string_view character, std::string* out) {
  unsigned rune = static_cast<unsigned char>(character[0]) & (character.size() == 2 ? 0x1F : 0x0F);
  for (char c : character.substr(1)) rune = (rune << 6) | (static_cast<unsigned char>(c) & 0x3F);
  out->append("\\u");
  for (int shift = 12; shift >= 0; shift -= 4) {
    out->push_back("0123456789abcdef"[(rune >> shift) & 0xF]);
  }
}

// Printable text beyond ASCII may stand in a quoted scalar as it is; the rest is escaped.
void AppendScalar(std::string_view text, std::string* out) {
  if (IsPlain(text)) {
    out->append(text);
    return;
  }
  bool escapes = false;
  for (std::size_t at = 0; at < text.size() && !escapes; ++at) escapes = MustEscape(text, at) != 0;
  if (!escapes) {
    out->push_back('\'');
    for (char c : text) {
      if (c == '\'') out->push_back('\'');
      out->push_back(c);
    }
    out->push_back('\'');
    return;
  }
  std::string quoted;
  AppendJsonString(text, &quoted);
  for (std::size_t at = 0; at < quoted.size();) {
    std::size_t size = MustEscape(quoted, at);
    if (quoted[at] == '\x7F') {
      out->append("\\u007f");
    } else if (size > 0) {
      AppendEscaped(std::string_view(quoted).substr(at, size), out);
    } else {
      out->push_back(quoted[at]);
    }
    at += std::max<std::size_t>(size, 1);
  }
}

// A longer key is written behind "? ", as Go does: of others a reader takes 1024 characters at
// most.
constexpr std::size_t kLongestPlainKey = 128;

class Writer {
 public:
  explicit Writer(YamlText* out) : out_(out) {}

  void WriteTop(const Value& value) {
    if (IsEmptyOrScalar(value)) {
      AppendInline(value);
      EndLine(value.origin());
    } else {
      WriteBlock(value, 0, false);
    }
  }

 private:
  static bool IsEmptyOrScalar(const Value& value) {
    return (!value.is_list() || value.list().empty()) && (!value.is_map() || value.map().empty());
  }

  static bool IsLiteral(const Value& value) {
    const std::string& text = value.string();
    if (text.find('\n') == text.npos || text.front() == ' ' || text.front() == '\n') return false;
    return std::all_of(text.begin(), text.end(),
                       [](unsigned char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; }) &&
           text.find(" \n") == text.npos && text.back() != ' ';
  }

  static Origin Prefer(const Origin& value, const Origin& key) {
    return value == Origin{} ? key : value;
  }

  void EndLine(Origin origin) {
    out_->text.push_back('\n');
    out_->lines.push_back(origin);
  }

  void Indent(int level) { out_->text.append(static_cast<std::size_t>(level * 2), ' '); }

  void AppendInline(const Value& value) {
    if (value.is_string()) {
      AppendScalar(value.string(), &out_->text);
    } else if (value.is_list()) {
      out_->text.append("[]");
    } else if (value.is_map()) {
      out_->text.append("{}");
    } else if (value.number_text() == "-0") {
      out_->text.append("-0.0");  // "-0" would be read as the integer 0
    } else {
      out_->text.append(WriteJson(value));
    }
  }

  void WriteLiteral(const Value& value, int level, Origin origin) {
    std::string_view text = value.string();
    out_->text.append(text.back() == '\n'
                          ? (text.size() > 1 && text[text.size() - 2] == '\n' ? "|+" : "|")
                          : "|-");
    EndLine(origin);
    if (text.back() == '\n') text.remove_suffix(1);
    while (true) {
      std::size_t end = text.find('\n');
      if (end != 0 && !text.empty()) Indent(level);
      out_->text.append(text.substr(0, end));
      EndLine(origin);
      if (end == text.npos) break;
      text.remove_prefix(end + 1);
    }
  }

  // What follows "key:" or "- ".
  void WriteAfterKey(const Value& value, int level, Origin line) {
    if (IsLiteral(value)) {
      out_->text.push_back(' ');
      WriteLiteral(value, level + 1, line);
    } else if (IsEmptyOrScalar(value)) {
      out_->text.push_back(' ');
      AppendInline(value);
      EndLine(line);
    } else {
      EndLine(line);
      WriteBlock(value, value.is_list() ? level : level + 1, false);
    }
  }

  // `started`: the first line is already begun, after "- ".
  void WriteBlock(const Value& value, int level, bool started) {
    for (const Entry& entry : value.map()) {
      if (!started) Indent(level);
      started = false;
      if (entry.key.size() > kLongestPlainKey) {
        out_->text.append("? ");
        AppendScalar(entry.key, &out_->text);
        EndLine(entry.key_origin);
        Indent(level);
      } else {
        AppendScalar(entry.key, &out_->text);
      }
      out_->text.push_back(':');
      bool scalar = IsEmptyOrScalar(entry.value);
      WriteAfterKey(entry.value, level,
                    scalar ? Prefer(entry.value.origin(), entry.key_origin)
                           : Prefer(entry.key_origin, entry.value.origin()));
    }
    for (const Value& item : value.list()) {
      if (!started) Indent(level);
      started = false;
      out_->text.push_back('-');
      if (IsEmptyOrScalar(item)) {
        WriteAfterKey(item, level, item.origin());
      } else {
        out_->text.push_back(' ');
        WriteBlock(item, level + 1, true);
      }
    }
  }

  YamlText* out_;
};

}  // namespace

YamlText WriteYaml(const Value& value) {
  YamlText yaml;
  Writer(&yaml).WriteTop(value);
  return yaml;
}

}  // namespace ksp
