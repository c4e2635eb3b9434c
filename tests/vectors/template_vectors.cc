#include "kserve/controller/expand.h"
#include "kserve/release.h"
#include "value/json.h"
#include "vectors.h"

namespace ksp::vectors {

// The vectors' containers have arguments only, an empty name and the empty resources that Go
// writes.
Outcome CheckTemplate(const Value& line, const Value& header) {
  const Value container =
      Value::MapOf({{"args", *line.Find("args")}, {"name", ""}, {"resources", Value(Map())}});
  const Value* metadata = header.Find("meta");
  const kserve::Expanded expanded = kserve::Expand(
      kserve::Releases().back(), container, metadata == nullptr ? Value() : *metadata, nullptr);
  Outcome outcome;
  if (const Value* error = line.Find("error")) {
    outcome.expected = "error: " + error->string();
  } else {
    outcome.expected = WriteJson(*line.Find("out"));
  }
  const Value* args = expanded.container.Find("args");
  outcome.got = !expanded.error.empty() ? "error: " + expanded.error
                : args == nullptr       ? "null"
                                        : WriteJson(*args);
  outcome.agrees = outcome.got == outcome.expected;
  return outcome;
}

}  // namespace ksp::vectors
