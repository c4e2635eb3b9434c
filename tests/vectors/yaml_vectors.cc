#include "value/json.h"
#include "vectors.h"
#include "yaml/reader.h"

namespace ksp::vectors {
namespace {

std::string Show(const yaml::Document& document) {
  if (document.error) return "error: " + Render(document.error->message, Language::kEnglish);
  return WriteJson(document.value);
}

// `expected` has `json`, a JSON text, or `error`.
bool Agrees(const Value& expected, const yaml::Document& document) {
  const Value* json = expected.Find("json");
  if (json == nullptr) return document.error.has_value();
  JsonParsed parsed = ParseJson(json->string(), Origin::kNoSource, 20'000);
  return !parsed.error && !document.error && parsed.value == document.value;
}

std::string Show(const Value& expected) {
  const Value* json = expected.Find("json");
  return json == nullptr ? "error" : json->string();
}

}  // namespace

Outcome CheckYaml(const Value& line, const Value&) {
  yaml::Document document = yaml::ReadDocument(line.StringAt("yaml"), 0);
  return {Agrees(line, document), Show(line), Show(document)};
}

Outcome CheckSplit(const Value& line, const Value&) {
  std::vector<yaml::Document> documents = yaml::ReadStream(line.StringAt("yaml"), 0);
  const Value* expected = line.Find("documents");
  const List none;
  const List& list = expected == nullptr ? none : expected->list();
  Outcome outcome;
  outcome.agrees = list.size() == documents.size();
  for (std::size_t i = 0; i < std::max(list.size(), documents.size()); ++i) {
    if (i < list.size() && i < documents.size() && !Agrees(list[i], documents[i])) {
      outcome.agrees = false;
    }
    if (i < list.size()) outcome.expected += Show(list[i]) + " | ";
    if (i < documents.size()) outcome.got += Show(documents[i]) + " | ";
  }
  return outcome;
}

}  // namespace ksp::vectors
