// UTF-8 by RFC 3629: shortest form, no surrogates, nothing above U+10FFFF.
#ifndef KSP_VALUE_UTF8_H_
#define KSP_VALUE_UTF8_H_

#include <string>
#include <string_view>

namespace ksp {

bool IsUtf8(std::string_view text);

// Each byte that is not UTF-8 replaced by U+FFFD, as Go's encoding/json does it.
std::string ValidUtf8(std::string_view text);

}  // namespace ksp

#endif  // KSP_VALUE_UTF8_H_
