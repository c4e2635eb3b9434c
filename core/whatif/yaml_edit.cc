#include "whatif/yaml_edit.h"

#include <algorithm>

#include "value/json.h"
#include "value/stable_sort.h"
#include "value/yaml_writer.h"

namespace ksp {
namespace {

std::string_view TextOf(std::string_view text, const Origin& origin) {
  if (!origin.has_text() || origin.end > text.size() || origin.begin > origin.end) return {};
  return text.substr(origin.begin, origin.end - origin.begin);
}

bool IsOneLine(std::string_view text) {
  return !text.empty() && text.find('\n') == text.npos && text.front() != '|' &&
         text.front() != '>' && text.front() != '*';
}

// The keys of a map in the order of the text; empty if one of them has no text.
std::vector<const Entry*> InTextOrder(const Value& map) {
  std::vector<const Entry*> entries;
  for (const Entry& entry : map.map()) {
    if (!entry.key_origin.has_text()) continue;  // added by a stage, as a namespace is
    entries.push_back(&entry);
  }
  StableSort(&entries, [](const Entry* a, const Entry* b) {
    return a->key_origin.begin < b->key_origin.begin;
  });
  return entries;
}

std::string Scalar(const Value& scalar, bool json) {
  if (json) return WriteJson(scalar);
  std::string text = WriteYaml(scalar).text;
  text.pop_back();  // its line break
  return text;
}

bool IsJson(std::string_view text, const Entry& sibling) {
  return TextOf(text, sibling.key_origin).starts_with('"');
}

std::uint32_t LineStart(std::string_view text, std::uint32_t at) {
  std::size_t line_break = text.rfind('\n', at == 0 ? 0 : at - 1);
  if (at == 0 || line_break == text.npos) return 0;
  return static_cast<std::uint32_t>(line_break + 1);
}

std::uint32_t LineEnd(std::string_view text, std::uint32_t at) {
  std::size_t line_break = text.find('\n', at);
  std::size_t end = line_break == text.npos ? text.size() : line_break;
  if (end > at && text[end - 1] == '\r') --end;
  return static_cast<std::uint32_t>(end);
}

bool IsFlow(std::string_view text, const Value& map) {
  return TextOf(text, map.origin()).starts_with('{');
}

TextEdit At(const Origin& origin, std::string replacement) {
  return {origin.source, origin.begin, origin.end, std::move(replacement)};
}

std::optional<TextEdit> AddToFlow(const Value& map, const Entry& sibling, std::string_view text,
                                  std::string_view key, const Value& scalar) {
  bool json = IsJson(text, sibling);
  std::string added = Scalar(Value(key), json) + ": " + Scalar(scalar, json) + ", ";
  Origin at = sibling.key_origin;
  at.end = at.begin;
  return At(at.has_text() ? at : map.origin(), std::move(added));
}

std::optional<TextEdit> AddToBlock(const std::vector<const Entry*>& siblings, std::string_view text,
                                   std::string_view key, const Value& scalar) {
  // After the first sibling of one line: the new key then stands among the short ones.
  const Entry* after = siblings.back();
  for (const Entry* sibling : siblings) {
    if (IsOneLine(TextOf(text, sibling->value.origin()))) {
      after = sibling;
      break;
    }
  }
  std::uint32_t key_begin = siblings.front()->key_origin.begin;
  std::string indent(
      text.substr(LineStart(text, key_begin), key_begin - LineStart(text, key_begin)));
  // The first key of a list's item stands after "- ".
  std::replace_if(indent.begin(), indent.end(), [](char c) { return c != ' '; }, ' ');
  const Origin& value = after->value.origin();
  std::uint32_t last =
      value.has_text() && value.end > after->key_origin.end ? value.end : after->key_origin.end;
  std::uint32_t at = LineEnd(text, last);
  return TextEdit{after->key_origin.source, at, at,
                  "\n" + indent + Scalar(Value(key), false) + ": " + Scalar(scalar, false)};
}

}  // namespace

std::optional<TextEdit> ReplaceScalar(std::string_view text, const Value& old,
                                      const Value& scalar) {
  std::string_view old_text = TextOf(text, old.origin());
  if (!IsOneLine(old_text) || old.is_list() || old.is_map()) return std::nullopt;
  return At(old.origin(), Scalar(scalar, old_text.starts_with('"')));
}

std::optional<TextEdit> SetScalar(std::string_view text, const Value& map, std::string_view key,
                                  const Value& scalar) {
  if (const Value* old = map.Find(key); old != nullptr && old->origin().has_text()) {
    return ReplaceScalar(text, *old, scalar);
  }
  std::vector<const Entry*> siblings = InTextOrder(map);
  if (siblings.empty()) return std::nullopt;
  if (IsFlow(text, map)) return AddToFlow(map, *siblings.front(), text, key, scalar);
  return AddToBlock(siblings, text, key, scalar);
}

std::optional<TextEdit> RenameKey(std::string_view text, const Entry& entry,
                                  std::string_view name) {
  std::string_view old_text = TextOf(text, entry.key_origin);
  if (!IsOneLine(old_text)) return std::nullopt;
  return At(entry.key_origin, Scalar(Value(name), old_text.starts_with('"')));
}

std::optional<TextEdit> RemoveKey(std::string_view text, const Value& map, std::string_view key) {
  const Entry* entry = map.map().FindEntry(key);
  if (entry == nullptr || !entry->key_origin.has_text()) return std::nullopt;
  std::vector<const Entry*> entries = InTextOrder(map);
  if (entries.size() < 2) return std::nullopt;  // an empty map would be left
  auto self = std::find(entries.begin(), entries.end(), entry);
  std::uint32_t begin = entry->key_origin.begin;
  std::uint32_t end = std::max(entry->value.origin().end, entry->key_origin.end);
  if (IsFlow(text, map)) {
    if (self + 1 != entries.end()) {
      end = (*(self + 1))->key_origin.begin;
    } else {
      const Entry& before = **(self - 1);
      begin = std::max(before.value.origin().end, before.key_origin.end);
    }
    return TextEdit{entry->key_origin.source, begin, end, ""};
  }
  std::uint32_t line = LineStart(text, begin);
  if (self == entries.begin() && text.substr(line, begin - line).find('-') != text.npos) {
    // The first key of a list's item: what follows moves up behind the "- ".
    return TextEdit{entry->key_origin.source, begin, (*(self + 1))->key_origin.begin, ""};
  }
  std::uint32_t line_end = LineEnd(text, end);
  while (line_end < text.size() && text[line_end] != '\n') ++line_end;
  return TextEdit{entry->key_origin.source, line,
                  std::min<std::uint32_t>(line_end + 1, static_cast<std::uint32_t>(text.size())),
                  ""};
}

std::string ApplyEdits(std::string_view text, std::uint32_t source, std::vector<TextEdit> edits) {
  StableSort(&edits, [](const TextEdit& a, const TextEdit& b) { return a.begin < b.begin; });
  std::string out;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    if (edit.source != source || edit.begin < at || edit.end > text.size()) continue;
    out.append(text.substr(at, edit.begin - at)).append(edit.replacement);
    at = edit.end;
  }
  return out.append(text.substr(at));
}

}  // namespace ksp
