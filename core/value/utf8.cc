#include "value/utf8.h"

namespace ksp {
namespace {

// Bytes of the character at `at`; 0 if none is there.
std::size_t CharacterSize(std::string_view text, std::size_t at) {
  auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() - at < size) return 0;
  // The second byte decides on long forms, surrogates and what is too large.
  unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < size; ++i) {
    auto byte = static_cast<unsigned char>(text[at + i]);
    if (byte < low || byte > high) return 0;
    low = 0x80;
    high = 0xBF;
  }
  return size;
}

// Where the first byte is that is not UTF-8; the size of `text` if there is none.
std::size_t ValidPrefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t size = CharacterSize(text, at);
    if (size == 0) break;
    at += size;
  }
  return at;
}

}  // namespace

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
