// Edits of a YAML or JSON text that change one key and keep the rest, its style and its comments.
#ifndef KSP_WHATIF_YAML_EDIT_H_
#define KSP_WHATIF_YAML_EDIT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp {

// The bytes [begin, end) of source `source` become `replacement`.
struct TextEdit {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string replacement;
};

// Sets `key` of `map`, which was read from `text`, to a scalar: the value that is there is
// replaced, or a key is added beside its siblings. Nothing if the place has no text of its own (an
// alias, an empty value, a value of more than one line).
std::optional<TextEdit> SetScalar(std::string_view text, const Value& map, std::string_view key,
                                  const Value& scalar);

// Replaces a scalar that was read from `text`.
std::optional<TextEdit> ReplaceScalar(std::string_view text, const Value& old, const Value& scalar);

// Renames a key of a map that was read from `text`.
std::optional<TextEdit> RenameKey(std::string_view text, const Entry& entry, std::string_view name);

// Removes a key with its value; whole lines in block style.
std::optional<TextEdit> RemoveKey(std::string_view text, const Value& map, std::string_view key);

// The text after edits that do not overlap.
std::string ApplyEdits(std::string_view text, std::uint32_t source, std::vector<TextEdit> edits);

}  // namespace ksp

#endif  // KSP_WHATIF_YAML_EDIT_H_
