#include "yaml/characters.h"

#include "value/utf8.h"

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

BadCharacter FindBadCharacter(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const Decoded decoded = DecodeRune(text.substr(pos));
    if (!decoded.valid()) return {"read.invalid_utf8", pos, Map()};
    if (!Allowed(decoded.rune)) {
      Map args;
      args.Set("character", Value(CodePoint(decoded.rune)));
      return {"read.control_character", pos, std::move(args)};
    }
    pos += decoded.size;
  }
  return {};
}

}  // namespace ksp::yaml
