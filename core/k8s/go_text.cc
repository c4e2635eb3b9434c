#include "k8s/go_text.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "gotemplate/quote.h"
#include "value/decimal.h"
#include "value/utf8.h"

namespace ksp::k8s {
namespace {

constexpr char kHex[] = "0123456789abcdef";
void AppendHex(char32_t value, int digits, std::string* out) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) *out += kHex[value >> shift & 0xF];
}

}  // namespace

void AppendGoJsonString(std::string_view text, std::string* out) {
  *out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = DecodeRune(text.substr(at));
    const char32_t rune = decoded.rune;
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
      default:
        if (!decoded.valid()) {
          *out += "\\ufffd";
        } else if (rune < 0x20 || rune == '<' || rune == '>' || rune == '&' || rune == 0x2028 ||
                   rune == 0x2029) {
          *out += "\\u";
          AppendHex(rune, 4, out);
        } else {
          out->append(text.substr(at, decoded.size));
        }
    }
    at += decoded.size;
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

std::string GoQuote(std::string_view text) { return gotemplate::Quote(text); }

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
