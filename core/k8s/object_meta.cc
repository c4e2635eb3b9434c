#include "k8s/object_meta.h"

#include <string>

#include "k8s/names.h"
#include "k8s/typed.h"

namespace ksp::k8s {
namespace {

constexpr std::size_t kAnnotationBytes = 256 * 1024;
constexpr std::string_view kOrphan = "orphan";
constexpr std::string_view kForeground = "foregroundDeletion";

void ValidateName(const Value& metadata, FieldErrors* errors) {
  const Value* name = metadata.Find("name");
  if (name != nullptr && !name->string().empty()) {
    errors->Invalid("metadata.name", *name, CheckDns1123Subdomain(name->string()), name->origin());
  }
  const Value* prefix = metadata.Find("generateName");
  if (prefix == nullptr || prefix->string().empty()) return;
  std::string checked = prefix->string();
  if (checked.size() > 1 && checked.back() == '-') {
    // What is appended will follow the dash; apimachinery cuts off one character more.
    checked.resize(checked.size() - 2);
    checked += 'a';
  }
  errors->Invalid("metadata.generateName", *prefix, CheckDns1123Subdomain(checked),
                  prefix->origin());
}

void ValidateNamespace(const Value& metadata, bool namespaced, FieldErrors* errors) {
  const Value* name = metadata.Find("namespace");
  // An object without a scope loses a namespace before it is validated.
  if (!namespaced) return;
  if (name == nullptr || name->string().empty()) {
    errors->Required("metadata.namespace", "", metadata.origin());
    return;
  }
  errors->Invalid("metadata.namespace", *name, CheckDns1123Label(name->string()), name->origin());
}

void ValidateLabels(const Value& labels, FieldErrors* errors) {
  for (const Entry& entry : labels.map()) {
    errors->Invalid("metadata.labels", entry.key, CheckQualifiedName(entry.key), entry.key_origin);
    errors->Invalid("metadata.labels", entry.value, CheckLabelValue(entry.value.string()),
                    entry.value.origin());
  }
}

// strings.ToLower as far as the check of a name can tell: every other letter fails it anyway, but
// for the two that have a lower case in ASCII.
std::string ToLower(std::string_view text) {
  constexpr std::string_view kKelvin = "\u212A";
  constexpr std::string_view kDottedI = "\u0130";
  std::string lower;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (text.substr(i).starts_with(kKelvin)) {
      lower += 'k';
      i += kKelvin.size() - 1;
    } else if (text.substr(i).starts_with(kDottedI)) {
      lower += 'i';
      i += kDottedI.size() - 1;
    } else {
      lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return lower;
}

void ValidateAnnotations(const Value& annotations, FieldErrors* errors) {
  std::size_t size = 0;
  for (const Entry& entry : annotations.map()) {
    errors->Invalid("metadata.annotations", entry.key, CheckQualifiedName(ToLower(entry.key)),
                    entry.key_origin);
    size += entry.key.size() + entry.value.string().size();
  }
  if (size > kAnnotationBytes) {
    errors->TooLong("metadata.annotations", kAnnotationBytes, annotations.origin());
  }
}

// As an error shows it: fields in struct order.
std::string OwnerJson(const Value& owner) {
  return GoJson(kReleaseCount - 1, "meta.v1.OwnerReference", owner);
}

std::string OwnersJson(const Value& owners) {
  std::string json;
  for (const Value& owner : owners.list()) json += (json.empty() ? "[" : ",") + OwnerJson(owner);
  return json + "]";
}

void ValidateOwnerReferences(const Value& owners, FieldErrors* errors) {
  constexpr std::string_view kPath = "metadata.ownerReferences";
  std::string controller;
  std::string json;  // of all of them, made once
  for (const Value& owner : owners.list()) {
    auto require = [&](std::string_view field, std::string_view shown, std::string_view detail) {
      std::string path(kPath);
      errors->Invalid(path.append(field), shown, detail, owner.origin());
    };
    const std::string_view api_version = owner.StringAt("apiVersion");
    const std::string& kind = owner.StringAt("kind");
    // "group/version" or "version"; what has two slashes is neither.
    std::size_t slash = api_version.find('/');
    bool is_split = slash != std::string::npos;
    std::string_view group = is_split ? api_version.substr(0, slash) : "";
    std::string_view version = is_split ? api_version.substr(slash + 1) : api_version;
    if (version.find('/') != version.npos) version = "";
    if (version.empty()) require(".apiVersion", api_version, "version must not be empty");
    if (kind.empty()) require(".kind", kind, "must not be empty");
    if (owner.StringAt("name").empty()) require(".name", "", "must not be empty");
    if (owner.StringAt("uid").empty()) require(".uid", "", "must not be empty");
    if (group.empty() && version == "v1" && kind == "Event") {
      errors->InvalidJson(kPath, OwnerJson(owner),
                          "/v1, Kind=Event is disallowed from being an owner", owner.origin());
    }
    const Value* is_controller = owner.Find("controller");
    if (is_controller == nullptr || !is_controller->bool_value()) continue;
    std::string current = kind + "/" + owner.StringAt("name");
    if (controller.empty()) {
      controller = current;
    } else {
      if (json.empty()) json = OwnersJson(owners);
      errors->InvalidJson(kPath, json,
                          "Only one reference can have Controller set to true. Found \"true\" in "
                          "references for " +
                              controller + " and " + current,
                          owner.origin());
    }
  }
}

void ValidateFinalizers(const Value& finalizers, FieldErrors* errors) {
  bool orphan = false;
  bool foreground = false;
  for (const Value& finalizer : finalizers.list()) {
    errors->Invalid("metadata.finalizers", finalizer, CheckQualifiedName(finalizer.string()),
                    finalizer.origin());
    orphan |= finalizer.string() == kOrphan;
    foreground |= finalizer.string() == kForeground;
  }
  if (orphan && foreground) {
    errors->Invalid("metadata.finalizers", finalizers,
                    "finalizer orphan and foregroundDeletion cannot be both set",
                    finalizers.origin());
  }
}

void ValidateManagedFields(const Value& managers, FieldErrors* errors) {
  std::size_t index = 0;
  for (const Value& manager : managers.list()) {
    std::string path = "metadata.managedFields[" + std::to_string(index++) + "].";
    const std::string& operation = manager.StringAt("operation");
    if (operation != "Apply" && operation != "Update") {
      errors->Invalid(path + "operation", operation, "must be `Apply` or `Update`",
                      manager.origin());
    }
    const std::string& type = manager.StringAt("fieldsType");
    if (!type.empty() && type != "FieldsV1") {
      errors->Invalid(path + "fieldsType", type, "must be `FieldsV1`", manager.origin());
    }
    if (manager.StringAt("manager").size() > 128) {
      errors->TooLong(path + "manager", 128, manager.origin());
    }
    if (manager.StringAt("subresource").size() > 256) {
      errors->TooLong(path + "subresource", 256, manager.origin());
    }
  }
}

}  // namespace

void ValidateObjectMeta(const Value& metadata, bool namespaced, FieldErrors* errors) {
  if (metadata.StringAt("name").empty() && metadata.StringAt("generateName").empty()) {
    errors->Required("metadata.name", "name or generateName is required", metadata.origin());
    return;
  }
  ValidateName(metadata, errors);
  ValidateNamespace(metadata, namespaced, errors);
  auto with = [&](std::string_view field, void (*validate)(const Value&, FieldErrors*)) {
    if (const Value* value = metadata.Find(field)) validate(*value, errors);
  };
  with("labels", ValidateLabels);
  with("annotations", ValidateAnnotations);
  with("ownerReferences", ValidateOwnerReferences);
  with("finalizers", ValidateFinalizers);
  with("managedFields", ValidateManagedFields);
}

}  // namespace ksp::k8s
