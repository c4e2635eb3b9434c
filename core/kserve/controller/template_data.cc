#include "kserve/controller/template_data.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "gotemplate/go_time.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::GoType;
using gotemplate::GoValue;
using gotemplate::Kind;
namespace types = gotemplate::types;

// --- The types of k8s.io/apimachinery/pkg/apis/meta/v1

// What the protocol buffer compiler and deepcopy-gen give to pointers of every type.
constexpr const char* kGenerated =
    "DeepCopy DeepCopyInto Descriptor Marshal MarshalTo MarshalToSizedBuffer ProtoMessage Reset "
    "Size String Unmarshal XXX_DiscardUnknown XXX_Marshal XXX_Merge XXX_Size XXX_Unmarshal";
constexpr const char* kDocumented = "SwaggerDoc";

constexpr GoType kUid{Kind::kString, "types.UID"};
constexpr GoType kOperation{Kind::kString, "v1.ManagedFieldsOperationType"};

// (*metav1.Time).IsZero; true for a nil pointer too.
GoValue IsZero(Call* call) {
  return call->arguments[0].kind() == Kind::kPointer ? GoValue::Bool(true)
                                                     : gotemplate::TimeIsZero(call);
}
constexpr Function kTimePointerMethods[] = {{"IsZero", IsZero}};
constexpr GoType::Field kTimeFields[] = {
    {.name = "Time", .type = &gotemplate::kTimeType, .embedded = true}};
constexpr GoType kTime{
    .kind = Kind::kStruct,
    .name = "v1.Time",
    .fields = kTimeFields,
    .unknown_methods =
        "MarshalCBOR MarshalQueryParameter OpenAPISchemaFormat OpenAPISchemaType "
        "Rfc3339Copy ToUnstructured",
    .pointer_methods = kTimePointerMethods,
    .unknown_pointer_methods = "Before DeepCopy DeepCopyInto Equal Marshal Size"};
constexpr GoType kTimePointer{Kind::kPointer, "*v1.Time", &kTime};

// FieldsV1 prints as its JSON text.
GoValue FieldsString(Call* call) {
  return GoValue::String(call->arguments[0].items()[0].Utf8OrBytes());
}
constexpr Function kFieldsV1Methods[] = {{"String", FieldsString}};
constexpr GoType::Field kFieldsV1Fields[] = {{"Raw", &types::kBytes}};
constexpr GoType kFieldsV1{.kind = Kind::kStruct,
                           .name = "v1.FieldsV1",
                           .fields = kFieldsV1Fields,
                           .methods = kFieldsV1Methods,
                           .unknown_methods = "MarshalJSON SwaggerDoc"};
constexpr GoType kFieldsV1Pointer{Kind::kPointer, "*v1.FieldsV1", &kFieldsV1};

constexpr GoType::Field kOwnerReferenceFields[] = {
    {"APIVersion", &types::kString, "apiVersion"},
    {"Kind", &types::kString, "kind"},
    {"Name", &types::kString, "name"},
    {"UID", &kUid, "uid"},
    {"Controller", &types::kBoolPointer, "controller"},
    {"BlockOwnerDeletion", &types::kBoolPointer, "blockOwnerDeletion"},
};
constexpr GoType kOwnerReference{.kind = Kind::kStruct,
                                 .name = "v1.OwnerReference",
                                 .fields = kOwnerReferenceFields,
                                 .unknown_methods = kDocumented,
                                 .unknown_pointer_methods = kGenerated};
constexpr GoType kOwnerReferences{Kind::kSlice, "[]v1.OwnerReference", &kOwnerReference};

constexpr GoType::Field kManagedFieldsEntryFields[] = {
    {"Manager", &types::kString, "manager"},         {"Operation", &kOperation, "operation"},
    {"APIVersion", &types::kString, "apiVersion"},   {"Time", &kTimePointer, "time"},
    {"FieldsType", &types::kString, "fieldsType"},   {"FieldsV1", &kFieldsV1Pointer, "fieldsV1"},
    {"Subresource", &types::kString, "subresource"},
};
constexpr GoType kManagedFieldsEntry{.kind = Kind::kStruct,
                                     .name = "v1.ManagedFieldsEntry",
                                     .fields = kManagedFieldsEntryFields,
                                     .unknown_methods = kDocumented,
                                     .unknown_pointer_methods = kGenerated};
