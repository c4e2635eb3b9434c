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

std::size_t CountRunes(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(DecodeRune(text).size);
  return count;
}

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
