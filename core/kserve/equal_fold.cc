#include "kserve/equal_fold.h"

namespace ksp::kserve {
namespace {

// Upper-case letters from `first` to `last` whose lower-case ones are `distance` further on; with
// distance 1 every second character is an upper-case letter, beginning with the first.
struct Range {
  char32_t first, last;
  int distance;
};

constexpr Range kRanges[] = {
    {U'A', U'Z', 32},        {0xC0, 0xD6, 32},        {0xD8, 0xDE, 32},
    {0x100, 0x12E, 1},       {0x132, 0x136, 1},       {0x139, 0x147, 1},
    {0x14A, 0x176, 1},       {0x178, 0x178, -121},    {0x179, 0x17D, 1},
    {0x17F, 0x17F, -268},    {0xB5, 0xB5, 775},       {0x386, 0x386, 38},
    {0x388, 0x38A, 37},      {0x38C, 0x38C, 64},      {0x38E, 0x38F, 63},
    {0x391, 0x3A1, 32},      {0x3A3, 0x3AB, 32},      {0x3C2, 0x3C2, 1},
    {0x400, 0x40F, 80},      {0x410, 0x42F, 32},      {0x460, 0x480, 1},
    {0x48A, 0x4BE, 1},       {0x4C0, 0x4C0, 15},      {0x4C1, 0x4CD, 1},
    {0x4D0, 0x52E, 1},       {0x531, 0x556, 48},      {0x1E00, 0x1E94, 1},
    {0x1EA0, 0x1EFE, 1},     {0x1E9E, 0x1E9E, -7615}, {0x2126, 0x2126, -7517},
    {0x212A, 0x212A, -8383}, {0x212B, 0x212B, -8262}, {0x2160, 0x216F, 16},
    {0xFF21, 0xFF3A, 32},
};

char32_t FoldCharacter(char32_t c) {
  for (const Range& range : kRanges) {
    if (c < range.first || c > range.last) continue;
    bool alternates = range.distance == 1 && range.first != range.last;
    if (alternates && (c - range.first) % 2 != 0) return c;
    return static_cast<char32_t>(static_cast<int>(c) + range.distance);
  }
  return c;
}

// The character at `text[*at]`, and moves on; a byte that is not UTF-8 stands for itself, beyond
// all characters.
char32_t Next(std::string_view text, std::size_t* at) {
  auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  std::size_t i = (*at)++;
  unsigned lead = byte(i);
  if (lead < 0x80) return lead;
  if (lead >= 0xC2 && lead < 0xE0 && follows(i + 1)) {
    *at = i + 2;
    return (lead & 0x1F) << 6 | (byte(i + 1) & 0x3F);
  }
  if (lead >= 0xE0 && lead < 0xF0 && follows(i + 1) && follows(i + 2)) {
    *at = i + 3;
    return (lead & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 | (byte(i + 2) & 0x3F);
  }
  return 0x110000 + lead;
}

void Append(char32_t c, std::string* out) {
  // A code of our own, only to be compared: seven bits a byte.
  for (; c >= 0x80; c >>= 7) out->push_back(static_cast<char>(0x80 | (c & 0x7F)));
  out->push_back(static_cast<char>(c));
}

}  // namespace

std::string Fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) Append(FoldCharacter(Next(text, &at)), &folded);
  return folded;
}

}  // namespace ksp::kserve
