#include "kserve/controller/canary.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "k8s/typed.h"
#include "kserve/by_kserve.h"

namespace ksp::kserve {
namespace {

constexpr int kMaxDepth = 64;  // far above that of the types

// Fields that hold a map of a person's keys, in which an empty text is a value.
constexpr std::string_view kFreeMaps[] = {"labels",   "annotations", "nodeSelector", "limits",
                                          "requests", "parameters",  "matchLabels",  "overhead"};

bool IsZero(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kNull:
      return true;
    case Value::Kind::kBool:
      return !value.bool_value();
    case Value::Kind::kNumber:
      return value.number_text() == "0";
    case Value::Kind::kString:
      return value.string().empty();
    case Value::Kind::kList:
      return value.list().empty();
    case Value::Kind::kMap:
      return false;
  }
  return false;
}

// Structs are merged field by field, lists replaced; what is zero overrides nothing.
void MergeOver(const Value& from, bool free_map, int depth, Value* into) {
  for (const Entry& entry : from.map()) {
    Value* present = into->MutableMap().FindMutable(entry.key);
    if (present != nullptr && present->is_map() && entry.value.is_map() && depth > 0) {
      bool is_free =
          std::find(std::begin(kFreeMaps), std::end(kFreeMaps), entry.key) != std::end(kFreeMaps);
      MergeOver(entry.value, is_free, depth - 1, present);
    } else if (present == nullptr || free_map || !IsZero(entry.value)) {
      into->MutableMap().Set(entry.key, entry.value, entry.key_origin);
    }
  }
}

std::int64_t Number(const Value* value, std::int64_t otherwise) {
  std::int64_t number = otherwise;
  if (value != nullptr) value->AsInt64(&number);
  return number;
}

}  // namespace

const std::vector<Value>& Canaries(const Value& object) {
  return object.Find("spec")->ListAt("canary");
}

std::int64_t CanaryReplicas(const Value& object, const Value& canary) {
  if (const Value* own = canary.Find({"predictor", "minReplicas"})) return Number(own, 0);
  std::int64_t stable = Number(object.Find({"spec", "predictor", "minReplicas"}), 1);
  std::int64_t percent = Number(canary.Find("trafficPercent"), 0);
  std::int64_t share = stable * percent;
  return share > 0 ? (share + 99) / 100 : share / 100;  // rounded up
}

Value StablePredictor(const Value& object) {
  Value predictor = *object.Find({"spec", "predictor"});
  const Value* own = predictor.Find("minReplicas");
  if (own == nullptr || Canaries(object).empty()) return predictor;
  std::int64_t left = Number(own, 1);
  for (const Value& canary : Canaries(object)) left -= CanaryReplicas(object, canary);
  left = std::max<std::int64_t>(left, 1);
  SetByKServe("minReplicas", left, &predictor);
  return predictor;
}

Value CanaryPredictor(const Release& release, const Value& stable, const Value& canary,
                      std::int64_t replicas) {
  Value predictor = stable;
  if (const Value* own = canary.Find("predictor")) MergeOver(*own, false, kMaxDepth, &predictor);
  for (std::string_view field : {"maxReplicas", "scaleTarget", "scaleMetric", "autoScaling"}) {
    predictor.MutableMap().Erase(field);
  }
  SetByKServe("minReplicas", replicas, &predictor);
  return k8s::RoundTrip(release.index, "serving.v1beta1.PredictorSpec", predictor).value;
}

}  // namespace ksp::kserve
