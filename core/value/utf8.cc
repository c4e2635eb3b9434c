#include "value/utf8.h"

#include <cstdint>

namespace ksp {
namespace {

// Where the first byte is that is not UTF-8; the size of `text` if there is none.
std::size_t ValidPrefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded decoded = DecodeRune(text.substr(at));
    if (!decoded.valid()) break;
    at += decoded.size;
  }
  return at;
}

}  // namespace

bool IsValidRune(char32_t rune) { return rune < 0xD800 || (rune > 0xDFFF && rune <= kMaxRune); }

Decoded DecodeRune(std::string_view text) {
  if (text.empty()) return {};
  auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr Decoded kInvalid = {kRuneError, 1};
  if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return kInvalid;
  char32_t rune = lead & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return kInvalid;
    rune = rune << 6 | (byte(i) & 0x3F);
  }
  const char32_t least = size == 4 ? 0x10000 : size == 3 ? 0x800 : 0x80;
  if (rune < least || !IsValidRune(rune)) return kInvalid;
  return {rune, size};
}

void AppendRune(char32_t rune, std::string* out) {
  if (!IsValidRune(rune)) rune = kRuneError;
  auto put = [&](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (rune < 0x80) {
    put(rune);
  } else if (rune < 0x800) {
    put(0xC0 | rune >> 6);
    put(0x80 | (rune & 0x3F));
  } else if (rune < 0x10000) {
    put(0xE0 | rune >> 12);
    put(0x80 | (rune >> 6 & 0x3F));
    put(0x80 | (rune & 0x3F));
  } else {
    put(0xF0 | rune >> 18);
    put(0x80 | (rune >> 12 & 0x3F));
    put(0x80 | (rune >> 6 & 0x3F));
    put(0x80 | (rune & 0x3F));
  }
}

bool IsUtf8(std::string_view text) { return ValidPrefix(text) == text.size(); }

std::string ValidUtf8(std::string_view text) {
  std::string out;
  while (true) {
    std::size_t size = ValidPrefix(text);
    out.append(text.substr(0, size));
    if (size == text.size()) return out;
    out.append("\xEF\xBF\xBD");
    text.remove_prefix(size + 1);
  }
}

}  // namespace ksp
