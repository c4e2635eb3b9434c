#include "request.h"

#include <exception>

#include "evaluate.h"
#include "kserve/catalog.h"
#include "report/chinese.h"
#include "value/json.h"
#include "value/yaml_writer.h"
#include "whatif/what_if.h"

namespace ksp {
namespace {

using kserve::Release;

struct Request {
  std::vector<Source> sources;
  std::string name_space = "default";
  Settings settings;
};

// The language of that name, English unless it is "zh"; none where its texts are not here.
std::optional<Language> FindLanguage(std::string_view name) {
  if (name != "zh") return Language::kEnglish;
  if (!HasChinese()) return std::nullopt;
  return Language::kChinese;
}
constexpr char kNoChinese[] = "the Chinese texts are not here: addChinese takes them";

// Reads a request into settings; gives what is wrong with it, or "".
std::string ReadSettings(const Value& request, Settings* settings) {
  const Value* releases = request.Find("kserve");
  if (releases == nullptr) {
    settings->releases = {&kserve::Releases().back()};
  } else if (releases->string() == "all") {
    for (const Release& release : kserve::Releases()) settings->releases.push_back(&release);
  } else {
    for (const Value& name : releases->list()) {
      const Release* release = kserve::FindRelease(name.string());
      if (release == nullptr) return "unknown KServe release: " + WriteJson(name);
      settings->releases.push_back(release);
    }
  }
  if (const Value* modes = request.Find("deploymentModes")) {
    settings->modes.clear();
    for (const Value& name : modes->list()) {
      std::optional<kserve::DeploymentMode> mode = kserve::FindMode(name.string());
      if (!mode) return "unknown deployment mode: " + WriteJson(name);
      settings->modes.push_back(*mode);
    }
  }
  if (const Value* catalog = request.Find("catalog")) settings->catalog = catalog->bool_value();
  if (const Value* detail = request.Find("detail")) {
    settings->detail = detail->bool_value() ? Detail::kFull : Detail::kNone;
  }
  std::optional<Language> language = FindLanguage(request.StringAt("language"));
  if (!language) return kNoChinese;
  settings->language = *language;
  if (const Value* config = request.Find("config")) {
    settings->config = *config;
    for (const Release* release : settings->releases) {
      std::string error = kserve::ParseConfig(*release, *config).error;
      if (!error.empty()) return error;
    }
  }
  return "";
}

std::string ReadRequest(std::string_view text, Request* request) {
  JsonParsed parsed = ParseJson(text);
  if (parsed.error) return "the request: " + parsed.error->message;
  for (const Value& source : parsed.value.ListAt("sources")) {
    request->sources.push_back(
        {source.StringAt("name"), source.StringAt("text"), source.BoolAt("stored")});
  }
  if (const std::string& name_space = parsed.value.StringAt("namespace"); !name_space.empty()) {
    request->name_space = name_space;
  }
  return ReadSettings(parsed.value, &request->settings);
}

// The core throws nothing of its own; what is left is memory that is not to be had.
std::string Answer(std::string_view text, Value (*answer)(Request&)) {
  try {
    Request request;
    std::string error = ReadRequest(text, &request);
    return WriteJson(error.empty() ? answer(request) : Value::MapOf({{"error", error}}));
  } catch (const std::exception& error) {
    return WriteJson(Value::MapOf({{"error", std::string("internal: ") + error.what()}}));
  }
}

Value BehaviourJson(const kserve::Behaviour& behaviour, Language language) {
  return Value::MapOf(
      {{"field", behaviour.field},
       {"since", behaviour.since},
       {"until", behaviour.until},
       {"text", language == Language::kEnglish ? behaviour.english : behaviour.chinese}});
}

}  // namespace

std::string EvaluateJson(std::string_view request) {
  return Answer(request, [](Request& r) {
    Scenario scenario(std::move(r.sources), r.name_space);
    return Value::MapOf({{"reports", List(Evaluate(scenario, r.settings))}});
  });
}

std::string WhatIfJson(std::string_view request) {
  return Answer(request, [](Request& r) {
    return Value::MapOf({{"whatIf", WhatIf(r.sources, r.name_space, r.settings)}});
  });
}

std::string CatalogJson(std::string_view release) {
  List runtimes;
  if (const Release* found = kserve::FindRelease(release)) {
    for (const Value& object : kserve::BuiltInRuntimes(*found)) {
      runtimes.push_back(Value::MapOf(
          {{"name", object.StringAt({"metadata", "name"})}, {"yaml", WriteYaml(object).text}}));
    }
  }
  return WriteJson(runtimes);
}

std::string ReleasesJson(std::string_view language) {
  std::optional<Language> wanted = FindLanguage(language);
  if (!wanted) return WriteJson(Value::MapOf({{"error", kNoChinese}}));
  List releases;
  std::string_view before;
  for (const Release& release : kserve::Releases()) {
    List behaviours;
    for (const kserve::Behaviour& behaviour : kserve::Behaviours()) {
      bool begins = behaviour.since == release.name;
      bool ended = !before.empty() && behaviour.until == before;
      if (begins || ended) behaviours.push_back(BehaviourJson(behaviour, *wanted));
    }
    releases.push_back(
        Value::MapOf({{"name", release.name}, {"behaviours", std::move(behaviours)}}));
    before = release.name;
  }
  return WriteJson(releases);
}

}  // namespace ksp
