#include "kserve/controller/object_meta.h"

#include <algorithm>
#include <string>
#include <utility>

#include "k8s/go_text.h"
#include "kserve/by_kserve.h"
#include "kserve/env.h"
#include "kserve/names.h"
#include "kserve/storage_uri.h"

namespace ksp::kserve {
namespace {

constexpr std::string_view kPrefix = "internal.serving.kserve.io/";

constexpr std::string_view kNotPassedOn[] = {
    "autoscaling.knative.dev/min-scale",
    "autoscaling.knative.dev/max-scale",
    kSourceUriAnnotation,
    "kubectl.kubernetes.io/last-applied-configuration",
};

void Annotate(std::string_view name, const Value& value, Value* annotations) {
  annotations->MutableMap().Set(std::string(kPrefix) + std::string(name), ByKServe(value));
}

void AnnotateText(std::string_view name, std::string_view text, Value* annotations) {
  Annotate(name, Value(text), annotations);
}

std::string Join(const Value& list) {
  std::string joined;
  for (const Value& item : list.list()) {
    if (&item != &list.list().front()) joined += ',';
    joined += item.string();
  }
  return joined;
}

// C50 to C52.
void AnnotateLogger(const Value* logger, Value* annotations) {
  if (logger == nullptr) return;
  AnnotateText("logger", "true", annotations);
  if (const Value* url = logger->Find("url")) Annotate("logger-sink-url", *url, annotations);
  AnnotateText("logger-mode", logger->StringAt("mode"), annotations);
  for (auto [field, name] : {std::pair("metadataHeaders", "logger-metadata-headers"),
                             std::pair("metadataAnnotations", "logger-metadata-annotations")}) {
    if (const Value* list = logger->Find(field)) AnnotateText(name, Join(*list), annotations);
  }
}

// C53.
void AnnotateBatcher(const Release& release, const Value* batcher, Value* annotations) {
  if (batcher == nullptr) return;
  AnnotateText("batcher", "true", annotations);
  for (auto [field, name] :
       {std::pair("maxBatchSize", "batcher-max-batchsize"),
        std::pair("maxLatency", "batcher-max-latency"), std::pair("timeout", "batcher-timeout")}) {
    if (std::string_view(field) == "timeout" && !release.annotates_batcher_timeout) continue;
    if (const Value* number = batcher->Find(field)) {
      AnnotateText(name, number->number_text(), annotations);
    }
  }
}

// C54.
void AnnotateStorageSpec(const Value* storage, Value* annotations) {
  if (storage == nullptr) return;
  AnnotateText("storage-spec", "true", annotations);
  if (const Value* parameters = storage->Find("parameters")) {
    AnnotateText("storage-spec-param", k8s::GoJsonOf(*parameters), annotations);
  }
  if (const Value* key = storage->Find("key")) Annotate("storage-spec-key", *key, annotations);
  if (const Value* path = storage->Find("path")) {
    std::string_view text = path->string();
    if (text.starts_with('/')) text.remove_prefix(1);
    annotations->MutableMap().Set(kSourceUriAnnotation,
                                  ByKServe("<scheme-placeholder>://" + std::string(text)));
  }
}

// The container that serves a custom predictor.
const Value* ServingContainer(const Value& predictor) {
  return FindContainer(predictor.Find("containers"), kKServeContainer);
}

const Value* StorageUri(const Value& predictor) {
  if (const Value* model = predictor.Find("model")) return model->Find("storageUri");
  const Value* container = ServingContainer(predictor);
  return container == nullptr ? nullptr : FindEnv(*container, kStorageUriVariable);
}

// Whether the configuration makes the model's format a multi-model one (early releases E57).
bool IsMultiModelFormat(const Config& config, const Value& model) {
  const std::string& format = model.StringAt({"modelFormat", "name"});
  if (format == "sklearn" || format == "xgboost") {
    bool second = model.StringAt("protocolVersion") == "v2";
    return config.Predictor(format + (second ? ".v2" : ".v1")).BoolAt("multiModelServer");
  }
  constexpr std::string_view kFormats[] = {"tensorflow", "pytorch", "onnx",  "pmml",
                                           "lightgbm",   "paddle",  "triton"};
  bool known = std::find(std::begin(kFormats), std::end(kFormats), format) != std::end(kFormats);
  return known && config.Predictor(format).BoolAt("multiModelServer");
}

// C70 to C73; early releases E57 to E59.
bool IsMultiModel(const Release& release, const Config& config, const Value& predictor) {
  const List& containers = predictor.ListAt("containers");
  if (!containers.empty()) {
    if (release.multi_model_by_config && StorageUri(predictor) != nullptr) return false;
    const List& env = containers.front().ListAt("env");
    return std::any_of(env.begin(), env.end(), [](const Value& variable) {
      return variable.StringAt("name") == "MULTI_MODEL_SERVER" &&
             variable.StringAt("value") == "true";
    });
  }
  const Value* model = predictor.Find("model");
  if (model == nullptr) return false;
  if (model->Find("storageUri") != nullptr || model->Find("storage") != nullptr) return false;
  if (release.multi_model_by_config) return IsMultiModelFormat(config, *model);
  if (release.huggingface_is_not_multi_model &&
      model->StringAt({"modelFormat", "name"}) == "huggingface") {
    return false;
  }
  return predictor.ListAt("storageUris").empty();
}

}  // namespace

Value FilterAnnotations(const Release& release, const Config& config, const Value* annotations) {
  Map kept;
  if (annotations == nullptr) return kept;
  for (const Entry& entry : annotations->map()) {
    auto is_key = [&](std::string_view key) { return entry.key == key; };
    if (std::any_of(std::begin(kNotPassedOn), std::end(kNotPassedOn), is_key)) continue;
    if (release.hides_model_format_annotation && entry.key == kModelFormatAnnotation) continue;
    const List& disallowed = config.disallowed_annotations;
    if (std::find(disallowed.begin(), disallowed.end(), Value(entry.key)) != disallowed.end()) {
      continue;
    }
    kept.Set(entry.key, entry.value, entry.key_origin);
  }
  return kept;
}

Value WorkingAnnotations(const Release& release, const Config& config, const Value& object,
                         Trace* trace) {
  Value annotations = FilterAnnotations(release, config, object.Find({"metadata", "annotations"}));
  const Value* predictor = object.Find({"spec", "predictor"});
  if (predictor == nullptr) return annotations;
  AnnotateLogger(predictor->Find("logger"), &annotations);
  AnnotateBatcher(release, predictor->Find("batcher"), &annotations);
  const Value* model = predictor->Find("model");
  if (model != nullptr) AnnotateStorageSpec(model->Find("storage"), &annotations);
  if (IsMultiModel(release, config, *predictor)) {
    AnnotateText("agent", "true", &annotations);
    AnnotateText("configVolumeName", "modelconfig-" + object.StringAt({"metadata", "name"}) + "-0",
                 &annotations);
    AnnotateText("configMountPath", "/mnt/configs", &annotations);
    AnnotateText("modelDir", "/mnt/models", &annotations);
    if (trace != nullptr) {
      trace->AddDiagnostic(Severity::kWarning, Stage::kDeploy, "deploy.multiModel", {},
                           (model == nullptr ? *predictor : *model).origin());
    }
  }
  if (model != nullptr) {
    const Value* confidential = model->Find("confidential");
    if (confidential != nullptr && confidential->BoolAt("enabled")) {
      AnnotateText("confidential-enabled", "true", &annotations);
      const std::string& id = confidential->StringAt("resourceId");
      if (!id.empty()) AnnotateText("confidential-resource-id", id, &annotations);
    }
  }
  return annotations;
}

Failure AnnotateStorageUri(const Release& release, const Value& predictor, Value* annotations,
                           Trace* trace) {
  const Value* uri = StorageUri(predictor);
  if (uri == nullptr) return {};
  // The variable's value, where the URI is one; it may be empty.
  const std::string text = uri->is_map() ? uri->StringAt("value") : uri->string();
  if (annotations->Find(kSourceUriAnnotation) != nullptr) {
    return {"must provide only one of storageUri and storage.path", "", ""};
  }
  annotations->MutableMap().Set(kSourceUriAnnotation, Value(text).WithOrigin(uri->origin()));
  if (release.checks_storage_uri) {
    std::string error = CheckStorageUri(release, text);
    if (!error.empty()) {
      if (trace != nullptr) {
        trace->AddStep(Stage::kDeploy, "deploy.storageUri.refused", {{"uri", text}},
                       {uri->origin()});
      }
      return {std::move(error), "", ""};
    }
  }
  const std::string& container = predictor.StringAt("storageContainerName");
  if (!container.empty()) AnnotateText("storage-container-name", container, annotations);
  return {};
}

Value Union(std::initializer_list<const Value*> maps) {
  Map all;
  for (const Value* map : maps) {
    if (map == nullptr) continue;
    for (const Entry& entry : map->map()) all.Set(entry.key, entry.value, entry.key_origin);
  }
  return all;
}

}  // namespace ksp::kserve
