#include "link/link.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "kserve/catalog.h"
#include "kserve/release.h"
#include "link/base64url.h"
#include "link/deflate.h"
#include "tests/links/scenario_json.h"
#include "value/json.h"
#include "value/yaml_writer.h"

namespace ksp {

extern const std::string_view kLinkDictionary;

namespace link {
namespace {

constexpr std::string_view kIris = R"(apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: sklearn-iris
spec:
  predictor:
    model:
      modelFormat:
        name: sklearn
      storageUri: gs://kfserving-examples/models/sklearn/1.0/model
)";

SharedScenario Iris() {
  SharedScenario scenario;
  scenario.kserve = "v0.20.0";
  scenario.inference_service = kIris;
  return scenario;
}

std::string RuntimeYaml(std::string_view release, std::string_view name) {
  for (const Value& object : kserve::BuiltInRuntimes(*kserve::FindRelease(release))) {
    if (object.StringAt({"metadata", "name"}) == name) return WriteYaml(object).text;
  }
  return "";
}

std::string Json(const SharedScenario& scenario) { return WriteJson(ScenarioToJson(scenario)); }

std::string CodeOf(std::string_view link) {
  Decoded decoded = Decode(link);
  return decoded.error ? decoded.error->code.substr(5) : "";
}

std::string Frame(const std::string& data) {
  std::uint32_t crc = Crc32(data);
  std::string frame{static_cast<char>(crc >> 16), static_cast<char>(crc >> 8),
                    static_cast<char>(crc)};
  std::size_t rest = data.size();
  for (; rest >= 0x80; rest >>= 7) frame.push_back(static_cast<char>(rest | 0x80));
  frame.push_back(static_cast<char>(rest));
  return "#v1/" + ToBase64Url(frame + data);
}

std::string LinkOf(std::string_view payload) { return Frame(Deflate(payload, kLinkDictionary)); }

void ExpectRoundTrip(const SharedScenario& scenario) {
  Encoded encoded = Encode(scenario);
  ASSERT_FALSE(encoded.error.has_value());
  Decoded decoded = Decode("https://example.org/page/?lang=en" + encoded.link);
  ASSERT_FALSE(decoded.error.has_value()) << decoded.error->code;
  EXPECT_EQ(Json(decoded.scenario), Json(scenario));
}

// The hash is in docs/links.md too. No link made before reads right with another dictionary: a new
// one is a new format, beside this one.
TEST(Dictionary, NeverChanges) {
  EXPECT_EQ(kLinkDictionary.size(), 32245u);
  EXPECT_EQ(Crc32(kLinkDictionary), 2849094042u);
}

TEST(Corpus, EveryLinkEverMadeStillReads) {
  std::ifstream file("tests/links/corpus.jsonl");
  int count = 0;
  for (std::string text; std::getline(file, text); ++count) {
    Value line = ParseJson(text).value;
    Decoded decoded = Decode(line.StringAt("link"));
    if (const Value* error = line.Find("error")) {
      EXPECT_EQ(CodeOf(line.StringAt("link")), error->string()) << text;
    } else {
      ASSERT_FALSE(decoded.error.has_value()) << text;
      EXPECT_EQ(WriteJson(ScenarioToJson(decoded.scenario)), WriteJson(*line.Find("scenario")));
    }
  }
  EXPECT_GE(count, 30);
}

TEST(Encode, CarriesEveryField) {
  SharedScenario scenario = Iris();
  ExpectRoundTrip(scenario);
  scenario.runtimes = "é 😀 \"\\\t\x01\r\n" + std::string("\0x", 2) + "\n# no end";
  scenario.kserve = "v0.9.0";
  scenario.mode = kserve::DeploymentMode::kStandard;
  scenario.catalog = false;
  scenario.name_space = "team-a";
  scenario.config = Value::MapOf({{"deploy", "{\"defaultDeploymentMode\":\"Standard\"}"}});
  scenario.extra.Set("view", "resolve");
  ExpectRoundTrip(scenario);
}

TEST(Encode, IsShort) {
  EXPECT_LE(Encode(Iris()).link.size(), 1u + 30);
  SharedScenario scenario = Iris();
  for (const Value& object : kserve::BuiltInRuntimes(*kserve::FindRelease("v0.20.0"))) {
    scenario.runtimes = WriteYaml(object).text;
    ExpectRoundTrip(scenario);
    EXPECT_LE(Encode(scenario).link.size(), 1u + 60);
  }
}

TEST(Encode, NamesUneditedRuntimesWhereverTheyStand) {
  SharedScenario scenario = Iris();
  std::string lgb = RuntimeYaml("v0.20.0", "kserve-lgbserver");
  std::string xgb = RuntimeYaml("v0.20.0", "kserve-xgbserver");
  ASSERT_FALSE(lgb.empty() || xgb.empty());
  for (const std::string& text :
       {lgb, "# mine\n---\n" + lgb + "---\n" + xgb + "---\nkind: x\n", lgb + xgb, lgb + lgb,
        lgb.substr(0, lgb.size() - 1), lgb + "# edited", " " + lgb, lgb.substr(1)}) {
    scenario.runtimes = text;
    ExpectRoundTrip(scenario);
  }
}

TEST(Encode, AnOldReleasesRuntimeIsThatReleases) {
  SharedScenario scenario = Iris();
  scenario.kserve = "v0.9.0";
  scenario.runtimes = RuntimeYaml("v0.9.0", "kserve-sklearnserver");
  ASSERT_FALSE(scenario.runtimes.empty());
  ExpectRoundTrip(scenario);
}

TEST(Encode, NeverEndsInACharacterThatAddressFindersLeaveOut) {
  SharedScenario scenario = Iris();
  for (int i = 0; i < 200; ++i) {
    scenario.inference_service += static_cast<char>('!' + i % 90);
    std::string link = Encode(scenario).link;
    EXPECT_EQ(link.find_first_not_of(
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 4),
              std::string::npos);
    EXPECT_TRUE(std::isalnum(static_cast<unsigned char>(link.back())));
  }
}

TEST(Encode, RefusesWhatNoReaderWouldOpen) {
  SharedScenario scenario = Iris();
  scenario.runtimes.assign(kMaxBytes + 1, 'x');
  EXPECT_EQ(Encode(scenario).error->code, "link.scenarioTooLarge");
  scenario.runtimes.assign(kMaxBytes * 3 / 4, '\n');  // two bytes each as JSON
  EXPECT_EQ(Encode(scenario).error->code, "link.scenarioTooLarge");
  scenario.runtimes = "# caf\xE9";
  EXPECT_EQ(Encode(scenario).error->code, "link.scenarioNotUtf8");
  EXPECT_EQ(Encode(SharedScenario()).error->code, "link.noRelease");
}

TEST(Decode, SaysWhatIsWrong) {
  EXPECT_EQ(CodeOf(""), "notOurs");
  EXPECT_EQ(CodeOf("https://example.org/"), "notOurs");
  EXPECT_EQ(CodeOf("#fidelity"), "notOurs");
  EXPECT_EQ(CodeOf("#v/x"), "notOurs");
  EXPECT_EQ(CodeOf("#v01/x"), "notOurs");
  EXPECT_EQ(CodeOf("#v2/x"), "newer");
  EXPECT_EQ(CodeOf("#v" + std::string(1 << 20, '9') + "/x"), "newer");
  EXPECT_EQ(CodeOf("#v1"), "cut");
  EXPECT_EQ(CodeOf("#v1/"), "cut");
  EXPECT_EQ(CodeOf("#v1/%20"), "damaged");
  EXPECT_EQ(CodeOf("#v1/" + std::string(10'000'000, 'A')), "tooLarge");
  EXPECT_EQ(CodeOf(LinkOf("no JSON")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf("[]")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf("{}")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":20})")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","runtimes":7})")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf("{\"kserve\":\"v0.20.0\",\"runtimes\":\"\xFF\"}")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf("{\"kserve\":\"v0.20.0\",\"runtimes\":\"\xED\xA0\x80\"}")), "malformed");
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","mode":"Elsewhere"})")), "newer");
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","pins!":1})")), "newer");
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","pins":1})")), "");
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","runtimes":[{"builtIn":"nobody"}]})")),
            "unknownRuntime");
}

