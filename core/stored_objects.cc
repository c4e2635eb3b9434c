#include "stored_objects.h"

#include <utility>

#include "k8s/api_server.h"
#include "k8s/typed.h"

namespace ksp {
namespace {

constexpr std::string_view kServerSetFields[] = {"uid", "creationTimestamp", "deletionTimestamp",
                                                 "deletionGracePeriodSeconds"};

}  // namespace

StoredObjects::StoredObjects(const kserve::Release& release, const std::vector<Document>& documents,
                             std::size_t limit, Trace* trace)
    : documents_(documents), objects_(limit) {
  for (std::size_t i = 0; i < limit; ++i) {
    const Document& document = documents[i];
    if (document.role != Document::Role::kStored) continue;
    auto refuse = [&](const std::string& message) {
      if (trace == nullptr) return;
      trace->AddDiagnostic(Severity::kError, Stage::kType, "evaluate.stored.refused",
                           {{"kind", document.kind}, {"name", document.name}, {"message", message}},
                           document.range);
    };
    k8s::Prepared prepared = k8s::Prepare(release.index, document.kind, document.object);
    if (prepared.decode_error) {
      refuse(prepared.decode_error->message);
      continue;
    }
    bool service = document.kind == "InferenceService";
    k8s::Decoded typed = k8s::RoundTrip(
        release.index, (service ? "serving.v1beta1." : "serving.v1alpha1.") + document.kind,
        prepared.value);
    if (typed.error) {
      refuse(typed.error->message);
      continue;
    }
    // Only a new object loses its status; this is the one that the controller wrote.
    if (const Value* status = document.object.Find("status"); service && status != nullptr) {
      typed.value.MutableMap().Set("status", *status);
    }
    objects_[i] = std::move(typed.value);
  }
}

void StoredObjects::InstallRuntimes(kserve::Cluster* cluster) const {
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    const Document& document = documents_[i];
    if (objects_[i].is_null() || document.kind == "InferenceService") continue;
    cluster->Install({.cluster_scoped = document.kind == "ClusterServingRuntime",
                      .built_in = false,
                      .name = document.name,
                      .name_space = document.name_space,
                      .document = i,
                      .object = objects_[i]});
  }
}

const Value* StoredObjects::Find(std::size_t document) const {
  return document >= objects_.size() || objects_[document].is_null() ? nullptr
                                                                     : &objects_[document];
}

Value AsUpdate(const Value& object, const Value& stored) {
  const Value* metadata = stored.Find("metadata");
  const Value* given = object.Find("metadata");
  // Metadata that is not a map stays as it is: the API server refuses it.
  if (metadata == nullptr || given == nullptr || !given->is_map()) return object;
  Value update = object;
  for (std::string_view field : kServerSetFields) {
    if (const Value* value = metadata->Find(field)) {
      update.Child("metadata").MutableMap().Set(field, *value);
    }
  }
  return update;
}

void SetGeneration(const Value& stored, Value* object) {
  std::int64_t generation = 0;
  const Value* before = stored.Find({"metadata", "generation"});
  if (before == nullptr || !before->AsInt64(&generation)) return;
  const Value* old_spec = stored.Find("spec");
  const Value* new_spec = object->Find("spec");
  bool same = old_spec != nullptr && new_spec != nullptr && *old_spec == *new_spec;
  object->Child("metadata").MutableMap().Set("generation", same ? generation : generation + 1);
}

}  // namespace ksp
