// Strategic merge patch of any two JSON values, one a line. An empty patch changes nothing.
#include "k8s/strategic_merge.h"
#include "tests/fuzz/check.h"
#include "value/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = ksp::fuzz::TextOf(data, size);
  std::size_t middle = text.find('\n');
  if (middle == text.npos) return 0;
  ksp::JsonParsed base = ksp::ParseJson(text.substr(0, middle));
  ksp::JsonParsed patch = ksp::ParseJson(text.substr(middle + 1));
  if (base.error || patch.error) return 0;
  constexpr ksp::k8s::ReleaseIndex kNewest = ksp::k8s::kReleaseCount - 1;
  for (std::string_view type : {"core.v1.Container", "core.v1.PodSpec"}) {
    ksp::k8s::Merged merged = ksp::k8s::StrategicMerge(kNewest, type, base.value, patch.value);
    ksp::fuzz::Check(!ksp::ParseJson(ksp::WriteJson(merged.value)).error, "the result is JSON");
    if (!base.value.is_map()) continue;
    merged = ksp::k8s::StrategicMerge(kNewest, type, base.value, ksp::Map());
    ksp::fuzz::Check(merged.error.empty() && merged.value == base.value,
                     "an empty patch changes nothing");
  }
  return 0;
}
