// The template language: any text as an argument of a container.
#include <cstdint>
#include <string>

#include "kserve/controller/expand.h"
#include "value/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ksp::Value kMetadata =
      ksp::ParseJson(R"({"name":"iris","namespace":"default","labels":{"a":"b","n":"3"},)"
                     R"("annotations":{"x":"a<b>&\"c\" 'd'","back":"a\\b"}})")
          .value;
  ksp::Value container = ksp::Value::MapOf(
      {{"name", "c"},
       {"resources", ksp::Map()},
       {"args", ksp::Value::ListOf({std::string(reinterpret_cast<const char*>(data), size)})}});
  ksp::Trace trace;
  ksp::kserve::Expand(ksp::kserve::Releases().back(), container, kMetadata, &trace);
  return 0;
}
