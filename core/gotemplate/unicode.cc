#include "gotemplate/unicode.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

namespace ksp::gotemplate {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

#include "gotemplate/unicode_ranges.inc"

bool Contains(std::span<const Range> ranges, char32_t rune) {
  auto it = std::upper_bound(ranges.begin(), ranges.end(), rune,
                             [](char32_t r, const Range& range) { return r < range.first; });
  return it != ranges.begin() && rune <= std::prev(it)->last;
}

}  // namespace

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

std::size_t CountRunes(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(DecodeRune(text).size);
  return count;
}

bool IsValidRune(char32_t rune) { return rune < 0xD800 || (rune > 0xDFFF && rune <= kMaxRune); }

bool IsSpace(char32_t rune) {
  constexpr std::u32string_view kSpaces =
      U"\t\n\v\f\r \u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000";
  return kSpaces.find(rune) != kSpaces.npos || (rune >= 0x2000 && rune <= 0x200A);
}

bool IsPrintable(char32_t rune) {
  if (rune < 0x80) return rune >= ' ' && rune < 0x7F;
  return Contains(kPrintable, rune);
}

bool IsAlphaNumeric(char32_t rune) {
  if (rune < 0x80) {
    return rune == '_' || (rune >= '0' && rune <= '9') || (rune >= 'a' && rune <= 'z') ||
           (rune >= 'A' && rune <= 'Z');
  }
  return Contains(kAlphaNumeric, rune);
}

}  // namespace ksp::gotemplate
