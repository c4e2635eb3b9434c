#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "cli/commands.h"
#include "value/json.h"
#include "value/yaml_writer.h"

namespace ksp::cli {
namespace {

// Colours on a terminal, plain text elsewhere or where NO_COLOR is set.
class Style {
 public:
  Style() : on_(isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr) {}
  std::string Bold(std::string_view text) const { return Wrap("1", text); }
  std::string Dim(std::string_view text) const { return Wrap("2", text); }
  std::string Good(std::string_view text) const { return Wrap("32", text); }
  std::string Bad(std::string_view text) const { return Wrap("31", text); }
  std::string Warn(std::string_view text) const { return Wrap("33", text); }

 private:
  std::string Wrap(std::string_view code, std::string_view text) const {
    if (!on_) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
  bool on_;
};

struct Heading {
  std::string_view stage;
  std::string_view english;
  std::string_view chinese;
};
constexpr Heading kHeadings[] = {
    {"read", "Read", "读取"},         {"type", "Type", "类型"},
    {"admit", "Admit", "准入"},       {"default", "Migrate", "迁移"},
    {"validate", "Validate", "校验"}, {"resolve", "Resolve", "选择"},
    {"merge", "Merge", "合并"},       {"expand", "Expand", "展开"},
    {"deploy", "Deploy", "部署"},
};

// A text from a user's file must not steer the terminal.
std::string Printable(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    if (control) {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Place(const Value* range) {
  if (range == nullptr) return "";
  return range->Find("line")->number_text() + ":" + range->Find("column")->number_text() + " ";
}

class Explanation {
 public:
  Explanation(const Value& report, bool chinese, const Style& style)
      : report_(report), chinese_(chinese), style_(style) {}

  void Print() {
    std::cout << style_.Bold(Printable(Title())) << "\n\n";
    PrintAnswer();
    PrintDiagnostics();
    for (const Heading& heading : kHeadings) PrintStage(heading);
    PrintResult();
  }

 private:
  std::string_view Text(std::string_view english, std::string_view chinese) const {
    return chinese_ ? chinese : english;
  }

  std::string Title() const {
    std::string title = report_.StringAt("file");
    if (const Value* service = report_.Find("inferenceService")) {
      title +=
          ": InferenceService " + service->StringAt("namespace") + "/" + service->StringAt("name");
    }
    return title + ", KServe " + report_.StringAt("kserve") + ", " +
           report_.StringAt("defaultDeploymentMode");
  }

  void PrintAnswer() {
    const Value& answer = *report_.Find("answer");
    std::string text = Printable(answer.StringAt("text"));
    std::cout << (ExitStatus(report_) == kAccepted ? style_.Good(text) : style_.Bad(text)) << '\n';
    if (const std::string& quote = answer.StringAt("quote"); !quote.empty()) {
      std::cout << "  " << answer.StringAt("quotedFrom") << ": " << Printable(quote) << '\n';
    }
    if (const std::string& meaning = answer.StringAt("meaning"); !meaning.empty()) {
      std::cout << "  " << Printable(meaning) << '\n';
    }
  }

  void PrintDiagnostics() {
    for (const Value& diagnostic : report_.Find("diagnostics")->list()) {
      const std::string& severity = diagnostic.StringAt("severity");
      std::string line = Place(diagnostic.Find("range")) + Printable(diagnostic.StringAt("text"));
      std::cout << "  "
                << (severity == "error"     ? style_.Bad("✗ " + line)
                    : severity == "warning" ? style_.Warn("! " + line)
                                            : style_.Dim("· " + line))
                << '\n';
    }
  }

  void PrintStage(const Heading& heading) {
    bool begun = false;
    auto begin = [&] {
      if (!begun) std::cout << '\n' << style_.Bold(Text(heading.english, heading.chinese)) << '\n';
      begun = true;
    };
    if (heading.stage == "admit") PrintRefusedRuntimes(begin);
    for (const Value& step : report_.Find("steps")->list()) {
      if (step.StringAt("stage") != heading.stage) continue;
      begin();
      std::cout << "  " << Printable(step.StringAt("text")) << '\n';
    }
    if (heading.stage == "resolve") PrintCandidates(begin);
  }

  template <typename Begin>
  void PrintRefusedRuntimes(const Begin& begin) {
    const Value* admission = report_.Find("admission");
    if (admission == nullptr) return;
    for (const Value& row : admission->list()) {
      if (row.Find("allowed")->bool_value()) continue;
      begin();
      std::cout << "  " << style_.Bad("✗ ") << row.StringAt("kind") << ' '
                << Printable(row.StringAt("name")) << ": " << Printable(row.StringAt("message"))
                << '\n';
    }
  }

  template <typename Begin>
  void PrintCandidates(const Begin& begin) {
    const Value* candidates = report_.Find("candidates");
    if (candidates == nullptr) return;
    for (const Value& candidate : candidates->list()) {
      begin();
      bool eligible = candidate.Find("eligible")->bool_value();
      bool winner = candidate.Find("winner")->bool_value();
      std::string name = Printable(candidate.StringAt("name"));
      std::cout << "  " << (eligible ? style_.Good("✓ " + name) : style_.Dim("✗ " + name))
                << (winner ? style_.Bold(" ←") : "");
      for (const Value& check : candidate.Find("checks")->list()) {
        if (check.StringAt("result") != "failed") continue;
        std::cout << ": " << Printable(check.StringAt("text"));
        break;
      }
      std::cout << '\n';
    }
  }

  void PrintResult() {
    const Value* origins = report_.Find("origins");
    if (origins == nullptr) return;
    for (const Value& object : origins->list()) {
      const std::string& name = object.StringAt("object");
      if (!name.starts_with("deployments") && !name.starts_with("knativeServices")) continue;
      std::cout << '\n' << style_.Bold(object.StringAt("title")) << '\n';
      PrintYaml(object);
    }
  }

  // Each line after the letter of its author: R, I, K, 8 or T.
  void PrintYaml(const Value& object) {
    std::string_view text = object.StringAt("yaml");
    for (const Value& line : object.Find("lines")->list()) {
      std::size_t end = text.find('\n');
      std::string letter = line.StringAt("author");
      std::cout << "  " << style_.Dim(letter.empty() ? " " : letter) << ' '
                << Printable(text.substr(0, end)) << '\n';
      text.remove_prefix(end + 1);
    }
  }

  const Value& report_;
  bool chinese_;
  const Style& style_;
};

}  // namespace

int ExplainCommand(const ScenarioArguments& arguments) {
  Settings settings = arguments.ToSettings();
  Style style;
  int status = kAccepted;
  bool first = true;
  for (const std::string& path : arguments.files) {
    for (const Value& report : Evaluate(ReadScenario(arguments, path), settings)) {
      if (!first) std::cout << '\n';
      first = false;
      Explanation(report, settings.language == Language::kChinese, style).Print();
      status = std::max(status, ExitStatus(report));
    }
  }
  return status;
}

}  // namespace ksp::cli
