// base64url without padding (RFC 4648, section 5): letters, digits, "-" and "_".
#ifndef KSP_LINK_BASE64URL_H_
#define KSP_LINK_BASE64URL_H_

#include <optional>
#include <string>
#include <string_view>

namespace ksp::link {

std::string ToBase64Url(std::string_view bytes);

struct FromBase64 {
  std::string bytes;
  bool exact = true;  // no bits are left over, as after every whole encoding
};

// Nothing where a character is not of the alphabet.
std::optional<FromBase64> FromBase64Url(std::string_view text);

}  // namespace ksp::link

#endif  // KSP_LINK_BASE64URL_H_
