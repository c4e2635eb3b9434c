// Links: any text as an address, as the payload of a whole link, and as the texts of a scenario.
// What is read of a link reads back from a link of its own.
#include "link/base64url.h"
#include "link/deflate.h"
#include "link/link.h"
#include "tests/fuzz/check.h"
#include "tests/links/scenario_json.h"

namespace ksp {

extern const std::string_view kLinkDictionary;

namespace {

using fuzz::Check;
using link::Decoded;
using link::SharedScenario;

void CheckRoundTrip(const SharedScenario& scenario) {
  link::Encoded encoded = link::Encode(scenario);
  if (encoded.error) {
    Check(encoded.error->code == "link.scenarioNotUtf8", "a small scenario has a link");
    return;
  }
  Decoded decoded = link::Decode(encoded.link);
  Check(!decoded.error, "a link that was just made can be read");
  Check(link::ScenarioToJson(decoded.scenario) == link::ScenarioToJson(scenario),
        "a link gives back its scenario");
}

void CheckAddress(std::string_view address) {
  Decoded decoded = link::Decode(address);
  if (!decoded.error && !decoded.scenario.kserve.empty()) CheckRoundTrip(decoded.scenario);
}

// A link of the trial format has no check sum, so that any payload reaches its reader.
std::string TrialLink(std::string_view payload) {
  return "#v0/" + link::ToBase64Url(link::Deflate(payload, {}));
}

}  // namespace
}  // namespace ksp

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = ksp::fuzz::TextOf(data, size);
  ksp::CheckAddress(text);
  ksp::CheckAddress(ksp::TrialLink(text));
  std::size_t middle = text.find('\0');
  ksp::SharedScenario scenario;
  scenario.kserve = "v0.20.0";
  scenario.runtimes = text.substr(0, middle);
  if (middle != text.npos) scenario.inference_service = text.substr(middle + 1);
  ksp::CheckRoundTrip(scenario);
  return 0;
}
