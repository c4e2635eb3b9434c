#include "kserve/admission/storage_validation.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string_view>

#include "k8s/go_text.h"
#include "kserve/admission/implementations.h"
#include "value/stable_sort.h"

namespace ksp::kserve {
namespace {

constexpr char kCode[] = "validate.storageUris";

// In the order in which KServe checks them.
constexpr Component kStorageOrder[] = {Component::kTransformer, Component::kExplainer,
                                       Component::kPredictor};

const Value* StorageUriOf(const Release& release, Component component, const Value& spec) {
  std::vector<Implementation> found = Implementations(release, component, spec);
  return found.empty() ? nullptr : StorageUri(component, found.front());
}

Verdict CheckEntry(const Value& entry) {
  const std::string& path = entry.StringAt("mountPath");
  if (entry.StringAt("uri").empty()) {
    return Refusal{kCode, "storage URI cannot be empty", entry.origin()};
  }
  Origin where = OriginOf(entry.Find("mountPath"));
  if (path == "/") return Refusal{kCode, "storage path cannot be empty", where};
  if (!path.starts_with('/')) {
    return Refusal{kCode, "storage path must be absolute: " + path, where};
  }
  if (path.find("..") != path.npos) {
    return Refusal{kCode, "storage path cannot contain '..' for security reasons: " + path, where};
  }
  return std::nullopt;
}

// The text between leading and trailing slashes.
std::string_view Trim(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

// B18.8, B18.9: whether all begin with the same component. A path that is nothing but slashes has
// none; beside one that has some KServe reaches beyond its end.
Verdict CheckCommonParent(const std::vector<std::string>& paths, Origin where) {
  std::set<std::string_view> first_components;
  bool any_empty = false;
  for (const std::string& path : paths) {
    std::string_view trimmed = Trim(path);
    if (trimmed.empty()) {
      any_empty = true;
    } else {
      first_components.insert(trimmed.substr(0, trimmed.find('/')));
    }
  }
  if (any_empty && !first_components.empty()) {
    return Refusal{"validate.storageUris.crash", std::string(kIndexPanic), where, true};
  }
  if (first_components.size() == 1) return std::nullopt;
  std::string message = "storage paths must have a common parent directory. Current paths: [";
  for (const std::string& path : paths) {
    if (&path != &paths.front()) message += ' ';
    message += path;
  }
  return Refusal{kCode, message + "] have no common parent beyond root", where};
}

Verdict CheckList(const Value& uris) {
  std::vector<std::string> paths;
  std::vector<std::string> claim_paths;
  for (const Value& entry : uris.list()) {
    if (Verdict verdict = CheckEntry(entry)) return verdict;
    bool is_claim = entry.StringAt("uri").starts_with("pvc://");
    (is_claim ? claim_paths : paths).push_back(entry.StringAt("mountPath"));
  }
  if (paths.size() <= 1) return std::nullopt;
  StableSort(&claim_paths, std::less<>());
  if (std::adjacent_find(claim_paths.begin(), claim_paths.end()) != claim_paths.end()) {
    return Refusal{kCode, "PVC storage paths must be unique", uris.origin()};
  }
  return CheckCommonParent(paths, uris.origin());
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

Verdict CheckStorageUris(const Release& release, const Value& object) {
  if (!release.has_storage_uris) return std::nullopt;
  for (Component component : kStorageOrder) {
    const Value* spec = object.Find({"spec", ComponentKey(component)});
    const Value* uris = spec == nullptr ? nullptr : spec->Find("storageUris");
    if (uris == nullptr) continue;
    if (StorageUriOf(release, component, *spec) != nullptr) {
      return Refusal{kCode, "Setting both StorageURI and StorageURIs is not supported.",
                     uris->origin()};
    }
    if (Verdict verdict = CheckList(*uris)) return verdict;
  }
  return std::nullopt;
}

Verdict CheckConfidential(const Release& release, const Value& object,
                          std::vector<std::string>* warnings) {
  const Value* predictor = object.Find({"spec", "predictor"});
  if (!release.has_confidential_models || predictor == nullptr) return std::nullopt;
  // Of several blocks KServe asks the first one in the order of the type; `model` is the last.
  const Value* block = nullptr;
  for (std::string_view key : {"sklearn", "xgboost", "tensorflow", "pytorch", "triton", "onnx",
                               "huggingface", "pmml", "lightgbm", "paddle", "model"}) {
    if (block == nullptr) block = predictor->Find(key);
  }
  const Value* confidential = block == nullptr ? nullptr : block->Find("confidential");
  const Value* enabled = confidential == nullptr ? nullptr : confidential->Find("enabled");
  if (enabled == nullptr || !enabled->bool_value()) return std::nullopt;

  const Value* uri = StorageUriOf(release, Component::kPredictor, *predictor);
  if (uri == nullptr || uri->string().empty()) {
    return Refusal{"validate.confidential",
                   "confidential model serving requires storageUri to be set",
                   confidential->origin()};
  }
  if (uri->string().starts_with("oci://")) {
    warnings->push_back(
        "confidential has no effect with OCI URIs; OCI image decryption is handled by the "
        "container runtime via runtimeClassName");
  }
  if (uri->string().starts_with("pvc://")) {
    warnings->push_back(
        "confidential has no effect with PVC URIs; the storage-initializer is not injected for "
        "PVC volumes");
  }
  const Value* id = confidential->Find("resourceId");
  if (id == nullptr || id->string().empty() || IsKeyResource(id->string())) return std::nullopt;
  return Refusal{
      "validate.confidential",
      "spec.predictor.confidential.resourceId: Invalid value: " + k8s::GoQuote(id->string()) +
          ": must be in the format kbs:///<repo>/<type>/<tag>",
      id->origin()};
}

}  // namespace ksp::kserve
