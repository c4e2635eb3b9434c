#include "gotemplate/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace ksp::gotemplate {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

#include "gotemplate/unicode_ranges.inc"

// Ranges are in the program as the distances from one boundary to the next, in as few bytes as each
// needs: of seven bits, the lowest first, of which all but the last have the eighth bit.
template <typename Put>
constexpr void Pack(std::span<const Range> ranges, Put put) {
  char32_t before = 0;
  for (const Range& range : ranges) {
    for (char32_t boundary : {range.first, static_cast<char32_t>(range.last + 1)}) {
      char32_t distance = boundary - before;
      for (; distance >= 0x80; distance >>= 7) put(distance | 0x80);
      put(distance);
      before = boundary;
    }
  }
}

template <const auto& ranges>
constexpr auto Packed() {
  constexpr std::size_t kSize = [] {
    std::size_t size = 0;
    Pack(ranges, [&](char32_t) { ++size; });
    return size;
  }();
  std::array<std::uint8_t, kSize> bytes{};
  std::size_t i = 0;
  Pack(ranges, [&](char32_t byte) { bytes[i++] = static_cast<std::uint8_t>(byte & 0xFF); });
  return bytes;
}

constexpr auto kPackedPrintable = Packed<kPrintable>();
constexpr auto kPackedAlphaNumeric = Packed<kAlphaNumeric>();

// Where ranges begin and where they are over, by turns.
std::vector<char32_t> Boundaries(std::span<const std::uint8_t> packed) {
  std::vector<char32_t> boundaries;
  char32_t boundary = 0;
  int shift = 0;
  for (std::uint8_t byte : packed) {
    boundary += static_cast<char32_t>(byte & 0x7F) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    boundaries.push_back(boundary);
    shift = 0;
  }
  return boundaries;
}

bool Contains(const std::vector<char32_t>& boundaries, char32_t rune) {
  const auto behind = std::upper_bound(boundaries.begin(), boundaries.end(), rune);
  return (behind - boundaries.begin()) % 2 == 1;
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
  static const std::vector<char32_t> boundaries = Boundaries(kPackedPrintable);
  return Contains(boundaries, rune);
}

bool IsAlphaNumeric(char32_t rune) {
  if (rune < 0x80) {
    return rune == '_' || (rune >= '0' && rune <= '9') || (rune >= 'a' && rune <= 'z') ||
           (rune >= 'A' && rune <= 'Z');
  }
  static const std::vector<char32_t> boundaries = Boundaries(kPackedAlphaNumeric);
  return Contains(boundaries, rune);
}

}  // namespace ksp::gotemplate
