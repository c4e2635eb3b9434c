// Runtimes that the cluster does not let in, and the edits after which it does.
#include <gtest/gtest.h>

#include "whatif/what_if.h"

namespace ksp {
namespace {

std::string Runtime(std::string_view name, std::string_view formats) {
  return "apiVersion: serving.kserve.io/v1alpha1\nkind: ServingRuntime\nmetadata:\n  name: " +
         std::string(name) + "\nspec:\n  supportedModelFormats:\n" + std::string(formats) +
         "  protocolVersions: [v1]\n  containers:\n  - name: kserve-container\n    image: "
         "example.com/x:1\n---\n";
}

std::string Format(std::string_view version, std::string_view more) {
  return "  - name: tiny\n    version: '" + std::string(version) + "'\n    autoSelect: true\n" +
         std::string(more);
}

Value Refused(const std::string& text) {
  Settings settings;
  settings.releases = {&kserve::Releases().back()};
  settings.catalog = false;
  return *WhatIf({{"x.yaml", text}}, "default", settings).list().front().Find("refused");
}

std::string Edited(const std::string& text, const Value& edit) {
  std::string edited = text;
  for (const Value& one : edit.Find("edits")->list()) {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    one.Find("begin")->AsInt64(&begin);
    one.Find("end")->AsInt64(&end);
    edited.replace(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin),
                   one.StringAt("replacement"));
  }
  return edited;
}

TEST(RefusedRuntimes, OneOfTheSamePriorityGetsTheNext) {
  std::string text = Runtime("a", Format("1", "    priority: 2\n")) +
                     Runtime("b", Format("1", "    priority: 2\n"));
  Value refused = Refused(text);
  ASSERT_EQ(refused.list().size(), 1U);
  const Value& row = refused.list().front();
  EXPECT_EQ(row.StringAt("name"), "b");
  EXPECT_EQ(row.StringAt({"admitted", "text"}), "give b the priority 3");
  std::string mended = Edited(text, *row.Find("admitted"));
  EXPECT_NE(mended.find("priority: 3"), std::string::npos);
  EXPECT_TRUE(Refused(mended).list().empty());
}

TEST(RefusedRuntimes, EntriesOfOneFormatGetOnePriority) {
  // The webhook looks at the first of a namespace only when it is updated.
  std::string text =
      Runtime("first", "  - name: other\n") +
      Runtime("a", Format("1", "    priority: 1\n") + Format("2", "    priority: 2\n"));
  Value refused = Refused(text);
  ASSERT_EQ(refused.list().size(), 1U);
  EXPECT_TRUE(Refused(Edited(text, *refused.list().front().Find("admitted"))).list().empty());
}

TEST(RefusedRuntimes, APriorityBelowOneIsRaised) {
  std::string text = Runtime("a", Format("1", "    priority: 0\n"));
  Value refused = Refused(text);
  ASSERT_EQ(refused.list().size(), 1U);
  EXPECT_TRUE(Refused(Edited(text, *refused.list().front().Find("admitted"))).list().empty());
}

TEST(RefusedRuntimes, TheButtonOfADiagnosticIsTried) {
  std::string text = Runtime("a", "  - name: tiny\n    autoSelect: 'true'\n");
  Value refused = Refused(text);
  ASSERT_EQ(refused.list().size(), 1U);
  EXPECT_TRUE(Refused(Edited(text, *refused.list().front().Find("admitted"))).list().empty());
}

TEST(RefusedRuntimes, WhoeverIsLetInIsNotMentioned) {
  EXPECT_TRUE(Refused(Runtime("a", Format("1", "    priority: 2\n"))).list().empty());
}

}  // namespace
}  // namespace ksp
