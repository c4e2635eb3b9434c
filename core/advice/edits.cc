#include "advice/edits.h"

#include <algorithm>
#include <utility>

namespace ksp::advice {

std::size_t DocumentCount(const Outcome& outcome) {
  return outcome.broken.value_or(outcome.documents->size());
}

std::string_view SourceOf(const Outcome& outcome, const Origin& origin) {
  if (!origin.has_text() || origin.source >= outcome.sources->size()) return {};
  return (*outcome.sources)[origin.source].text;
}

std::string_view TextAt(const Outcome& outcome, const Origin& origin) {
  std::string_view text = SourceOf(outcome, origin);
  if (origin.begin > origin.end || origin.end > text.size()) return {};
  return text.substr(origin.begin, origin.end - origin.begin);
}

std::optional<Fix> AsFix(std::optional<TextEdit> edit, Message label) {
  if (!edit) return std::nullopt;
  return Fix{std::move(label), Origin::Text(edit->source, edit->begin, edit->end),
             std::move(edit->replacement)};
}

std::optional<TextEdit> MoveScalar(std::string_view text, const Value& from, const Value& to,
                                   std::string_view key) {
  const Value* value = from.Find(key);
  if (value == nullptr || value->is_list() || value->is_map() || to.Find(key) != nullptr) {
    return std::nullopt;
  }
  std::optional<TextEdit> out = RemoveKey(text, from, key);
  std::optional<TextEdit> in = SetScalar(text, to, key, *value);
  if (!out || !in || out->source != in->source) return std::nullopt;
  if (in->begin < out->end && out->begin < in->end) return std::nullopt;
  if (in->begin > out->begin && in->begin < out->end) return std::nullopt;
  const std::uint32_t begin = std::min(out->begin, in->begin);
  const std::uint32_t end = std::max(out->end, in->end);
  for (TextEdit* edit : {&*out, &*in}) {
    edit->begin -= begin;
    edit->end -= begin;
  }
  return TextEdit{out->source, begin, end,
                  ApplyEdits(text.substr(begin, end - begin), out->source, {*out, *in})};
}

}  // namespace ksp::advice
