#include "value/yaml_writer.h"

#include <gtest/gtest.h>

#include "value/json.h"

namespace ksp {
namespace {

std::string Yaml(std::string_view json) { return WriteYaml(ParseJson(json).value).text; }

TEST(YamlWriter, WritesAsKubectlDoes) {
  EXPECT_EQ(Yaml(R"({"spec":{"containers":[{"name":"c","args":["--x","z"],"resources":{}}]}})"),
            "spec:\n"
            "  containers:\n"
            "  - args:\n"
            "    - --x\n"
            "    - z\n"
            "    name: c\n"
            "    resources: {}\n");
}

TEST(YamlWriter, QuotesWhatWouldReadBackAsSomethingElse) {
  EXPECT_EQ(
      Yaml(R"(["yes","1","1e3","0x1F",".5","",null,true,"a: b","a #b","- x","null","2001-01-01"])"),
      "- 'yes'\n- '1'\n- '1e3'\n- '0x1F'\n- '.5'\n- ''\n- null\n- true\n- 'a: b'\n- 'a #b'\n"
      "- '- x'\n- 'null'\n- '2001-01-01'\n");
  EXPECT_EQ(Yaml(R"("...")"), "'...'\n");
  EXPECT_EQ(Yaml(R"(["0X1F","0O17","-0B1"])"), "- '0X1F'\n- '0O17'\n- '-0B1'\n");
  EXPECT_EQ(Yaml(R"(["a\tb","it's é","{{.Name}}"])"), "- \"a\\tb\"\n- 'it''s é'\n- '{{.Name}}'\n");
}

TEST(YamlWriter, EscapesWhatNoReaderTakesOrKeeps) {
  EXPECT_EQ(Yaml(R"(["\u007f\u0081é","\u0085","\ufeff\ufffe","\u2028 \"\\"])"),
            "- \"\\u007f\\u0081é\"\n- \"\\u0085\"\n- \"\\ufeff\\ufffe\"\n- \"\\u2028 \\\"\\\\\"\n");
}

TEST(YamlWriter, KeepsTheSignOfAZero) { EXPECT_EQ(Yaml("[-0]"), "- -0.0\n"); }

TEST(YamlWriter, WritesALongKeyBehindAQuestionMark) {
  std::string key(129, 'k');
  EXPECT_EQ(Yaml(R"([{")" + key + R"(":{"a":1},"z":[2]}])"),
            "- ? " + key + "\n  :\n    a: 1\n  z:\n  - 2\n");
  EXPECT_EQ(WriteYaml(ParseJson(R"({")" + key + R"(":1})").value).lines.size(), 2u);
}

TEST(YamlWriter, WritesLinesAsALiteral) {
  EXPECT_EQ(Yaml(R"({"a":"x\ny\n","b":"x\ny","c":["1\n2"]})"),
            "a: |\n  x\n  y\nb: |-\n  x\n  y\nc:\n- |-\n  1\n  2\n");
}

TEST(YamlWriter, GivesEachLineTheOriginOfItsScalarOrItsKey) {
  Value value = ParseJson(R"({"a":{"b":1}})", 3).value;
  YamlText yaml = WriteYaml(value);
  ASSERT_EQ(yaml.lines.size(), 2u);
  EXPECT_EQ(yaml.lines[0].begin, 1u);   // the key "a"
  EXPECT_EQ(yaml.lines[1].begin, 10u);  // the value 1
}

}  // namespace
}  // namespace ksp
