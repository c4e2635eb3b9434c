// Reading: whatever the bytes, documents come back, and their ranges lie in the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "yaml/reader.h"

namespace {

void CheckRanges(const ksp::Value& value, std::size_t size) {
  const ksp::Origin& origin = value.origin();
  if (origin.has_text() && (origin.begin > origin.end || origin.end > size)) std::abort();
  for (const ksp::Value& item : value.list()) CheckRanges(item, size);
  for (const ksp::Entry& entry : value.map()) CheckRanges(entry.value, size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  ksp::yaml::Limits limits;
  limits.expanded_values = 20'000;
  for (const ksp::yaml::Document& document : ksp::yaml::ReadStream(text, 0, limits)) {
    CheckRanges(document.value, size);
    if (document.error && document.error->where.end > size) std::abort();
  }
  return 0;
}
