#include "k8s/go_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "value/decimal.h"

namespace ksp::k8s {
namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr std::uint32_t kInvalid = 0xFFFFFFFF;

// Reads one UTF-8 character; kInvalid, one byte long, where there is none.
std::uint32_t DecodeRune(std::string_view text, std::size_t at, std::size_t* length) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  *length = 1;
  std::uint32_t first = byte(0);
  if (first < 0x80) return first;
  std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return kInvalid;
  std::uint32_t rune = first & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return kInvalid;
    rune = rune << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (rune < kSmallest[size] || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF)) {
    return kInvalid;
  }
  *length = size;
  return rune;
}

void AppendHex(std::uint32_t value, int digits, std::string* out) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) *out += kHex[value >> shift & 0xF];
}

// unicode.IsPrint but for unassigned code points, which count as printable here.
bool IsPrint(std::uint32_t rune) {
  if (rune < 0x20 || rune == 0x7F) return false;
  if (rune < 0x80) return true;
  struct Range {
    std::uint32_t first, last;
  };
  // Controls, format characters, every space but U+0020, separators, private use, non-characters.
  constexpr Range kNotPrinted[] = {
      {0x80, 0xA0},        {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
      {0x6DD, 0x6DD},      {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},
      {0x1680, 0x1680},    {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},
      {0x205F, 0x206F},    {0x3000, 0x3000},   {0xE000, 0xF8FF},   {0xFEFF, 0xFEFF},
      {0xFFF0, 0xFFFB},    {0xFFFE, 0xFFFF},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD},
      {0x13430, 0x1343F},  {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF},
      {0xE01F0, 0x10FFFF},
  };
  for (const Range& range : kNotPrinted) {
    if (rune >= range.first && rune <= range.last) return false;
  }
  return true;
}

}  // namespace

void AppendGoJsonString(std::string_view text, std::string* out) {
  *out += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    std::uint32_t rune = DecodeRune(text, at, &length);
    switch (rune) {
      case '"':
        *out += "\\\"";
        break;
      case '\\':
        *out += "\\\\";
        break;
      case '\b':
        *out += "\\b";
        break;
      case '\f':
        *out += "\\f";
        break;
      case '\n':
        *out += "\\n";
        break;
      case '\r':
        *out += "\\r";
        break;
      case '\t':
        *out += "\\t";
        break;
      case kInvalid:
        *out += "\\ufffd";
        break;
      default:
        if (rune < 0x20 || rune == '<' || rune == '>' || rune == '&' || rune == 0x2028 ||
            rune == 0x2029) {
          *out += "\\u";
          AppendHex(rune, 4, out);
        } else {
          out->append(text.substr(at, length));
        }
    }
    at += length;
  }
  *out += '"';
}

namespace {

void AppendGoJson(const Value& value, std::string* out) {
  const char* separator = "";
  switch (value.kind()) {
    case Value::Kind::kNull:
      *out += "null";
      break;
    case Value::Kind::kBool:
      *out += value.bool_value() ? "true" : "false";
      break;
    case Value::Kind::kNumber:
      *out += value.number_text();
      break;
    case Value::Kind::kString:
      AppendGoJsonString(value.string(), out);
      break;
    case Value::Kind::kList:
      *out += '[';
      for (const Value& item : value.list()) {
        *out += separator;
        separator = ",";
        AppendGoJson(item, out);
      }
      *out += ']';
      break;
    case Value::Kind::kMap:
      *out += '{';
      for (const Entry& entry : value.map()) {
        *out += separator;
        separator = ",";
        AppendGoJsonString(entry.key, out);
        *out += ':';
        AppendGoJson(entry.value, out);
      }
      *out += '}';
      break;
  }
}

}  // namespace

std::string GoJsonOf(const Value& value) {
  std::string out;
  AppendGoJson(value, &out);
  return out;
}

std::string GoQuote(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    std::uint32_t rune = DecodeRune(text, at, &length);
    constexpr std::string_view kShort = "abtnvfr";  // U+0007 to U+000D
    if (rune == '"' || rune == '\\') {
      out += '\\';
      out += static_cast<char>(rune);
    } else if (rune == kInvalid) {
      out += "\\x";
      AppendHex(static_cast<unsigned char>(text[at]), 2, &out);
    } else if (IsPrint(rune)) {
      out.append(text.substr(at, length));
    } else if (rune >= 7 && rune <= 13) {
      out += '\\';
      out += kShort[rune - 7];
    } else if (rune < 0x80) {
      out += "\\x";
      AppendHex(rune, 2, &out);
    } else if (rune < 0x10000) {
      out += "\\u";
      AppendHex(rune, 4, &out);
    } else {
      out += "\\U";
      AppendHex(rune, 8, &out);
    }
    at += length;
  }
  out += '"';
  return out;
}

bool Atoi(std::string_view text, std::int64_t* number) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), *number);
  return error == std::errc() && stop == text.data() + text.size();
}

bool IsInt64(std::string_view number_text) {
  std::int64_t value = 0;
  return Atoi(number_text, &value);
}

std::string GoFloat(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  return GeneralText(ShortestDecimal(value));
}

std::string CanonicalNumber(std::string_view number_text) {
  if (IsInt64(number_text)) {
    return number_text == "-0" ? "0" : std::string(number_text);
  }
  return JsonNumber(ReadDouble(number_text));
}

}  // namespace ksp::k8s
