#include "gotemplate/template.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "gotemplate/budget.h"
#include "gotemplate/go_time.h"

namespace ksp::gotemplate {
namespace {

constexpr GoType kTimePointer{Kind::kPointer, "*time.Time", &kTimeType};
constexpr GoType::Field kFields[] = {{"Name", &types::kString},   {"Labels", &types::kStringMap},
                                     {"Count", &types::kInt64},   {"Time", &kTimeType},
                                     {"Deleted", &kTimePointer},  {"List", &types::kStrings},
                                     {"private", &types::kString}};
constexpr GoType kData{.kind = Kind::kStruct, .name = "test.Data", .fields = kFields};

GoValue Data() {
  return GoValue::Of(
      kData, {GoValue::String("iris"),
              GoValue::Of(types::kStringMap, {GoValue::String("a"), GoValue::String("x<y>&\"'+"),
                                              GoValue::String("b"), GoValue::String("")}),
              GoValue::Int(3, types::kInt64), TimeValue(ParseInstant("2023-11-14T22:13:20Z")),
              GoValue::Nil(kTimePointer),
              GoValue::Of(types::kStrings, {GoValue::String("p"), GoValue::String("q")}),
              GoValue::String("")});
}

Execution ExecuteText(std::string_view text) { return Execute("t", text, Data()); }
std::string Output(std::string_view text) {
  const Execution execution = ExecuteText(text);
  EXPECT_EQ(execution.error, "") << text;
  return execution.output;
}
std::string Error(std::string_view text) { return ExecuteText(text).error; }

std::string AtLine1(std::string_view message) { return "template: t:1: " + std::string(message); }

TEST(Parse, TrimsWhiteSpaceAtMarkers) {
  EXPECT_EQ(Output("a \n{{- 1 -}} \t b {{2 -}} c {{/* no */}}d {{- /* no */ -}} e"), "a1b 2c de");
}

TEST(Parse, SaysWhatIsUnexpected) {
  EXPECT_EQ(Error("{{"), AtLine1("unclosed action"));
  EXPECT_EQ(Error("{{/* c"), AtLine1("unclosed comment"));
  EXPECT_EQ(Error("{{/* c */ }}"), AtLine1("comment ends before closing delimiter"));
  EXPECT_EQ(Error("{{.a-b}}"), AtLine1("bad character U+002D '-'"));
  EXPECT_EQ(Error("{{\xC2\xA0}}"), AtLine1("unrecognized character in action: U+00A0"));
  EXPECT_EQ(Error("{{{.Name}}}"), AtLine1("unexpected \"{\" in command"));
  EXPECT_EQ(Error("{{.Name \"abcdefghijklm\" end}}"), AtLine1("unexpected <end> in operand"));
  EXPECT_EQ(Error("{{range $i, \"abcdefghijkl\"}}"),
            AtLine1("range can only initialize variables"));
  EXPECT_EQ(Error("{{if 1}}{{else}}{{else}}{{end}}"), AtLine1("expected end; found {{else}}"));
  EXPECT_EQ(Error("{{template `abcdefghijkl` 1 . end}}"), AtLine1("unexpected <end> in operand"));
  EXPECT_EQ(Error("{{define abcdefghijkl}}"),
            AtLine1("unexpected \"abcdefghij\"... in define clause"));
  EXPECT_EQ(Error("{{1 | 2}}"), AtLine1("non executable command in pipeline stage 2"));
  EXPECT_EQ(Error("{{if 1}}"), AtLine1("unexpected EOF"));
  EXPECT_EQ(Error("{{'ab'}}"), AtLine1("malformed character constant: 'ab'"));
  EXPECT_EQ(Error("{{99999999999999999999}}"),
            AtLine1("integer overflow: \"99999999999999999999\""));
  EXPECT_EQ(Error("a\n\n{{$y}}"), "template: t:3: undefined variable \"$y\"");
}

// What Go 1.26 prints, or says.
TEST(Parse, ReadsConstantsAsGoDoes) {
  constexpr std::pair<std::string_view, std::string_view> kCases[] = {
      {R"~({{"\a\b\f\n\r\t\v\\\"" | printf "%q"}})~", "&#34;\\a\\b\\f\\n\\r\\t\\v\\\\\\&#34;&#34;"},
      {R"~({{"\x41\u00e9\U0001F600\101" | printf "%+q"}})~", "&#34;A\\u00e9\\U0001f600A&#34;"},
      {R"~({{"\xff" | printf "%q"}})~", "&#34;\\xff&#34;"},
      {R"~({{'\'' | printf "%c"}})~", "&#39;"},
      {R"~({{'\x41'}})~", "65"},
      {R"~({{'\101'}})~", "65"},
      {R"~({{'\U0001F600'}})~", "128512"},
      {R"~({{"\'"}})~", "template: t:1: invalid syntax"},
      {R"~({{"\400"}})~", "template: t:1: invalid syntax"},
      {R"~({{"\ud800"}})~", "template: t:1: invalid syntax"},
      {R"~({{"\xg1"}})~", "template: t:1: invalid syntax"},
      {R"~({{"\u12"}})~", "template: t:1: invalid syntax"},
      {R"~({{"\q"}})~", "template: t:1: invalid syntax"},
      {R"~({{'\"'}})~", "template: t:1: invalid syntax"},
      {R"~({{1+0i}})~", "(1&#43;0i)"},
  };
  for (const auto& [text, expected] : kCases) {
    const Execution execution = ExecuteText(text);
    EXPECT_EQ(execution.error.empty() ? execution.output : execution.error, expected) << text;
  }
}

TEST(Parse, ADefinitionWithContentCannotBeReplaced) {
  EXPECT_EQ(Output("{{define `x`}} {{end}}{{define `x`}}1{{end}}{{define `x`}}{{end}}"
                   "{{template `x`}}"),
            "1");
  EXPECT_EQ(Error("{{define `x`}}1{{end}}{{define `x`}}2{{end}}"),
            AtLine1("template: multiple definition of template \"x\""));
}

TEST(Execute, NamesTheNodeAndItsColumn) {
  EXPECT_EQ(Error("ab{{.Nope}}"),
            "template: t:1:4: executing \"t\" at <.Nope>: can't evaluate field Nope in type "
            "test.Data");
  // The second dot of a chain.
  EXPECT_EQ(Error("{{.Name.Foo}}"),
            "template: t:1:7: executing \"t\" at <.Name.Foo>: can't evaluate field Foo in type "
            "string");
  // The pipeline as the escaper leaves it.
  EXPECT_EQ(Error("{{(1) 2}}"),
            "template: t:1:2: executing \"t\" at <(1) 2 | _html_template_htmlescaper>: can't give "
            "argument to non-function 1");
  EXPECT_EQ(Error("{{define `d`}}{{.X}}{{end}}{{template `d` .Name}}"),
            "template: t:1:16: executing \"d\" at <.X>: can't evaluate field X in type string");
  EXPECT_EQ(Error("{{$y = 1}}"), "template: t:1:7: executing \"t\" at <1>: undefined variable: $y");
  EXPECT_EQ(Error("{{.private}}"),
            "template: t:1:2: executing \"t\" at <.private>: private is an unexported field of "
            "struct type test.Data");
}

TEST(Execute, WhatIsMissingIsEmptyAndHasEveryField) {
  EXPECT_EQ(Output("[{{.Labels.nope}}][{{.Labels.nope.deeper}}][{{index .Labels `nope`}}]"),
            "[][][]");
  EXPECT_EQ(Output("{{.Labels.nope | html}}"), "&lt;no value&gt;");
  EXPECT_EQ(Output("{{html .Labels.nope}}"), "&lt;nil&gt;");
  EXPECT_EQ(Output("{{.Deleted}}"), "&lt;nil&gt;");
  EXPECT_EQ(Error("{{len .Labels.nope}}"),
            "template: t:1:2: executing \"t\" at <len .Labels.nope>: error calling len: reflect: "
            "call of reflect.Value.Type on zero Value");
}

TEST(Execute, LoopsAndTheirVariables) {
  EXPECT_EQ(Output("{{range $k, $v := .Labels}}{{$k}};{{end}}"), "a;b;");
  EXPECT_EQ(Output("{{range $i, $v := .List}}{{$i}}{{$v}}{{end}}"), "0p1q");
  EXPECT_EQ(Output("{{range 3}}{{if eq . 1}}{{continue}}{{end}}{{.}}{{end}}"), "02");
  EXPECT_EQ(Output("{{range 3}}{{if eq . 1}}{{break}}{{end}}{{.}}{{else}}none{{end}}"), "0");
  EXPECT_EQ(Output("{{range 0}}x{{else}}{{.Name}}{{end}}"), "iris");
  EXPECT_EQ(Output("{{$x := 1}}{{range 2}}{{$x = .}}{{end}}{{$x}}"), "1");
  EXPECT_EQ(Error("{{range $k, $v := 3}}{{end}}"),
            "template: t:1:18: executing \"t\" at <3>: can't use 3 to iterate over more than one "
            "variable");
}

TEST(Execute, TemplatesSeeTheirOwnVariablesOnly) {
  EXPECT_EQ(Output("{{define `d`}}{{$.Name}}{{.Count}}{{end}}{{template `d` $}}"), "iris3");
  EXPECT_EQ(Error("{{$x := 1}}{{block `d` .}}{{$x}}{{end}}"), AtLine1("undefined variable \"$x\""));
}

TEST(Execute, ATemplateThatCallsItselfReachesGoLimit) {
  EXPECT_EQ(
      Error("{{define `d`}}{{template `d` .}}{{end}}{{template `d` .}}"),
      "template: t:1:25: executing \"d\" at <{{template \"d\" .}}>: exceeded maximum template "
      "depth (100000)");
}

TEST(Functions, CheckTheirArgumentsAsGoDoes) {
  const auto failure = [](std::string_view text) {
    const std::string error = Error(text);
    return error.substr(error.find(">: ") + 3);
  };
  EXPECT_EQ(failure("{{len}}"), "wrong number of args for len: want 1 got 0");
  EXPECT_EQ(failure("{{printf}}"), "wrong number of args for printf: want at least 1 got 0");
  EXPECT_EQ(failure("{{printf 1}}"), "expected string; found 1");
  EXPECT_EQ(failure("{{printf .Count}}"), "wrong type for value; expected string; got int64");
  EXPECT_EQ(failure("{{printf nil}}"), "cannot assign nil to string");
  EXPECT_EQ(failure("{{index .Labels 1}}"),
            "error calling index: value has type int; should be string");
  EXPECT_EQ(failure("{{index .List 2}}"), "error calling index: reflect: slice index out of range");
  EXPECT_EQ(failure("{{slice .Name 9}}"), "error calling slice: index out of range: 9");
  EXPECT_EQ(failure("{{lt .Name 1}}"),
            "error calling lt: incompatible types for comparison: string and int");
  EXPECT_EQ(failure("{{eq .Labels .Labels}}"),
            "error calling eq: non-comparable type map[a:x<y>&\"'+ b:]: map[string]string");
  EXPECT_EQ(failure("{{call .Name}}"), "error calling call: non-function .Name of type string");
  EXPECT_EQ(failure("{{.Deleted.Year}}"),
            "error calling Year: runtime error: invalid memory address or nil pointer dereference");
  EXPECT_EQ(failure("{{.Time.Date}}"), "function Date has 3 return values; should be 1 or 2");
}

TEST(Functions, AndAndOrStopWhereTheResultIsKnown) {
  EXPECT_EQ(Output("{{or .Name .Nope}}{{and 0 .Nope}}{{or .Labels.b `d`}}"), "iris0d");
  EXPECT_EQ(Output("{{.Name | and 1}}"), "iris");
}

TEST(Functions, Printf) {
  EXPECT_EQ(Output("{{printf `%d|%q|%x|%5s|%t|%05.1f|%v` .Name}}"),
            "%!d(string=iris)|%!q(MISSING)|%!x(MISSING)|%!s(MISSING)|%!t(MISSING)|%!f(MISSING)|"
            "%!v(MISSING)");
  EXPECT_EQ(Output("{{printf `%s` 1 nil}}"), "%!s(int=1)%!(EXTRA &lt;nil&gt;)");
  EXPECT_EQ(Output("{{printf `%[2]d %[1]*d %z` 3 4}}"), "4   4 %!z(MISSING)");
  EXPECT_EQ(Output("{{printf `%#v %T %08.3f %e %U` .List .Time 3.14159 1e6 8364}}"),
            "[]string{&#34;p&#34;, &#34;q&#34;} time.Time 0003.142 1.000000e&#43;06 U&#43;20AC");
}

TEST(Time, PrintsAndHasItsMethods) {
  EXPECT_EQ(Output("{{.Time}}"), "2023-11-14 22:13:20 &#43;0000 UTC");
  EXPECT_EQ(Output("{{.Time.Year}} {{.Time.Month}} {{.Time.Weekday}} {{.Time.Unix}}"),
            "2023 November Tuesday 1700000000");
  EXPECT_EQ(Output("{{.Time.Format `Jan _2 3:04PM 06 002`}}"), "Nov 14 10:13PM 23 318");
}

TEST(Escaping, EveryResultIsEscapedForHtml) {
  EXPECT_EQ(Output("{{.Labels.a}}"), "x&lt;y&gt;&amp;&#34;&#39;&#43;");
  // A last html takes the place of the escaper, which leaves '+' alone.
  EXPECT_EQ(Output("{{.Labels.a | html}}"), "x&lt;y&gt;&amp;&#34;&#39;+");
  EXPECT_EQ(Output("{{.Labels.a | urlquery}}"), "x%3Cy%3E%26%22%27%2B");
  EXPECT_EQ(Output("{{1 | html .Labels.a}}"), "1");
}

TEST(Escaping, EscapersStandLast) {
  EXPECT_EQ(Error("{{.Name | html | print}}"),
            "html/template:t:1:2: predefined escaper \"html\" disallowed in template");
  EXPECT_EQ(Error("{{template `q`}}"), "html/template:t:1:11: no such template \"q\"");
  // Behind a break nothing is looked at; an error that passes one is told so.
  EXPECT_EQ(Output("{{range 2}}{{break}}{{html 1 | print}}{{end}}"), "");
  EXPECT_EQ(Error("{{range 2}}{{html 1 | print}}{{break}}{{end}}"),
            "html/template:t:1:13: at range loop break: predefined escaper \"html\" disallowed in "
            "template");
}

TEST(Actions, TellWhatTheyPrintedAndWhereItCameFrom) {
  const Execution execution =
      ExecuteText("a{{.Labels.a}}{{index .Labels `b`}}{{range 2}}{{.}},{{end}}");
  ASSERT_EQ(execution.actions.size(), 3u);
  EXPECT_EQ(execution.actions[0].begin, 1u);
  EXPECT_EQ(execution.actions[0].end, 14u);
  EXPECT_EQ(execution.actions[0].value, "x<y>&\"'+");
  EXPECT_EQ(execution.actions[0].lookup, (std::vector<std::string>{"Labels", "a"}));
  EXPECT_EQ(execution.actions[1].lookup, (std::vector<std::string>{"Labels", "b"}));
  EXPECT_EQ(execution.actions[2].escaped, "01");
}

TEST(Limits, AreOursAndSaySo) {
  const auto nested = [](std::string_view open, std::string_view close) {
    std::string text = "{{";
    for (int i = 0; i < 100'000; ++i) text += open;
    text += "1";
    for (int i = 0; i < 100'000; ++i) text += close;
    return text + "}}";
  };
  std::string blocks;
  for (int i = 0; i < 100'000; ++i) blocks += "{{if 1}}";
  std::string chain;
  for (int i = 0; i < 2'000; ++i) {
    const std::string next = std::to_string(i + 1);
    chain += "{{define `" + std::to_string(i) + "`}}{{template `" + next + "`}}{{end}}";
  }
  const std::string texts[] = {"{{range 1000000000}}{{end}}",
                               "{{range 100}}{{printf `%1000000d` 1}}{{end}}", nested("(", ")"),
                               blocks, chain + "{{define `2000`}}{{end}}{{template `0`}}"};
  for (const std::string& text : texts) {
    const Execution execution = ExecuteText(text);
    EXPECT_TRUE(execution.limit) << text.substr(0, 40);
    EXPECT_TRUE(execution.error.starts_with("playground limit: ")) << execution.error;
  }
}

}  // namespace
}  // namespace ksp::gotemplate
