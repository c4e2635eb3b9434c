#include "kserve/controller/template_diagnostics.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "kserve/controller/json_syntax.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kTemplateName = "container-tmpl";

// --- Where an error is

// The column of "…container-tmpl:1:<column>: …".
std::optional<std::size_t> ColumnOf(std::string_view error) {
  const std::string prefix = std::string(kTemplateName) + ":1:";
  const std::size_t at = error.find(prefix);
  if (at == error.npos) return std::nullopt;
  const char* first = error.data() + at + prefix.size();
  std::size_t column = 0;
  const auto [end, problem] = std::from_chars(first, error.data() + error.size(), column);
  if (problem != std::errc() || end == error.data() + error.size() || *end != ':') {
    return std::nullopt;
  }
  return column;
}

// The string to which the error of a template belongs. Errors of parsing have no column: the first
// string that gives the same one by itself.
const TemplateString* GuiltyString(const std::string& error, const TemplateSource& source) {
  if (const std::optional<std::size_t> column = ColumnOf(error)) return source.StringAt(*column);
  constexpr std::size_t kMostStrings = 1000;
  std::size_t tried = 0;
  for (const TemplateString& string : source.strings()) {
    const std::string text = source.text().substr(string.begin, string.end - string.begin);
    if (text.find("{{") == text.npos) continue;
    if (++tried > kMostStrings) break;
    if (gotemplate::Execute(std::string(kTemplateName), text, {}).error == error) return &string;
  }
  return nullptr;
}

// --- Corrections

// The text of an action in a container's string that is to be written otherwise; "" if there is
// none.
struct Correction {
  std::string action;
  std::string instead;
};

// The action of `text` that begins after `*at`, from "{{" to the next "}}"; "" if there is none.
std::string NextAction(const std::string& text, std::size_t* at) {
  const std::size_t begin = text.find("{{", *at);
  const std::size_t end = begin == text.npos ? begin : text.find("}}", begin);
  if (end == text.npos) return "";
  *at = end + 2;
  return text.substr(begin, *at - begin);
}

// "…" inside an action cannot work, because JSON escapes the quotes (E11); `…` can.
Correction QuotesToBackticks(const std::string& text) {
  std::size_t at = 0;
  for (Correction c = {NextAction(text, &at), ""}; !c.action.empty();
       c.action = NextAction(text, &at)) {
    if (c.action.find('"') == text.npos || c.action.find('`') != text.npos) continue;
    c.instead = c.action;
    std::replace(c.instead.begin(), c.instead.end(), '"', '`');
    return c;
  }
  return {};
}

// {{.Labels.my-label}} is not a field (E25); {{index .Labels `my-label`}} is what is meant.
Correction FieldToIndex(const std::string& text) {
  std::size_t at = 0;
  for (std::string action = NextAction(text, &at); !action.empty();
       action = NextAction(text, &at)) {
    for (const std::string_view map : {".Labels.", ".Annotations."}) {
      const std::size_t begin = action.find(map);
      if (begin == action.npos) continue;
      const std::size_t key = begin + map.size();
      const std::size_t end = action.find_first_of(" |)}", key);
      const std::string name = action.substr(key, end - key);
      if (name.find('-') == name.npos || name.find('`') != name.npos) continue;
      const bool alone =
          action.find_first_not_of("{ ") == begin && action.find_last_not_of("} ") + 1 == end;
      std::string instead = action.substr(0, begin);
      if (!alone) instead += '(';
      instead += "index ";
      instead += map.substr(0, map.size() - 1);
      instead += " `";
      instead += name;
      instead += alone ? "`" : "`)";
      instead += action.substr(end);
      return {std::move(action), std::move(instead)};
    }
  }
  return {};
}

// What is written in the place of `value` in the text that it comes from, so that it says `fixed`;
// "" for nothing. The length of the range tells how the string is written there; nothing is offered
// where that is not clear.
std::string Replacement(Origin where, const std::string& value, const std::string& fixed) {
  if (!where.has_text() || fixed.find('\n') != fixed.npos) return "";
  const std::size_t length = where.end - where.begin;
  const auto count = [&](char c) {
    return static_cast<std::size_t>(std::count(value.begin(), value.end(), c));
  };
  if (length == value.size()) return fixed[0] == '`' ? "" : fixed;
  const std::size_t single = value.size() + 2 + count('\'');
  const std::size_t quoted = value.size() + 2 + count('"') + count('\\');
  if (length != single && length != quoted) return "";
  std::string text = "'";
  for (char c : fixed) text.append(c == '\'' ? 2 : 1, c);
  return text + "'";
}

