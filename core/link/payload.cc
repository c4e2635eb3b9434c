#include "link/payload.h"

#include <optional>
#include <utility>

#include "link/texts.h"
#include "value/json.h"
#include "value/utf8.h"

namespace ksp::link {
namespace {

constexpr int kMaxDepth = 32;
// A reader that does not know a key with this at its end must not open the link.
constexpr char kMustKnow = '!';
constexpr std::string_view kStored = "stored!";

Decoded Fail(const char* code, Map args = {}) { return {{}, Message{code, std::move(args)}}; }

Decoded Malformed() { return Fail("link.malformed"); }

Decoded Newer(std::string_view need) {
  Map args;
  args.Set("need", need);
  return Fail("link.newer", std::move(args));
}

// The keys in the order of the dictionary, which makes links short.
class Writer {
 public:
  void Add(std::string_view key, const Value& value) {
    json_ += json_.empty() ? '{' : ',';
    AppendJsonString(key, &json_);
    json_ += ':';
    json_ += WriteJson(value);
  }
  std::string Finish() && { return std::move(json_) + "}"; }

 private:
  std::string json_;
};

// Reads a text into `*text`, which together with `others` bytes may have kMaxBytes; nothing if it
// could.
std::optional<Decoded> ReadText(const Map& payload, std::string_view key, std::string_view release,
                                std::size_t others, std::string* text) {
  const Value* value = payload.Find(key);
  if (value == nullptr) return std::nullopt;
  LongText read = LengthenText(*value, release, kMaxBytes - others);
  switch (read.outcome) {
    case LongText::Outcome::kNoText:
      return Malformed();
    case LongText::Outcome::kTooLarge:
      return Fail("link.tooLarge");
    case LongText::Outcome::kUnknownRuntime: {
      Map args;
      args.Set("runtime", read.runtime);
      args.Set("kserve", release);
      return Fail("link.unknownRuntime", std::move(args));
    }
    case LongText::Outcome::kWhole:
      break;
  }
  *text = std::move(read.text);
  return std::nullopt;
}

}  // namespace

std::string WritePayload(const SharedScenario& scenario) {
  const SharedScenario plain;
  Writer writer;
  writer.Add("kserve", scenario.kserve);
  if (scenario.mode != plain.mode) writer.Add("mode", "Standard");
  if (scenario.catalog != plain.catalog) writer.Add("catalog", scenario.catalog);
  if (scenario.name_space != plain.name_space) writer.Add("namespace", scenario.name_space);
  if (!scenario.config.is_null()) writer.Add("config", scenario.config);
  for (const Entry& entry : scenario.extra) writer.Add(entry.key, entry.value);
  if (!scenario.stored.empty()) {
    writer.Add(kStored, ShortenText(scenario.stored, scenario.kserve));
  }
  if (!scenario.runtimes.empty()) {
    writer.Add("runtimes", ShortenText(scenario.runtimes, scenario.kserve));
  }
  if (!scenario.inference_service.empty()) {
    writer.Add("inferenceService", ShortenText(scenario.inference_service, scenario.kserve));
  }
  return std::move(writer).Finish();
}

Decoded ReadPayload(std::string_view payload, bool release_required) {
  if (!IsUtf8(payload)) return Malformed();
  JsonParsed parsed = ParseJson(payload, Origin::kNoSource, kMaxDepth);
  if (parsed.error || !parsed.value.is_map()) return Malformed();
  const Map& map = parsed.value.map();

  Decoded decoded;
  SharedScenario& scenario = decoded.scenario;
  for (const Entry& entry : map) {
    const Value& value = entry.value;
    if (entry.key == "kserve") {
      if (!value.is_string()) return Malformed();
      scenario.kserve = value.string();
    } else if (entry.key == "mode") {
      if (!value.is_string()) return Malformed();
      if (value.string() != "Knative" && value.string() != "Standard") return Newer(value.string());
      scenario.mode = value.string() == "Knative" ? kserve::DeploymentMode::kKnative
                                                  : kserve::DeploymentMode::kStandard;
    } else if (entry.key == "catalog") {
      if (!value.is_bool()) return Malformed();
      scenario.catalog = value.bool_value();
    } else if (entry.key == "namespace") {
      if (!value.is_string()) return Malformed();
      scenario.name_space = value.string();
    } else if (entry.key == "config") {
      if (!value.is_map()) return Malformed();
      scenario.config = value;
    } else if (entry.key == "runtimes" || entry.key == "inferenceService" || entry.key == kStored) {
      continue;  // below: they need the release
    } else if (entry.key.ends_with(kMustKnow)) {
      return Newer(entry.key);
    } else {
      scenario.extra.Set(entry.key, value);
    }
  }
  if (release_required && scenario.kserve.empty()) return Malformed();
  std::size_t size = 0;
  const std::pair<std::string_view, std::string*> texts[] = {
      {"runtimes", &scenario.runtimes},
      {"inferenceService", &scenario.inference_service},
      {kStored, &scenario.stored}};
  for (auto [key, text] : texts) {
    if (auto failed = ReadText(map, key, scenario.kserve, size, text)) return *failed;
    size += text->size();
  }
  return decoded;
}

}  // namespace ksp::link
