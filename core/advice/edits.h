// Edits of a text as the fix of a diagnostic.
#ifndef KSP_ADVICE_EDITS_H_
#define KSP_ADVICE_EDITS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/outcome.h"
#include "report/trace.h"
#include "value/value.h"
#include "whatif/yaml_edit.h"

namespace ksp::advice {

// The documents that are looked at: those before the first that is not YAML.
std::size_t DocumentCount(const Outcome& outcome);

// The text of the source that `origin` is in; "" if it has none.
std::string_view SourceOf(const Outcome& outcome, const Origin& origin);
// The bytes of `origin` themselves; "" if it has no text.
std::string_view TextAt(const Outcome& outcome, const Origin& origin);

// Nothing if there is no edit.
std::optional<Fix> AsFix(std::optional<TextEdit> edit, Message label);

// Takes `key`, a scalar, out of `from` and sets it in `to`, as one edit. Nothing if that cannot be
// done with what is between them left as it is.
std::optional<TextEdit> MoveScalar(std::string_view text, const Value& from, const Value& to,
                                   std::string_view key);

}  // namespace ksp::advice

#endif  // KSP_ADVICE_EDITS_H_
