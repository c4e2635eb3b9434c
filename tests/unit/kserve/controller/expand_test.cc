#include "kserve/controller/expand.h"

#include <gtest/gtest.h>

#include <string>

#include "kserve/controller/json_syntax.h"
#include "kserve/release.h"

namespace ksp::kserve {
namespace {

const Release& Newest() { return Releases().back(); }

Value Container(Value args) {
  return Value::MapOf(
      {{"name", "kserve-container"}, {"args", std::move(args)}, {"resources", Value(Map())}});
}

Value Metadata() {
  return Value::MapOf(
      {{"name", "iris"},
       {"labels", Value::MapOf({{"team", Value("ml").WithOrigin(Origin::Text(1, 10, 12))},
                                {"my-label", "x"}})},
       {"annotations", Value::MapOf({{"url", "a?b=1&c"}, {"back", "a\\q"}, {"nl", "a\nb"}})}});
}

Expanded ExpandArgs(Value args, Trace* trace = nullptr) {
  return Expand(Newest(), Container(std::move(args)), Metadata(), trace);
}

const Diagnostic& Only(const Trace& trace) {
  EXPECT_EQ(trace.diagnostics.size(), 1u);
  return trace.diagnostics.at(0);
}

TEST(Expand, ResultsAreMarkedAndTold) {
  Trace trace;
  const Value args =
      Value::ListOf({Value("plain").WithOrigin(Origin::Text(0, 0, 5)),
                     Value("--t={{.Labels.team}}").WithOrigin(Origin::Text(0, 7, 27))});
  const Expanded expanded = ExpandArgs(args, &trace);
  const List& result = expanded.container.Find("args")->list();
  EXPECT_EQ(result[0].origin(), Origin::Text(0, 0, 5));
  EXPECT_EQ(result[1].string(), "--t=ml");
  EXPECT_EQ(result[1].origin().author, Author::kTemplate);
  EXPECT_EQ(result[1].origin().begin, 7u);
  ASSERT_EQ(expanded.expansions.size(), 1u);
  EXPECT_EQ(expanded.expansions[0].path, "args[1]");
  EXPECT_EQ(expanded.expansions[0].action, "{{.Labels.team}}");
  EXPECT_EQ(expanded.expansions[0].where, Origin::Text(0, 7, 27));
  EXPECT_EQ(expanded.expansions[0].from, Origin::Text(1, 10, 12));
  ASSERT_EQ(trace.steps.size(), 1u);
  EXPECT_TRUE(trace.diagnostics.empty());
}

TEST(Expand, ATemplatedKeyLeavesBoth) {  // E32
  Value container = Container(List());
  container.MutableMap().Set("resources",
                             Value::MapOf({{"limits", Value::MapOf({{"x/{{.Name}}", "1"}})}}));
  const Expanded expanded = Expand(Newest(), container, Metadata(), nullptr);
  const Value* limits = expanded.container.Find({"resources", "limits"});
  ASSERT_NE(limits, nullptr);
  EXPECT_EQ(limits->map().size(), 2u);
  EXPECT_EQ(limits->StringAt("x/iris"), "1");
  EXPECT_EQ(expanded.expansions.at(0).path, "resources.limits.x/{{.Name}}");
}

TEST(Expand, WarnsOfEscapingAndOfNothing) {
  Trace trace;
  ExpandArgs(Value::ListOf({"{{.Annotations.url}}", "{{.Labels.nope}}"}), &trace);
  ASSERT_EQ(trace.diagnostics.size(), 2u);
  EXPECT_EQ(trace.diagnostics[0].message.code, "expand.escaped");
  EXPECT_EQ(trace.diagnostics[1].message.code, "expand.missing");
}

TEST(Expand, AValueCanBreakTheJson) {
  Trace trace;
  EXPECT_EQ(ExpandArgs(Value::ListOf({"{{.Annotations.back}}"}), &trace).error,
            "invalid character 'q' in string escape code");
  EXPECT_EQ(Only(trace).message.code, "expand.breaks_json");
  EXPECT_EQ(ExpandArgs(Value::ListOf({"{{.Annotations.nl}}"})).error,
            "invalid character '\\n' in string literal");
}

TEST(Expand, OffersBackticksForDoubleQuotes) {  // E11
  Trace trace;
  const std::string text = "--t={{ index .Labels \"team\" }}";
  // Written in single quotes.
  const Origin where = Origin::Text(0, 100, 100 + static_cast<std::uint32_t>(text.size()) + 2);
  EXPECT_EQ(ExpandArgs(Value::ListOf({"{{.Name}}", Value(text).WithOrigin(where)}), &trace).error,
            "template: container-tmpl:1: unexpected \"\\\\\" in operand");
  EXPECT_EQ(Only(trace).message.code, "expand.double_quotes");
  EXPECT_EQ(Only(trace).where, where);
  ASSERT_TRUE(Only(trace).fix.has_value());
  EXPECT_EQ(Only(trace).fix->replacement, "'--t={{ index .Labels `team` }}'");
}

TEST(Expand, OffersIndexForAKeyWithAHyphen) {  // E25
  Trace trace;
  EXPECT_EQ(ExpandArgs(Value::ListOf({"{{ .Labels.my-label }}"}), &trace).error,
            "template: container-tmpl:1: bad character U+002D '-'");
  EXPECT_EQ(Only(trace).message.code, "expand.hyphen");
  EXPECT_EQ(Only(trace).message.args.Find("instead")->string(), "{{ index .Labels `my-label` }}");
}

TEST(Expand, OnlyOldReleasesKnowClusterName) {
  const Value container = Container(Value::ListOf({"[{{.ClusterName}}]"}));
  EXPECT_EQ(Expand(*FindRelease("0.10"), container, Metadata(), nullptr).error, "");
  EXPECT_EQ(Expand(Newest(), container, Metadata(), nullptr).error,
            "template: container-tmpl:1:39: executing \"container-tmpl\" at <.ClusterName>: can't "
            "evaluate field ClusterName in type v1.ObjectMeta");
}

TEST(JsonSyntax, SpeaksAsGoDoes) {
  EXPECT_EQ(JsonSyntaxError(R"({"a":[1,-0.5e3,"\u00e9",true,null,{}]})"), "");
  EXPECT_EQ(JsonSyntaxError(R"({"a":"b"x)"), "invalid character 'x' after object key:value pair");
  EXPECT_EQ(JsonSyntaxError(R"(["a""b"])"), "invalid character '\"' after array element");
  EXPECT_EQ(JsonSyntaxError(R"({"a")"), "unexpected end of JSON input");
  EXPECT_EQ(JsonSyntaxError(R"({a)"),
            "invalid character 'a' looking for beginning of object key string");
  EXPECT_EQ(JsonSyntaxError(R"(["\u12'"])"),
            R"(invalid character '\'' in \u hexadecimal character escape)");
  EXPECT_EQ(JsonSyntaxError("{} \xE9"), "invalid character '\xC3\xA9' after top-level value");
  EXPECT_EQ(JsonSyntaxError("[tru]"), "invalid character ']' in literal true (expecting 'e')");
  EXPECT_EQ(JsonSyntaxError("[01]"), "invalid character '1' after array element");
  EXPECT_EQ(JsonSyntaxError("[0,E]"), "invalid character 'E' looking for beginning of value");
  EXPECT_EQ(JsonSyntaxError("{\"a\tb\":1}"), "invalid character '\\t' in string literal");
  EXPECT_EQ(JsonSyntaxError(R"({"a\c":1})"), "invalid character 'c' in string escape code");
  EXPECT_EQ(JsonSyntaxError(R"({"a}:1)"), "unexpected end of JSON input");
  // The end of the text is a space to Go.
  EXPECT_EQ(JsonSyntaxError("[tr"), "invalid character ' ' in literal true (expecting 'u')");
  EXPECT_EQ(JsonSyntaxError("-"), "invalid character ' ' in numeric literal");
  EXPECT_EQ(JsonSyntaxError("1."), "invalid character ' ' after decimal point in numeric literal");
  EXPECT_EQ(JsonSyntaxError("1e+"), "invalid character ' ' in exponent of numeric literal");
  EXPECT_EQ(JsonSyntaxError(R"("\)"), "invalid character ' ' in string escape code");
  EXPECT_EQ(JsonSyntaxError(R"("\u00)"),
            R"(invalid character ' ' in \u hexadecimal character escape)");
  EXPECT_EQ(JsonSyntaxError(std::string(20'000, '[')), "invalid character '[' exceeded max depth");
}

}  // namespace
}  // namespace ksp::kserve
