#include <algorithm>
#include <string>
#include <string_view>

#include "k8s/api_server.h"
#include "k8s/quantity.h"
#include "k8s/strategic_merge.h"
#include "kserve/release.h"
#include "value/json.h"
#include "vectors.h"

namespace ksp::vectors {
namespace {

Outcome Compare(std::string expected, std::string got) {
  bool agrees = expected == got;
  return {agrees, std::move(expected), std::move(got)};
}

Outcome Compare(const Value& expected, const Value& got) {
  return {expected == got, WriteJson(expected), WriteJson(got)};
}

// What a line of schema.jsonl must be answered with: all of it but the question.
Value WithoutQuestion(Value line) {
  line.MutableMap().Erase("release");
  line.MutableMap().Erase("object");
  return line;
}

Value AnswerSchema(k8s::ReleaseIndex release, const Value& object) {
  const std::string& kind = object.StringAt("kind");
  k8s::Prepared prepared = k8s::Prepare(release, kind, object);
  if (prepared.decode_error) return Value::MapOf({{"refused", "decode"}});
  List dropped;
  for (const k8s::DroppedField& field : prepared.dropped) dropped.push_back(field.path);
  Value answer = Value::MapOf({{"dropped", std::move(dropped)}, {"prepared", prepared.value}});
  auto errors = k8s::ValidateSchema(release, kind, prepared.value);
  if (!errors.empty()) {
    answer.MutableMap().Set(
        "invalid",
        k8s::InvalidMessage(kind, prepared.value.StringAt({"metadata", "name"}), errors));
  }
  return answer;
}

}  // namespace

Outcome CheckQuantity(const Value& line, const Value&) {
  k8s::CanonicalQuantity canonical = k8s::Canonical(line.StringAt("in"));
  if (const Value* error = line.Find("error")) return Compare(error->string(), canonical.error);
  return Compare(line.StringAt("out"), canonical.text);
}

Outcome CheckMerge(const Value& line, const Value&) {
  // The vectors were made with the types of the newest release.
  k8s::Merged merged = k8s::StrategicMerge(k8s::kReleaseCount - 1, line.StringAt("type"),
                                           *line.Find("base"), *line.Find("patch"));
  if (const Value* error = line.Find("error")) return Compare(error->string(), merged.error);
  if (!merged.error.empty()) return {false, WriteJson(*line.Find("out")), merged.error};
  return Compare(*line.Find("out"), merged.value);
}

Outcome CheckSchema(const Value& line, const Value&) {
  const kserve::Release* release = kserve::FindRelease(line.StringAt("release"));
  return Compare(WithoutQuestion(line), AnswerSchema(release->index, *line.Find("object")));
}

}  // namespace ksp::vectors
