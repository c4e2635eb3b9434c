#include "report/chinese.h"

#include <gtest/gtest.h>

#include <string>

#include "report/chinese_texts.h"
#include "report/message.h"

namespace ksp {
namespace {

TEST(Chinese, ANativeProgramHasTheTextsAndTakesNoOthers) {
  EXPECT_TRUE(HasChinese());
  EXPECT_TRUE(AddChinese(kChineseTexts));
  EXPECT_FALSE(AddChinese(""));
  std::string changed(kChineseTexts);
  changed[100] ^= 1;
  EXPECT_FALSE(AddChinese(changed));
}

TEST(Chinese, EachRowHasItsOwnLine) {
  EXPECT_EQ(Render({"advice.fix.unquote", {}}, Language::kChinese), "去掉引号：{text}");
  EXPECT_EQ(ChineseBehaviour(0),
            "部署模式叫 `Knative` 和 `Standard`；此前叫 `Serverless` 和 `RawDeployment`。");
}

}  // namespace
}  // namespace ksp
