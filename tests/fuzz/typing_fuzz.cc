// Typing: the API server's part and Go's round trip for any object, its kind chosen by the first
// byte and its release by the second. A round trip of its own result changes nothing.
#include "k8s/api_server.h"
#include "k8s/typed.h"
#include "tests/fuzz/check.h"
#include "value/json.h"
#include "yaml/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  constexpr std::string_view kKinds[] = {"InferenceService", "ServingRuntime",
                                         "ClusterServingRuntime"};
  constexpr std::string_view kTypes[] = {"serving.v1beta1.InferenceService",
                                         "serving.v1alpha1.ServingRuntime",
                                         "serving.v1alpha1.ClusterServingRuntime"};
  std::size_t kind = data[0] % 3;
  auto release = static_cast<ksp::k8s::ReleaseIndex>(data[1] % ksp::k8s::kReleaseCount);
  ksp::Value object = ksp::yaml::ReadDocument(ksp::fuzz::TextOf(data + 2, size - 2), 0).value;
  ksp::k8s::Prepared prepared = ksp::k8s::Prepare(release, kKinds[kind], object);
  ksp::k8s::InvalidMessage(kKinds[kind], "x",
                           ksp::k8s::ValidateSchema(release, kKinds[kind], prepared.value));
  ksp::k8s::Decoded once = ksp::k8s::RoundTrip(release, kTypes[kind], prepared.value);
  if (once.error) return 0;
  ksp::k8s::Decoded twice = ksp::k8s::RoundTrip(release, kTypes[kind], once.value);
  ksp::fuzz::Check(!twice.error && twice.value == once.value,
                   "a second round trip changes nothing");
  std::string json = ksp::k8s::GoJson(release, kTypes[kind], once.value);
  ksp::fuzz::Check(ksp::ParseJson(json).value == once.value, "Go's JSON is that of the value");
  return 0;
}
