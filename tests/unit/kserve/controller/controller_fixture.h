// What the controller's tests share: objects written as JSON, and a cluster of runtimes.
#ifndef KSP_TESTS_UNIT_KSERVE_CONTROLLER_FIXTURE_H_
#define KSP_TESTS_UNIT_KSERVE_CONTROLLER_FIXTURE_H_

#include <string>
#include <string_view>

#include "k8s/typed.h"
#include "kserve/catalog.h"
#include "kserve/cluster.h"
#include "kserve/controller/reconcile.h"
#include "kserve/release.h"
#include "value/json.h"

namespace ksp::kserve {

inline Value Json(std::string_view text) { return ParseJson(text).value; }

// A release, its cluster and what is done with an InferenceService there.
class World {
 public:
  explicit World(std::string_view release) : release(*FindRelease(release)) {}

  // `spec` and `metadata` (without the name) as JSON.
  World& Namespaced(std::string_view name, std::string_view spec,
                    std::string_view metadata = "{}") {
    return Install("ServingRuntime", name, spec, metadata);
  }
  World& Clusterwide(std::string_view name, std::string_view spec,
                     std::string_view metadata = "{}") {
    return Install("ClusterServingRuntime", name, spec, metadata);
  }
  World& BuiltIn() {
    for (const Value& object : BuiltInRuntimes(release)) {
      cluster.Install(
          {true, true, object.StringAt({"metadata", "name"}), "", std::nullopt, object});
    }
    return *this;
  }

  // The predictor of an InferenceService `name` in the namespace "default".
  Reconciled Reconcile(std::string_view name, std::string_view predictor,
                       DeploymentMode mode = DeploymentMode::kKnative,
                       std::string_view annotations = "{}") const {
    return ReconcileSpec(name, Value::MapOf({{"predictor", Json(predictor)}}), mode, annotations);
  }
  // The same of a whole `spec`.
  Reconciled ReconcileSpec(std::string_view name, Value spec, DeploymentMode mode,
                           std::string_view annotations = "{}") const {
    Config config = ShippedConfig(release);
    config.default_mode = mode;
    Value object = Value::MapOf({{"apiVersion", "serving.kserve.io/v1beta1"},
                                 {"kind", "InferenceService"},
                                 {"metadata", Value::MapOf({{"name", name},
                                                            {"namespace", "default"},
                                                            {"annotations", Json(annotations)}})},
                                 {"spec", std::move(spec)}});
    Value typed = k8s::RoundTrip(release.index, "serving.v1beta1.InferenceService", object).value;
    return kserve::Reconcile(release, config, typed, cluster, nullptr);
  }

  const Release& release;
  Cluster cluster;

 private:
  World& Install(std::string_view kind, std::string_view name, std::string_view spec,
                 std::string_view metadata) {
    bool clusterwide = kind == "ClusterServingRuntime";
    Value object = Value::MapOf({{"apiVersion", "serving.kserve.io/v1alpha1"},
                                 {"kind", kind},
                                 {"metadata", Json(metadata)},
                                 {"spec", Json(spec)}});
    object.Child("metadata").MutableMap().Set("name", name);
    if (!clusterwide) object.Child("metadata").MutableMap().Set("namespace", "default");
    std::string type = "serving.v1alpha1." + std::string(kind);
    cluster.Install({clusterwide, false, std::string(name), clusterwide ? "" : "default", 0,
                     k8s::RoundTrip(release.index, type, object).value});
    return *this;
  }
};

// The only container, by place, of the only Knative Service.
inline Value Container(const Reconciled& reconciled, std::size_t i = 0) {
  if (reconciled.knative_services.size() != 1) return Value();
  const Value* containers =
      reconciled.knative_services[0].Find({"spec", "template", "spec", "containers"});
  return containers != nullptr && i < containers->list().size() ? containers->list()[i] : Value();
}

inline std::string Part(const Value& object, std::string_view key) {
  const Value* part = object.Find(key);
  return part == nullptr ? "" : WriteJson(*part);
}

}  // namespace ksp::kserve

#endif  // KSP_TESTS_UNIT_KSERVE_CONTROLLER_FIXTURE_H_
