// JSON text to Value and back.
#ifndef KSP_VALUE_JSON_H_
#define KSP_VALUE_JSON_H_

#include <optional>
#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp {

struct JsonError {
  std::string message;     // lower-case, no full stop
  std::size_t offset = 0;  // bytes from the start of the text
};

struct JsonParsed {
  Value value;
  std::optional<JsonError> error;
};

// Reads one JSON text, nothing after it but white space. Number texts are kept as written; of
// duplicate keys the last holds; bytes that are not UTF-8 become U+FFFD, as in Go. Lists and maps
// deeper than `max_depth` are an error. Values carry their ranges if `source` is given.
JsonParsed ParseJson(std::string_view text, std::uint32_t source = Origin::kNoSource,
                     int max_depth = 1000);

// `indent` 0 gives one line without spaces; otherwise that many spaces a level.
std::string WriteJson(const Value& value, int indent = 0);

// Appends `text` as a JSON string, quotes included: only what JSON demands is escaped.
void AppendJsonString(std::string_view text, std::string* out);

}  // namespace ksp

#endif  // KSP_VALUE_JSON_H_
