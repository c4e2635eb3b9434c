#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "value/json.h"
#include "value/yaml_writer.h"

namespace ksp::cli {
namespace {

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

std::string Place(const Value* range) {
  if (range == nullptr) return "";
  return range->Find("line")->number_text() + ":" + range->Find("column")->number_text() + " ";
}

class Explanation {
 public:
  Explanation(const Value& report, bool chinese, const Terminal& terminal)
      : report_(report), chinese_(chinese), terminal_(terminal) {}

  void Print() {
    std::cout << terminal_.Bold(Printable(Title())) << "\n\n";
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
    std::cout << (ExitStatus(report_) == kAccepted ? terminal_.Good(text) : terminal_.Bad(text))
              << '\n';
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
                << (severity == "error"     ? terminal_.Bad("✗ " + line)
                    : severity == "warning" ? terminal_.Warn("! " + line)
                                            : terminal_.Dim("· " + line))
                << '\n';
    }
  }

  void PrintStage(const Heading& heading) {
    bool begun = false;
    auto begin = [&] {
      if (!begun)
        std::cout << '\n' << terminal_.Bold(Text(heading.english, heading.chinese)) << '\n';
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
      std::cout << "  " << terminal_.Bad("✗ ") << row.StringAt("kind") << ' '
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
      std::cout << "  " << (eligible ? terminal_.Good("✓ " + name) : terminal_.Dim("✗ " + name))
                << (winner ? terminal_.Bold(" ←") : "");
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
      std::cout << '\n' << terminal_.Bold(object.StringAt("title")) << '\n';
      PrintYaml(object);
    }
  }

  // Each line after the letter of its author: R, I, K, 8 or T.
  void PrintYaml(const Value& object) {
    std::string_view text = object.StringAt("yaml");
    for (const Value& line : object.Find("lines")->list()) {
      std::size_t end = text.find('\n');
      const std::string& letter = line.StringAt("author");
      std::cout << "  " << terminal_.Dim(letter.empty() ? " " : letter) << ' '
                << Printable(text.substr(0, end)) << '\n';
      text.remove_prefix(end + 1);
    }
  }

  const Value& report_;
  bool chinese_;
  const Terminal& terminal_;
};

}  // namespace

int ExplainCommand(const ScenarioArguments& arguments) {
  Settings settings = arguments.ToSettings();
  Terminal terminal;
  int status = kAccepted;
  bool first = true;
  for (const std::string& path : arguments.files) {
    const Input input = ReadInput(arguments, settings, path);
    for (const Value& report : Evaluate(input.scenario, input.settings)) {
      if (!first) std::cout << '\n';
      first = false;
      Explanation(report, settings.language == Language::kChinese, terminal).Print();
      status = std::max(status, ExitStatus(report));
    }
  }
  return status;
}

}  // namespace ksp::cli
