// Strategic merge patch of any two JSON values.
#include <cstdint>
#include <string_view>

#include "k8s/strategic_merge.h"
#include "value/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t middle = text.find('\n');
  if (middle == text.npos) return 0;
  ksp::JsonParsed base = ksp::ParseJson(text.substr(0, middle));
  ksp::JsonParsed patch = ksp::ParseJson(text.substr(middle + 1));
  if (base.error || patch.error) return 0;
  for (std::string_view type : {"core.v1.Container", "core.v1.PodSpec"}) {
    ksp::k8s::StrategicMerge(ksp::k8s::kReleaseCount - 1, type, base.value, patch.value);
  }
  return 0;
}
