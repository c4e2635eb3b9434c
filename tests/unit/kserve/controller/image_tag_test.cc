#include "kserve/controller/image_tag.h"

#include <gtest/gtest.h>

#include "controller_fixture.h"

namespace ksp::kserve {
namespace {

std::string Tagged(std::string_view release_name, std::string_view image,
                   const ImageTagInput& input, bool gpu) {
  const Release& release = *FindRelease(release_name);
  Value container = Value::MapOf({{"image", image}});
  if (gpu) {
    container.Child("resources").Child("limits").MutableMap().Set("nvidia.com/gpu", "1");
  }
  UpdateImageTag(release, ShippedConfig(release), input, &container, nullptr);
  return container.StringAt("image");
}

std::string WithGpu(std::string_view release, std::string_view image) {
  return Tagged(release, image, {nullptr, "kserve-torchserve", "torchserve"}, true);
}

// L5.
TEST(ImageTag, AGpuAddsASuffixToATag) {
  EXPECT_EQ(WithGpu("0.19", "pytorch/torchserve-kfs:0.9.0"), "pytorch/torchserve-kfs:0.9.0-gpu");
  EXPECT_EQ(WithGpu("0.19", "r:5000/ts"), "r:5000/ts");
  EXPECT_EQ(WithGpu("0.19", "ts:09azAZ_.-"), "ts:09azAZ_.--gpu");
  EXPECT_EQ(WithGpu("0.20", "ts:1-gpu"), "ts:1-gpu");
  EXPECT_EQ(WithGpu("0.15", "ts@sha256:ab"), "ts@sha256:ab-gpu");
  EXPECT_EQ(WithGpu("0.16", "ts@sha256:ab"), "ts@sha256:ab");
}

// L6.
TEST(ImageTag, VllmWithoutAGpuHasAnotherRepository) {
  ImageTagInput vllm{nullptr, "my-vllm", "vllmserver"};
  EXPECT_EQ(Tagged("0.20", "vllm/vllm-openai:v0.9", vllm, false), "vllm/vllm-openai-cpu:v0.9");
  EXPECT_EQ(Tagged("0.20", "vllm/vllm-openai-cpu:v0.9", vllm, false), "vllm/vllm-openai-cpu:v0.9");
  EXPECT_EQ(Tagged("0.19", "vllm/vllm-openai:v0.9", vllm, false), "vllm/vllm-openai:v0.9");
  Value version("v1");
  vllm.runtime_version = &version;
  EXPECT_EQ(Tagged("0.20", "vllm/vllm-openai:v0.9", vllm, false), "vllm/vllm-openai:v1");
}

// X6.
TEST(ImageTag, OldReleasesTakeTheGpuTagFromTheConfiguration) {
  ImageTagInput input{nullptr, "kserve-tensorflow-serving", ""};
  EXPECT_EQ(Tagged("0.8", "tensorflow/serving:2.8.0", input, true), "tensorflow/serving:2.8.0");
  EXPECT_EQ(Tagged("0.9", "tensorflow/serving:2.8.0", input, true), "tensorflow/serving:2.6.2-gpu");
  EXPECT_EQ(Tagged("0.10", "tensorflow/serving:2.8.0", input, true),
            "tensorflow/serving:2.8.0-gpu");
}

TEST(ImageTag, TheFirstReleaseCutsAtTheFirstColon) {
  Value version("2");
  ImageTagInput input{&version, "r", ""};
  EXPECT_EQ(Tagged("0.8", "localhost:5000/ts:1", input, false), "localhost:2");
  EXPECT_EQ(Tagged("0.9", "localhost:5000/ts:1", input, false), "localhost:5000/ts:2");
  EXPECT_EQ(Tagged("0.15", "x@sha256:ab", input, false), "x@sha256:2");
}

TEST(ImageTag, TheVersionIsTheTextOfAGoReplacement) {
  EXPECT_EQ(ReplaceTag("i:1", "$2-x"), "i:1-x");
  EXPECT_EQ(ReplaceTag("i:1", "${1}x"), "i::1x");
  EXPECT_EQ(ReplaceTag("i:1", "$1x"), "i:");
  EXPECT_EQ(ReplaceTag("i:1", "$$1"), "i:$1");
  EXPECT_EQ(ReplaceTag("i:1", "a$"), "i:a$");
  EXPECT_EQ(ReplaceTag("i:1", "${1"), "i:${1");
  EXPECT_EQ(ReplaceTag("i:", "1"), "i:1");
  EXPECT_EQ(ReplaceTag("h:5000/i", "$1"), "h:5000/i:$1");
}

}  // namespace
}  // namespace ksp::kserve
