#include "kserve/cluster.h"

#include <gtest/gtest.h>

#include "value/json.h"

namespace ksp::kserve {
namespace {

InstalledRuntime Runtime(const std::string& name, const std::string& format,
                         const std::string& protocol, bool disabled = false) {
  InstalledRuntime runtime;
  runtime.name = name;
  runtime.object = ParseJson(R"({"spec":{"protocolVersions":[")" + protocol +
                             R"("],"supportedModelFormats":[{"name":")" + format +
                             R"(","autoSelect":true,"priority":1}],"disabled":)" +
                             (disabled ? "true" : "false") + "}}")
                       .value;
  return runtime;
}

std::vector<std::string> Names(const std::vector<const InstalledRuntime*>& runtimes) {
  std::vector<std::string> names;
  for (const InstalledRuntime* runtime : runtimes) names.push_back(runtime->name);
  return names;
}

TEST(RuntimeScope, FindsWhatClashesByName) {
  RuntimeScope scope;
  scope.Install(Runtime("b", "sklearn", "v1"));
  scope.Install(Runtime("a", "SKLearn", "v1"));
  scope.Install(Runtime("disabled", "sklearn", "v1", true));
  Value newcomer = Runtime("c", "sklearn", "v1").spec();
  EXPECT_EQ(Names(scope.MayClashWith(newcomer)), (std::vector<std::string>{"a", "b"}));
  // Installed again, it is what it is now.
  scope.Install(Runtime("b", "xgboost", "v2"));
  EXPECT_EQ(Names(scope.MayClashWith(newcomer)), (std::vector<std::string>{"a"}));
}

TEST(RuntimeScope, LooksAtFewOfManyThatShareOnlyTheFormatOrOnlyTheProtocol) {
  RuntimeScope scope;
  for (int i = 0; i < 100; ++i) {
    scope.Install(Runtime("f" + std::to_string(i), "sklearn", "p" + std::to_string(i)));
    scope.Install(Runtime("p" + std::to_string(i), "format-" + std::to_string(i), "v1"));
  }
  EXPECT_EQ(Names(scope.MayClashWith(Runtime("x", "sklearn", "p7").spec())),
            (std::vector<std::string>{"f7"}));
  EXPECT_EQ(Names(scope.MayClashWith(Runtime("x", "format-7", "v1").spec())),
            (std::vector<std::string>{"p7"}));
}

}  // namespace
}  // namespace ksp::kserve
