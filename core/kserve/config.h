// The keys of KServe's ConfigMap `inferenceservice-config` that change the answer (spec: admission
// A1-A9; early releases 1.2).
#ifndef KSP_KSERVE_CONFIG_H_
#define KSP_KSERVE_CONFIG_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kserve/release.h"
#include "value/value.h"

namespace ksp::kserve {

enum class DeploymentMode { kKnative, kStandard, kModelMesh };

// The name by which `release` knows a mode: "Serverless"/"Knative", "RawDeployment"/"Standard".
std::string_view ModeName(const Release& release, DeploymentMode mode);

// By any name of any release; nothing for another text.
std::optional<DeploymentMode> FindMode(std::string_view name);

struct Config {
  DeploymentMode default_mode = DeploymentMode::kKnative;  // deploy.defaultDeploymentMode

  // inferenceService.resource: "cpuLimit", "memoryLimit", "cpuRequest", "memoryRequest"; what is ""
  // or absent is not filled.
  Value resources;

  bool auto_mount_service_account_token = true;  // security.autoMountServiceAccountToken

  // explainers.<key>.defaultImageVersion by key: "art", "alibi", "aix".
  Value explainer_versions;

  // The key `predictors`, which v0.8 and v0.9 read: by framework ("tensorflow", …; "sklearn" and
  // "xgboost" by "sklearn.v1", "sklearn.v2", …) the texts "image", "defaultImageVersion",
  // "defaultGpuImageVersion" and the boolean "multiModelServer".
  Value predictors;

  // The entry of a framework; null where there is none.
  const Value& Predictor(std::string_view key) const;

  // Lists of texts.
  List custom_gpu_types;  // multiNode.customGPUResourceTypeList
  // inferenceService.service{Annotation,Label}DisallowedList: what is not propagated besides
  // KServe's own lists.
  List disallowed_annotations;
  List disallowed_labels;
};

// What `release` ships.
Config ShippedConfig(const Release& release);

// A key that was given and has no effect on the answer.
struct ConfigNote {
  enum class Kind {
    kNotFollowed,  // it would change the answer, but this program does not follow it
    kElsewhere,    // it concerns what this program does not work out
    kNotRead,      // this release does not read it
    kUnknown,      // KServe has no such key
  };
  Kind kind = Kind::kUnknown;
  std::string key;      // "localModel.enabled"
  Origin where;         // of the key, as far as it has a text
  std::string nearest;  // of kUnknown: the key that may be meant; "" if there is none
};

struct ParsedConfig {
  Config config;
  std::string error;      // KServe's text, with which it would then refuse everything
  std::string error_key;  // whose text it is: "deploy"
  std::vector<ConfigNote> notes;
};

// `given` is either the ConfigMap itself, which is then complete (a key that it has not is absent,
// admission A.1), or a map of some of its keys, which take the place of the shipped ones. A key's
// value is JSON text, as in a ConfigMap, or what that text says.
ParsedConfig ParseConfig(const Release& release, const Value& given);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CONFIG_H_
