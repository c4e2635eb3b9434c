// A text as a link carries it: a string or, where it has built-in runtimes as the catalog writes
// them, a list of strings and {"builtIn": name}, which joined are the text. A name stands for the
// runtime's YAML without its last line break.
#ifndef KSP_LINK_TEXTS_H_
#define KSP_LINK_TEXTS_H_

#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp::link {

Value ShortenText(std::string_view text, std::string_view release);

struct LongText {
  enum class Outcome { kWhole, kNoText, kUnknownRuntime, kTooLarge };
  Outcome outcome = Outcome::kWhole;
  std::string text;     // only where whole
  std::string runtime;  // the unknown one
};
LongText LengthenText(const Value& value, std::string_view release, std::size_t limit);

}  // namespace ksp::link

#endif  // KSP_LINK_TEXTS_H_