void TellCorrection(const char* code, const Correction& correction, const std::string& error,
                    const TemplateString& string, const std::string& value, Trace* trace) {
  trace->AddDiagnostic(Severity::kError, Stage::kExpand, code,
                       {{"path", string.path},
                        {"action", correction.action},
                        {"instead", correction.instead},
                        {"error", error}},
                       string.where);
  std::string fixed = value;
  fixed.replace(fixed.find(correction.action), correction.action.size(), correction.instead);
  if (std::string text = Replacement(string.where, value, fixed); !text.empty()) {
    trace->diagnostics.back().fix =
        Fix{MakeMessage("expand.fix", {{"instead", correction.instead}}), string.where,
            std::move(text)};
  }
}

// --- What happened

void TellTemplateError(const gotemplate::Execution& execution, const TemplateSource& source,
                       Trace* trace) {
  const std::string& error = execution.error;
  const TemplateString* string = GuiltyString(error, source);
  const Origin where = string == nullptr ? Origin() : string->where;
  if (execution.limit) {
    trace->AddDiagnostic(Severity::kError, Stage::kExpand, "expand.limit", {{"error", error}},
                         where);
    return;
  }
  if (string != nullptr) {
    const std::string value = source.AsWritten(string->begin + 1, string->end - 1);
    if (error.find("unexpected \"\\\\\"") != error.npos) {
      Correction correction = QuotesToBackticks(value);
      if (!correction.action.empty()) {
        return TellCorrection("expand.double_quotes", correction, error, *string, value, trace);
      }
    }
    if (error.find("bad character U+002D") != error.npos) {
      Correction correction = FieldToIndex(value);
      if (!correction.action.empty()) {
        return TellCorrection("expand.hyphen", correction, error, *string, value, trace);
      }
    }
  }
  trace->AddDiagnostic(Severity::kError, Stage::kExpand, "expand.failed",
                       {{"path", string == nullptr ? "" : string->path}, {"error", error}}, where);
}

// True if `escaped` in a JSON string is an error, or means something else than it says.
bool BreaksJson(const std::string& escaped) {
  return escaped.find('\\') != escaped.npos ||
         std::any_of(escaped.begin(), escaped.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

void TellAction(const gotemplate::PrintedAction& action, const Expansion& expansion,
                const std::string& error, Trace* trace) {
  std::vector<Origin> evidence = {expansion.where};
  if (expansion.from.has_text()) evidence.push_back(expansion.from);
  trace->AddStep(
      Stage::kExpand, "expand.replaced",
      {{"path", expansion.path}, {"action", expansion.action}, {"value", expansion.escaped}},
      std::move(evidence));
  const Args args = {{"path", expansion.path},
                     {"action", expansion.action},
                     {"value", expansion.value},
                     {"escaped", expansion.escaped},
                     {"error", error}};
  if (action.missing) {
    trace->AddDiagnostic(Severity::kWarning, Stage::kExpand, "expand.missing", args,
                         expansion.where);
  } else if (BreaksJson(action.escaped)) {
    trace->AddDiagnostic(error.empty() ? Severity::kWarning : Severity::kError, Stage::kExpand,
                         error.empty() ? "expand.backslash" : "expand.breaks_json", args,
                         expansion.where);
  } else if (action.escaped != action.value) {
    trace->AddDiagnostic(Severity::kWarning, Stage::kExpand, "expand.escaped", args,
                         expansion.where);
  }
}

}  // namespace

void TraceExpansions(const gotemplate::Execution& execution, const TemplateSource& source,
                     const Expanded& expanded, Trace* trace) {
  // An error of the JSON is told with the action that made it.
  const std::string json_error = execution.error.empty() ? expanded.error : "";
  bool told = json_error.empty();
  for (std::size_t i = 0; i < execution.actions.size(); ++i) {
    TellAction(execution.actions[i], expanded.expansions[i], json_error, trace);
    told = told || BreaksJson(execution.actions[i].escaped);
  }
  if (!execution.error.empty()) {
    TellTemplateError(execution, source, trace);
  } else if (!told) {
    trace->AddDiagnostic(Severity::kError, Stage::kExpand, "expand.failed",
                         {{"path", ""}, {"error", json_error}}, Origin());
  }
}

}  // namespace ksp::kserve