constexpr GoType kManagedFields{Kind::kSlice, "[]v1.ManagedFieldsEntry", &kManagedFieldsEntry};

constexpr auto kObjectMetaFields = std::to_array<GoType::Field>({
    {"Name", &types::kString, "name"},
    {"GenerateName", &types::kString, "generateName"},
    {"Namespace", &types::kString, "namespace"},
    {"SelfLink", &types::kString, "selfLink"},
    {"UID", &kUid, "uid"},
    {"ResourceVersion", &types::kString, "resourceVersion"},
    {"Generation", &types::kInt64, "generation"},
    {"CreationTimestamp", &kTime, "creationTimestamp"},
    {"DeletionTimestamp", &kTimePointer, "deletionTimestamp"},
    {"DeletionGracePeriodSeconds", &types::kInt64Pointer, "deletionGracePeriodSeconds"},
    {"Labels", &types::kStringMap, "labels"},
    {"Annotations", &types::kStringMap, "annotations"},
    {"OwnerReferences", &kOwnerReferences, "ownerReferences"},
    {"Finalizers", &types::kStrings, "finalizers"},
    {"ClusterName", &types::kString, "clusterName"},
    {"ManagedFields", &kManagedFields, "managedFields"},
});
// Newer releases of Kubernetes have no ClusterName.
constexpr auto kFieldsWithoutCluster = [] {
  std::array<GoType::Field, kObjectMetaFields.size() - 1> fields;
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = kObjectMetaFields[i];
  fields.back() = kObjectMetaFields.back();
  return fields;
}();
constexpr GoType kObjectMetaWithCluster{.kind = Kind::kStruct,
                                        .name = "v1.ObjectMeta",
                                        .fields = kObjectMetaFields,
                                        .unknown_methods = kDocumented};
constexpr GoType kObjectMeta{.kind = Kind::kStruct,
                             .name = "v1.ObjectMeta",
                             .fields = kFieldsWithoutCluster,
                             .unknown_methods = kDocumented};

// --- Values

// Null stands for an absent key.
GoValue ToGo(const Value* value, const GoType& type) {
  const bool absent = value == nullptr || value->is_null();
  if (&type == &kTime) {
    const gotemplate::Instant instant =
        absent ? gotemplate::Instant() : gotemplate::ParseInstant(value->string());
    return GoValue::Of(type, {gotemplate::TimeValue(instant)});
  }
  if (absent) return GoValue::Zero(type);
  std::vector<GoValue> items;
  switch (type.kind) {
    case Kind::kBool:
      return GoValue::Bool(value->bool_value());
    case Kind::kInt: {
      std::int64_t number = 0;
      value->AsInt64(&number);
      return GoValue::Int(number, type);
    }
    case Kind::kString:
      return GoValue::String(value->string(), type);
    case Kind::kPointer:
      return GoValue::Pointer(ToGo(value, *type.element), type);
    case Kind::kMap:
      for (const Entry& entry : value->map()) {
        items.push_back(GoValue::String(entry.key));
        items.push_back(ToGo(&entry.value, *type.element));
      }
      break;
    case Kind::kSlice:
      for (const Value& item : value->list()) items.push_back(ToGo(&item, *type.element));
      break;
    default:
      if (&type == &kFieldsV1) {
        items.push_back(GoValue::Bytes(WriteJson(*value)));
        break;
      }
      for (const GoType::Field& field : type.fields) {
        items.push_back(ToGo(value->Find(field.key), *field.type));
      }
  }
  return GoValue::Of(type, std::move(items));
}

}  // namespace

GoValue TemplateData(const Release& release, const Value& metadata) {
  return ToGo(&metadata, release.has_cluster_name ? kObjectMetaWithCluster : kObjectMeta);
}

const Value* FindTemplateData(const Value& metadata, std::span<const std::string> names) {
  if (names.empty() || names.size() > 2) return nullptr;
  for (const GoType::Field& field : kObjectMetaFields) {
    if (field.name != names[0]) continue;
    const Value* value = metadata.Find(field.key);
    return value == nullptr || names.size() == 1 ? value : value->Find(names[1]);
  }
  return nullptr;
}

}  // namespace ksp::kserve