TEST(Decode, NestingIsBounded) {
  for (int depth : {31, 32, 100'000}) {
    std::string value = std::string(depth, '[') + std::string(depth, ']');
    EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","x":)" + value + "}")),
              depth < 32 ? "" : "malformed");
  }
}

TEST(Decode, EveryTruncationIsSaidToBeOne) {
  SharedScenario scenario = Iris();
  scenario.runtimes =
      "# " + std::string(100, 'x') + " something that does not compress: k3Zq9Lw0\n";
  const std::string link = Encode(scenario).link;
  for (std::size_t size = 3; size < link.size(); ++size) {
    EXPECT_EQ(CodeOf(link.substr(0, size)), "cut") << size;
  }
}

TEST(Decode, EveryChangedCharacterIsNoticed) {
  const std::string link = Encode(Iris()).link;
  for (std::size_t at = 4; at < link.size(); ++at) {
    for (char c : std::string_view("ABZamz059-_ %.+=")) {
      std::string changed = link;
      changed[at] = c;
      if (changed == link) continue;
      EXPECT_NE(CodeOf(changed), "") << changed;
    }
  }
  EXPECT_EQ(CodeOf(link + "A"), "damaged");
  EXPECT_EQ(CodeOf(link + ")"), "damaged");
}

TEST(Decode, ABombIsNotUnpacked) {
  EXPECT_EQ(
      CodeOf(LinkOf(R"({"kserve":"v0.20.0","runtimes":")" + std::string(64 << 20, ' ') + "\"}")),
      "tooLarge");
  // Small as a payload, large when the runtimes are filled in.
  std::string pieces = R"({"builtIn":"kserve-sklearnserver"})";
  for (int i = 0; i < 20'000; ++i) pieces += R"(,{"builtIn":"kserve-sklearnserver"})";
  EXPECT_EQ(CodeOf(LinkOf(R"({"kserve":"v0.20.0","runtimes":[)" + pieces + "]}")), "tooLarge");
}

TEST(Decode, DataAtRandomBreakNothing) {
  std::mt19937 random(1);
  for (int i = 0; i < 20'000; ++i) {
    std::string data(random() % 60, '\0');
    for (char& c : data) c = static_cast<char>(random());
    EXPECT_NE(CodeOf(Frame(data)), "notOurs");
  }
}

}  // namespace
}  // namespace link
}  // namespace ksp
