#include "kserve/controller/expand.h"

#include <utility>

#include "gotemplate/template.h"
#include "k8s/typed.h"
#include "kserve/controller/json_syntax.h"
#include "kserve/controller/template_data.h"
#include "kserve/controller/template_diagnostics.h"
#include "kserve/controller/template_source.h"
#include "value/json.h"
#include "value/utf8.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kType = "core.v1.Container";
const std::string kTemplateName = "container-tmpl";  // E1

// The results of actions get their author: what is not as it was in the container before.
void MarkResults(const Value* before, Value* after) {
  if (before != nullptr && *before == *after) {
    *after = *before;
    return;
  }
  if (after->is_map()) {
    std::vector<Entry> entries;
    for (const Entry& entry : after->map()) {
      const Entry* old = before == nullptr ? nullptr : before->map().FindEntry(entry.key);
      Entry marked = entry;
      MarkResults(old == nullptr ? nullptr : &old->value, &marked.value);
      marked.key_origin = old == nullptr ? Origin::By(Author::kTemplate) : old->key_origin;
      entries.push_back(std::move(marked));
    }
    *after = Value(Map::FromEntries(std::move(entries)))
                 .WithOrigin(before == nullptr ? Origin::By(Author::kTemplate) : before->origin());
    return;
  }
  if (after->is_list()) {
    List& items = after->MutableList();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool had = before != nullptr && i < before->list().size();
      MarkResults(had ? &before->list()[i] : nullptr, &items[i]);
    }
    if (before != nullptr) after->set_origin(before->origin());
    return;
  }
  Origin origin = before == nullptr ? Origin() : before->origin();
  origin.author = Author::kTemplate;
  after->set_origin(origin);
}

std::vector<Expansion> ToExpansions(const std::vector<gotemplate::PrintedAction>& actions,
                                    const TemplateSource& source, const Value& container,
                                    const Value& metadata) {
  std::vector<Expansion> expansions;
  for (const gotemplate::PrintedAction& action : actions) {
    const TemplateString* string = source.StringAt(action.begin);
    Expansion expansion;
    expansion.container = container.StringAt("name");
    expansion.action = source.AsWritten(action.begin, action.end);
    // An action can cut a character apart.
    expansion.value = ValidUtf8(action.value);
    expansion.escaped = ValidUtf8(action.escaped);
    if (string != nullptr) {
      expansion.path = string->path;
      expansion.where = string->where;
    }
    if (const Value* from = FindTemplateData(metadata, action.lookup)) {
      expansion.from = from->origin();
    }
    expansions.push_back(std::move(expansion));
  }
  return expansions;
}

}  // namespace

Expanded Expand(const Release& release, const Value& container, const Value& metadata,
                Trace* trace) {
  Expanded expanded;
  const std::string text = k8s::GoJson(release.index, kType, container);
  if (text.find("{{") == text.npos) {
    expanded.container = container;
    return expanded;
  }
  const TemplateSource source(text, container);
  gotemplate::Execution execution =
      gotemplate::Execute(kTemplateName, text, TemplateData(release, metadata));
  expanded.expansions = ToExpansions(execution.actions, source, container, metadata);
  expanded.error = ValidUtf8(execution.error);
  if (expanded.error.empty()) expanded.error = JsonSyntaxError(execution.output);
  if (expanded.error.empty()) {
    const Value output = ParseJson(execution.output).value;
    k8s::Decoded decoded = k8s::DecodeOver(release.index, kType, container, output);
    if (decoded.error) {
      expanded.error = decoded.error->message;
    } else {
      expanded.container = std::move(decoded.value);
      MarkResults(&container, &expanded.container);
    }
  }
  if (trace != nullptr) TraceExpansions(execution, source, expanded, trace);
  return expanded;
}

}  // namespace ksp::kserve
