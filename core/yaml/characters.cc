#include "yaml/characters.h"

#include <array>

namespace ksp::yaml {
namespace {

std::string CodePoint(std::uint32_t value) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text = "U+";
  for (int shift = value > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    text.push_back(kDigits[(value >> shift) & 15]);
  }
  return text;
}

bool Allowed(std::uint32_t c) {
  return c == 0x09 || c == 0x0A || c == 0x0D || (c >= 0x20 && c <= 0x7E) || c == 0x85 ||
         (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

void AppendUtf8(std::uint32_t c, std::string* out) {
  auto trail = [&](int shift) { out->push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F))); };
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
    trail(0);
  } else if (c < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | c >> 12));
    trail(6);
    trail(0);
  } else {
    out->push_back(static_cast<char>(0xF0 | c >> 18));
    trail(12);
    trail(6);
    trail(0);
  }
}

BadCharacter FindBadCharacter(std::string_view text) {
  constexpr std::array<std::uint32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
  for (std::size_t pos = 0; pos < text.size();) {
    std::size_t size = LeadingByteSize(text[pos]);
    unsigned char first = static_cast<unsigned char>(text[pos]);
    std::uint32_t value = size == 1 ? first : first & (0x7Fu >> size);
    bool whole = size > 0 && pos + size <= text.size();
    for (std::size_t i = 1; whole && i < size; ++i) {
      unsigned char byte = static_cast<unsigned char>(text[pos + i]);
      whole = (byte & 0xC0) == 0x80;
      value = value << 6 | (byte & 0x3Fu);
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (!whole || value < kLeast[size] || surrogate || value > 0x10FFFF) {
      return {"read.invalid_utf8", pos, Map()};
    }
    if (!Allowed(value)) {
      Map args;
      args.Set("character", Value(CodePoint(value)));
      return {"read.control_character", pos, std::move(args)};
    }
    pos += size;
  }
  return {};
}

}  // namespace ksp::yaml
