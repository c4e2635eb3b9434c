#include "advice/placeholders.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "advice/edits.h"
#include "k8s/type_table.h"

namespace ksp::advice {
namespace {

using k8s::PathStep;

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsWordCharacter(char c) { return IsLetter(c) || (c >= '0' && c <= '9'); }

// The text from the first `open` up to `close` if it has between them a letter and then characters
// of `allowed`; "" if there is none.
template <typename Allowed>
std::string_view Enclosed(std::string_view text, std::string_view open, char close,
                          Allowed allowed) {
  constexpr std::size_t kLongest = 60;
  for (std::size_t at = text.find(open); at != text.npos; at = text.find(open, at + 1)) {
    std::size_t end = at + open.size();
    if (end >= text.size() || !IsLetter(text[end])) continue;
    while (end < text.size() && end - at < kLongest && allowed(text[end])) ++end;
    if (end < text.size() && text[end] == close) return text.substr(at, end + 1 - at);
  }
  return {};
}

// `<name>`, `<your-model>`.
std::string_view AngleBrackets(std::string_view text) {
  return Enclosed(text, "<", '>',
                  [](char c) { return IsWordCharacter(c) || c == '-' || c == ' ' || c == '.'; });
}

// `${NAME}`; Kubernetes' own form is $(NAME).
std::string_view ShellVariable(std::string_view text) {
  return Enclosed(text, "${", '}', IsWordCharacter);
}

std::string_view Braces(std::string_view text) {
  const std::size_t begin = text.find("{{");
  if (begin == text.npos) return {};
  const std::size_t end = text.find("}}", begin);
  return end == text.npos ? std::string_view() : text.substr(begin, end + 2 - begin);
}

// Words of Helm's templates that KServe's do not have.
bool IsHelm(std::string_view action) {
  for (std::string_view word : {".Values", ".Release.", ".Chart.", ".Capabilities.", "include "}) {
    if (action.find(word) != action.npos) return true;
  }
  return false;
}

// The keys on the way to a value that decide what its text may mean.
struct Place {
  bool annotation = false;  // prose and other tools' data
  bool command = false;     // a command line, perhaps a script
  bool templated = false;   // KServe fills templates in (controller E.1)
};

class Walk {
 public:
  Walk(const Document& document, Trace* trace) : document_(document), trace_(*trace) {}

  // A recursion as deep as the reader lets a text be.
  void In(const Value& value, const PathStep& path, Place place) {
    if (value.is_string()) return Text(value, path, place);
    const List& items = value.list();
    for (std::size_t i = 0; i < items.size(); ++i) In(items[i], {&path, {}, i}, place);
    for (const Entry& entry : value.map()) {
      const PathStep step{&path, entry.key};
      if (entry.key == "managedFields" || entry.key == "status" ||
          entry.key == "kubectl.kubernetes.io/last-applied-configuration") {
        continue;
      }
      Place at = place;
      at.annotation |= entry.key == "annotations";
      at.command |= entry.key == "args" || entry.key == "command";
      at.templated |= IsTemplated(step);
      In(entry.value, step, at);
    }
  }

 private:
  static constexpr int kMost = 100;

  // KServe fills in the merged container, which has parts of the runtime's and of the predictor's.
  bool IsTemplated(const PathStep& path) const {
    if (document_.role == Document::Role::kInferenceService) {
      return k8s::PathMatches("spec.predictor", path);
    }
    return k8s::PathMatches("spec.containers", path) || k8s::PathMatches("spec.workerSpec", path);
  }

  void Text(const Value& value, const PathStep& path, const Place& place) {
    const std::string& text = value.string();
    const bool script = text.find_first_of(" \t\n") != text.npos;
    if (std::string_view braces = Braces(text); !braces.empty()) {
      if (IsHelm(braces)) return Tell("advice.placeholder.helm", braces, value, path);
      if (!place.templated && !place.annotation) {
        return Tell("advice.placeholder.template", braces, value, path);
      }
    }
    if (place.command && script) return;
    if (std::string_view angle = AngleBrackets(text); !angle.empty()) {
      if (!place.annotation || angle == text) {
        return Tell("advice.placeholder.name", angle, value, path);
      }
    }
    if (std::string_view variable = ShellVariable(text); !variable.empty() && !place.annotation) {
      Tell("advice.placeholder.variable", variable, value, path);
    }
  }

  void Tell(const char* code, std::string_view placeholder, const Value& value,
            const PathStep& path) {
    if (told_++ >= kMost) return;
    trace_.AddDiagnostic(Severity::kWarning, Stage::kRead, code,
                         {{"path", k8s::PathText(path)}, {"text", placeholder}}, value.origin());
  }

  const Document& document_;
  Trace& trace_;
  int told_ = 0;
};

}  // namespace

void TellPlaceholders(const Outcome& outcome, Trace* trace) {
  for (std::size_t i = 0; i < DocumentCount(outcome); ++i) {
    const Document& document = (*outcome.documents)[i];
    if (document.role != Document::Role::kRuntime && i != outcome.inference_service) continue;
    const PathStep root;
    Walk(document, trace).In(document.object, root, {});
  }
}

}  // namespace ksp::advice
