#include "kserve/admission/storage_validation.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "kserve/admission/implementations.h"
#include "value/stable_sort.h"

namespace ksp::kserve {
namespace {

constexpr char kCode[] = "validate.storageUris";

// In the order in which KServe checks them.
constexpr Component kStorageOrder[] = {Component::kTransformer, Component::kExplainer,
                                       Component::kPredictor};

const Value* StorageUriOf(const Release& release, Component component, const Value& spec) {
  Implementations found = FindImplementations(release, component, spec);
  return found.count == 0 ? nullptr : StorageUri(component, found.first);
}

// What is wrong with an entry, or null; `*where` is of what is.
const char* EntryError(const Value& entry, Origin* where) {
  *where = entry.origin();
  if (entry.StringAt("uri").empty()) return "storage URI cannot be empty";
  const std::string& path = entry.StringAt("mountPath");
  *where = OriginOf(entry.Find("mountPath"));
  if (path == "/") return "storage path cannot be empty";
  if (!path.starts_with('/')) return "storage path must be absolute: {}";
  if (path.find("..") == path.npos) return nullptr;
  return "storage path cannot contain '..' for security reasons: {}";
}

// The text between the leading slashes and the next one.
std::string_view FirstComponent(std::string_view path) {
  path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
  return path.substr(0, path.find('/'));
}

// B18.8, B18.9: whether all begin with the same component. A path that is nothing but slashes has
// none; beside one that has some KServe reaches beyond its end.
bool CheckCommonParent(const std::vector<std::string_view>& paths, const Origin& where,
                       Verdict* verdict) {
  std::string_view common;
  bool any_empty = false;
  bool all_same = true;
  std::string shown;
  for (std::string_view path : paths) {
    std::string_view first = FirstComponent(path);
    if (first.empty()) {
      any_empty = true;
    } else if (common.empty()) {
      common = first;
    } else if (first != common) {
      all_same = false;
    }
    if (!shown.empty()) shown += ' ';
    shown += path;
  }
  if (any_empty && !common.empty()) {
    return verdict->Crash("validate.storageUris.crash", kIndexPanic, where);
  }
  return (all_same && !common.empty()) ||
         verdict->Refuse(kCode,
                         "storage paths must have a common parent directory. Current paths: [{}] "
                         "have no common parent beyond root",
                         where, {shown});
}

bool CheckList(const Value& uris, Verdict* verdict) {
  std::vector<std::string_view> paths;
  std::vector<std::string_view> claim_paths;
  for (const Value& entry : uris.list()) {
    Origin where;
    const std::string& path = entry.StringAt("mountPath");
    if (const char* error = EntryError(entry, &where)) {
      return verdict->Refuse(kCode, error, where, {path});
    }
    bool is_claim = entry.StringAt("uri").starts_with("pvc://");
    (is_claim ? claim_paths : paths).push_back(path);
  }
  if (paths.size() <= 1) return true;
  StableSort(&claim_paths, std::less<>());
  if (std::adjacent_find(claim_paths.begin(), claim_paths.end()) != claim_paths.end()) {
    return verdict->Refuse(kCode, "PVC storage paths must be unique", uris.origin());
  }
  return CheckCommonParent(paths, uris.origin(), verdict);
}

// ^kbs:///[a-zA-Z0-9_.-]+/[a-zA-Z0-9_.-]+/[a-zA-Z0-9_.-]+$
bool IsKeyResource(std::string_view id) {
  constexpr std::string_view kScheme = "kbs:///";
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
  if (!id.starts_with(kScheme)) return false;
  id.remove_prefix(kScheme.size());
  for (int segment = 0; segment < 3; ++segment) {
    std::size_t length = std::min(id.find_first_not_of(kAllowed), id.size());
    if (length == 0) return false;
    id.remove_prefix(length);
    if (segment == 2) break;
    if (!id.starts_with('/')) return false;
    id.remove_prefix(1);
  }
  return id.empty();
}

}  // namespace

bool CheckStorageUris(const Release& release, const Value& object, Verdict* verdict) {
  if (!release.has_storage_uris) return true;
  for (Component component : kStorageOrder) {
    const Value* spec = FindComponent(object, component);
    const Value* uris = spec == nullptr ? nullptr : spec->Find("storageUris");
    if (uris == nullptr) continue;
    if (StorageUriOf(release, component, *spec) != nullptr) {
      return verdict->Refuse(kCode, "Setting both StorageURI and StorageURIs is not supported.",
                             uris->origin());
    }
    if (!CheckList(*uris, verdict)) return false;
  }
  return true;
}

bool CheckConfidential(const Release& release, const Value& object,
                       std::vector<std::string>* warnings, Verdict* verdict) {
  constexpr char kConfidential[] = "validate.confidential";
  const Value* predictor = FindComponent(object, Component::kPredictor);
  if (!release.has_confidential_models || predictor == nullptr) return true;
  // Of several blocks KServe asks the first one in the order of the type; `model` is the last.
  const Value* block = nullptr;
  for (std::string_view key : {"sklearn", "xgboost", "tensorflow", "pytorch", "triton", "onnx",
                               "huggingface", "pmml", "lightgbm", "paddle", "model"}) {
    if (block == nullptr) block = predictor->Find(key);
  }
  const Value* confidential = block == nullptr ? nullptr : block->Find("confidential");
  if (confidential == nullptr || !confidential->BoolAt("enabled")) return true;

  const Value* found = StorageUriOf(release, Component::kPredictor, *predictor);
  std::string_view uri = found == nullptr ? "" : std::string_view(found->string());
  if (uri.empty()) {
    return verdict->Refuse(kConfidential,
                           "confidential model serving requires storageUri to be set",
                           confidential->origin());
  }
  if (uri.starts_with("oci://")) {
    warnings->emplace_back(
        "confidential has no effect with OCI URIs; OCI image decryption is handled by the "
        "container runtime via runtimeClassName");
  }
  if (uri.starts_with("pvc://")) {
    warnings->emplace_back(
        "confidential has no effect with PVC URIs; the storage-initializer is not injected for "
        "PVC volumes");
  }
  const std::string& id = confidential->StringAt("resourceId");
  return id.empty() || IsKeyResource(id) ||
         verdict->Refuse(kConfidential,
                         "spec.predictor.confidential.resourceId: Invalid value: {q}: must be in "
                         "the format kbs:///<repo>/<type>/<tag>",
                         confidential->Find("resourceId")->origin(), {id});
}

}  // namespace ksp::kserve
