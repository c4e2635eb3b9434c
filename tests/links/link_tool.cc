// The command line's side of links.test.mjs. Reads JSON lines and answers each with one:
//   {"scenario": {…}}   {"link": "#v1/…"} or {"error": {…}}
//   {"link": "#v1/…"}   {"scenario": {…}} or {"error": {…}}
//   {"catalog": "v0.20.0"}   the built-in runtimes
#include <iostream>
#include <string>

#include "request.h"
#include "tests/links/scenario_json.h"
#include "value/json.h"

namespace {

using ksp::Value;

Value Answer(const Value& line) {
  if (const Value* scenario = line.Find("scenario")) {
    ksp::link::Encoded encoded = ksp::link::Encode(ksp::link::ScenarioFromJson(*scenario));
    if (encoded.error) return Value::MapOf({{"error", ksp::link::ErrorToJson(*encoded.error)}});
    return Value::MapOf({{"link", encoded.link}});
  }
  if (const Value* link = line.Find("link")) {
    ksp::link::Decoded decoded = ksp::link::Decode(link->string());
    if (decoded.error) return Value::MapOf({{"error", ksp::link::ErrorToJson(*decoded.error)}});
    return Value::MapOf({{"scenario", ksp::link::ScenarioToJson(decoded.scenario)}});
  }
  return ksp::ParseJson(ksp::CatalogJson(line.StringAt("catalog"))).value;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << ksp::WriteJson(Answer(ksp::ParseJson(line).value)) << '\n';
  }
}
