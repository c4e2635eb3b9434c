// The template language: any text as an argument of a container. A text without an action stays.
#include <algorithm>

#include "kserve/controller/expand.h"
#include "kserve/release.h"
#include "tests/fuzz/check.h"
#include "value/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ksp::Value kMetadata =
      ksp::ParseJson(R"({"name":"iris","namespace":"default","labels":{"a":"b","n":"3"},)"
                     R"("annotations":{"x":"a<b>&\"c\" 'd'","back":"a\\b"}})")
          .value;
  std::string_view text = ksp::fuzz::TextOf(data, size);
  ksp::Value container = ksp::Value::MapOf(
      {{"name", "c"}, {"resources", ksp::Map()}, {"args", ksp::Value::ListOf({text})}});
  ksp::Trace trace;
  ksp::kserve::Expanded expanded =
      ksp::kserve::Expand(ksp::kserve::Releases().back(), container, kMetadata, &trace);
  if (!expanded.error.empty()) return 0;
  ksp::fuzz::Check(expanded.container.is_map(), "a container comes out");
  bool ascii = std::all_of(data, data + size, [](std::uint8_t c) { return c < 0x80; });
  if (ascii && text.find("{{") == text.npos) {
    ksp::fuzz::Check(expanded.container == container, "a text without an action stays");
  }
  return 0;
}
