// Reading: whatever the bytes, documents come back, their ranges lie in the text, and what is
// written of them reads back the same.
#include "tests/fuzz/check.h"
#include "value/json.h"
#include "value/yaml_writer.h"
#include "yaml/reader.h"

namespace {

using ksp::fuzz::Check;

void CheckRange(const ksp::Origin& origin, std::size_t size) {
  if (!origin.has_text()) return;
  Check(origin.begin <= origin.end && origin.end <= size, "a range lies in the text");
}

void CheckRanges(const ksp::Value& value, std::size_t size) {
  CheckRange(value.origin(), size);
  for (const ksp::Value& item : value.list()) CheckRanges(item, size);
  for (const ksp::Entry& entry : value.map()) {
    CheckRange(entry.key_origin, size);
    CheckRanges(entry.value, size);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ksp::yaml::Limits limits;
  limits.expanded_values = 5'000;
  for (const ksp::yaml::Document& document :
       ksp::yaml::ReadStream(ksp::fuzz::TextOf(data, size), 0, limits)) {
    CheckRange(document.range, size);
    CheckRanges(document.value, size);
    for (const ksp::yaml::Problem& warning : document.warnings) CheckRange(warning.where, size);
    if (document.error) {
      CheckRange(document.error->where, size);
      Check(document.value.is_null(), "a document with an error has no value");
      continue;
    }
    std::string json = ksp::WriteJson(document.value);
    Check(ksp::ParseJson(json).value == document.value, "JSON reads back the same");
    std::string yaml = ksp::WriteYaml(document.value).text;
    ksp::yaml::Document again = ksp::yaml::ReadDocument(yaml, 0);
    Check(!again.error && again.value == document.value, "YAML reads back the same");
  }
  return 0;
}
