// What Go's encoding/json says of a text that is not JSON (controller E.2).
#ifndef KSP_KSERVE_JSON_SYNTAX_H_
#define KSP_KSERVE_JSON_SYNTAX_H_

#include <string>
#include <string_view>

namespace ksp::kserve {

// "" if `text` is one JSON value; else Go's message, such as "unexpected end of JSON input".
std::string JsonSyntaxError(std::string_view text);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_JSON_SYNTAX_H_
