#include "whatif/yaml_edit.h"

#include <gtest/gtest.h>

#include "yaml/reader.h"

namespace ksp {
namespace {

struct Read {
  explicit Read(std::string t) : text(std::move(t)), value(yaml::ReadDocument(text, 0).value) {}
  std::string After(const std::optional<TextEdit>& edit) const {
    return edit ? ApplyEdits(text, 0, {*edit}) : "no edit";
  }
  std::string text;
  Value value;
};

TEST(YamlEdit, ReplacesAScalarAndKeepsTheComment) {
  Read doc("a: 1 # one\nb: x\n");
  EXPECT_EQ(doc.After(SetScalar(doc.text, doc.value, "a", "v2")), "a: v2 # one\nb: x\n");
}

TEST(YamlEdit, AddsAKeyBesideItsSiblings) {
  Read doc("spec:\n  model:   # here\n    storageUri: gs://b # it\n    env:\n    - name: A\n");
  EXPECT_EQ(doc.After(SetScalar(doc.text, *doc.value.Find({"spec", "model"}), "runtime", "r")),
            "spec:\n  model:   # here\n    storageUri: gs://b # it\n    runtime: r\n    env:\n"
            "    - name: A\n");
}

TEST(YamlEdit, AddsAKeyToAnItemOfAList) {
  Read doc("f:\n- name: sklearn\n  version: '1'\n- name: b\n");
  EXPECT_EQ(doc.After(SetScalar(doc.text, doc.value.Find("f")->list()[0], "autoSelect", true)),
            "f:\n- name: sklearn\n  autoSelect: true\n  version: '1'\n- name: b\n");
  EXPECT_EQ(doc.After(SetScalar(doc.text, doc.value.Find("f")->list()[1], "autoSelect", true)),
            "f:\n- name: sklearn\n  version: '1'\n- name: b\n  autoSelect: true\n");
}

TEST(YamlEdit, AddsAKeyToFlowStyleAndToJson) {
  Read flow("m: {name: a}\n");
  EXPECT_EQ(flow.After(SetScalar(flow.text, *flow.value.Find("m"), "version", "1")),
            "m: {version: '1', name: a}\n");
  Read json(R"({"m": {"name": "a"}})");
  EXPECT_EQ(json.After(SetScalar(json.text, *json.value.Find("m"), "version", "1")),
            R"({"m": {"version": "1", "name": "a"}})");
}

TEST(YamlEdit, RemovesAKeyWithAllThatIsBelowIt) {
  Read doc("a:\n  workerSpec:\n    containers:\n    - name: x\n  b: 1\n");
  EXPECT_EQ(doc.After(RemoveKey(doc.text, *doc.value.Find("a"), "workerSpec")), "a:\n  b: 1\n");
  EXPECT_EQ(doc.After(RemoveKey(doc.text, *doc.value.Find("a"), "b")),
            "a:\n  workerSpec:\n    containers:\n    - name: x\n");
}

TEST(YamlEdit, RemovesTheFirstKeyOfAnItem) {
  Read doc("f:\n- version: '2'\n  name: a\n");
  EXPECT_EQ(doc.After(RemoveKey(doc.text, doc.value.Find("f")->list()[0], "version")),
            "f:\n- name: a\n");
}

TEST(YamlEdit, RemovesFromFlowStyle) {
  Read doc("m: {a: 1, b: 2}\n");
  EXPECT_EQ(doc.After(RemoveKey(doc.text, *doc.value.Find("m"), "a")), "m: {b: 2}\n");
  EXPECT_EQ(doc.After(RemoveKey(doc.text, *doc.value.Find("m"), "b")), "m: {a: 1}\n");
}

TEST(YamlEdit, LeavesNoEmptyMapBehind) {
  Read doc("m:\n  a: 1\n");
  EXPECT_EQ(doc.After(RemoveKey(doc.text, *doc.value.Find("m"), "a")), "no edit");
}

TEST(YamlEdit, KeepsWindowsLineBreaks) {
  Read doc("a: 1\r\nb: 2\r\n");
  EXPECT_EQ(doc.After(SetScalar(doc.text, doc.value, "a", "x")), "a: x\r\nb: 2\r\n");
}

}  // namespace
}  // namespace ksp
