#include "kserve/controller/template_data.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "gotemplate/go_time.h"
#include "value/json.h"

namespace ksp::kserve {
namespace {

using gotemplate::Basic;
using gotemplate::Function;
using gotemplate::GoType;
using gotemplate::GoValue;
using gotemplate::Kind;

// A field's name in Go and its key in JSON; "" where it has none.
struct Field {
  std::string_view name;
  std::string_view key;
  const GoType* type = nullptr;
};

// metav1.Time has the methods of the time.Time in it, but for three that it takes over for
// pointers.
std::vector<Function> ValueMethodsOfTime() {
  std::vector<Function> methods;
  for (const Function& method : gotemplate::TimeMethods()) {
    const bool for_pointers =
        method.name == "Before" || method.name == "Equal" || method.name == "IsZero";
    if (!for_pointers) methods.push_back(method);
  }
  for (std::string_view name : {"MarshalCBOR", "MarshalQueryParameter", "OpenAPISchemaFormat",
                                "OpenAPISchemaType", "Rfc3339Copy", "ToUnstructured"}) {
    methods.push_back({name, {}});
  }
  return methods;
}

// (*metav1.Time).IsZero; true for a nil pointer too.
gotemplate::CallResult IsZero(std::span<const GoValue> arguments, gotemplate::Budget* budget) {
  const GoValue& receiver = arguments[0];
  if (receiver.kind() == Kind::kPointer) return {GoValue::Bool(true), ""};
  const Function* of_time = gotemplate::FindFunction(gotemplate::TimeMethods(), "IsZero");
  return of_time->call(arguments, budget);
}

// Methods that a template can call, but whose results are not known here.
std::vector<Function> UnknownMethods(std::initializer_list<std::string_view> names) {
  std::vector<Function> methods;
  for (std::string_view name : names) methods.push_back({name, {}});
  return methods;
}

// What the protocol buffer compiler and deepcopy-gen give to pointers of every type.
std::vector<Function> GeneratedMethods() {
  return UnknownMethods({"DeepCopy", "DeepCopyInto", "Descriptor", "Marshal", "MarshalTo",
                         "MarshalToSizedBuffer", "ProtoMessage", "Reset", "Size", "String",
                         "Unmarshal", "XXX_DiscardUnknown", "XXX_Marshal", "XXX_Merge", "XXX_Size",
                         "XXX_Unmarshal"});
}

// FieldsV1 prints as its JSON text.
gotemplate::CallResult FieldsString(std::span<const GoValue> arguments, gotemplate::Budget*) {
  return {GoValue::String(arguments[0].items()[0].Utf8OrBytes()), ""};
}

// The types of k8s.io/apimachinery/pkg/apis/meta/v1.
struct MetaTypes {
  GoType uid{Kind::kString, "types.UID"};
  GoType operation{Kind::kString, "v1.ManagedFieldsOperationType"};
  GoType time{Kind::kStruct, "v1.Time"};
  GoType time_pointer{Kind::kPointer, "*v1.Time", &time};
  GoType fields_v1{Kind::kStruct, "v1.FieldsV1"};
  GoType fields_v1_pointer{Kind::kPointer, "*v1.FieldsV1", &fields_v1};
  GoType owner_reference{Kind::kStruct, "v1.OwnerReference"};
  GoType owner_references{Kind::kSlice, "[]v1.OwnerReference", &owner_reference};
  GoType managed_fields_entry{Kind::kStruct, "v1.ManagedFieldsEntry"};
  GoType managed_fields{Kind::kSlice, "[]v1.ManagedFieldsEntry", &managed_fields_entry};
  GoType object_meta{Kind::kStruct, "v1.ObjectMeta"};
  GoType object_meta_with_cluster{Kind::kStruct, "v1.ObjectMeta"};

  std::vector<Field> owner_reference_fields;
  std::vector<Field> managed_fields_entry_fields;
  std::vector<Field> object_meta_fields;
  std::vector<Field> object_meta_with_cluster_fields;

  std::vector<Function> time_methods = ValueMethodsOfTime();
  std::vector<Function> time_pointer_methods =
      UnknownMethods({"Before", "DeepCopy", "DeepCopyInto", "Equal", "Marshal", "Size"});
  std::vector<Function> documented = UnknownMethods({"SwaggerDoc"});
  std::vector<Function> fields_v1_methods = UnknownMethods({"MarshalJSON", "SwaggerDoc"});
  std::vector<Function> generated = GeneratedMethods();

  MetaTypes();
  MetaTypes(const MetaTypes&) = delete;
  MetaTypes& operator=(const MetaTypes&) = delete;
};

std::vector<GoType::Field> GoFields(const std::vector<Field>& fields) {
  std::vector<GoType::Field> go_fields;
  for (const Field& field : fields) go_fields.push_back({std::string(field.name), field.type});
  return go_fields;
}

MetaTypes::MetaTypes() {
  const gotemplate::BasicTypes& basic = Basic();
  owner_reference_fields = {
      {"APIVersion", "apiVersion", &basic.string},
      {"Kind", "kind", &basic.string},
      {"Name", "name", &basic.string},
      {"UID", "uid", &uid},
      {"Controller", "controller", &basic.bool_pointer},
      {"BlockOwnerDeletion", "blockOwnerDeletion", &basic.bool_pointer},
  };
  managed_fields_entry_fields = {
      {"Manager", "manager", &basic.string},         {"Operation", "operation", &operation},
      {"APIVersion", "apiVersion", &basic.string},   {"Time", "time", &time_pointer},
      {"FieldsType", "fieldsType", &basic.string},   {"FieldsV1", "fieldsV1", &fields_v1_pointer},
      {"Subresource", "subresource", &basic.string},
  };
  object_meta_fields = {
      {"Name", "name", &basic.string},
      {"GenerateName", "generateName", &basic.string},
      {"Namespace", "namespace", &basic.string},
      {"SelfLink", "selfLink", &basic.string},
      {"UID", "uid", &uid},
      {"ResourceVersion", "resourceVersion", &basic.string},
      {"Generation", "generation", &basic.int64},
      {"CreationTimestamp", "creationTimestamp", &time},
      {"DeletionTimestamp", "deletionTimestamp", &time_pointer},
      {"DeletionGracePeriodSeconds", "deletionGracePeriodSeconds", &basic.int64_pointer},
      {"Labels", "labels", &basic.string_map},
      {"Annotations", "annotations", &basic.string_map},
      {"OwnerReferences", "ownerReferences", &owner_references},
      {"Finalizers", "finalizers", &basic.strings},
      {"ManagedFields", "managedFields", &managed_fields},
  };
  object_meta_with_cluster_fields = object_meta_fields;
  object_meta_with_cluster_fields.insert(object_meta_with_cluster_fields.end() - 1,
                                         {"ClusterName", "clusterName", &basic.string});
  time.fields = {{"Time", &gotemplate::TimeType(), true}};
  fields_v1.fields = {{"Raw", &basic.bytes}};
  owner_reference.fields = GoFields(owner_reference_fields);
  managed_fields_entry.fields = GoFields(managed_fields_entry_fields);
  object_meta.fields = GoFields(object_meta_fields);
  object_meta_with_cluster.fields = GoFields(object_meta_with_cluster_fields);

  time_pointer_methods.push_back({"IsZero", {}, false, IsZero});
  fields_v1_methods.push_back({"String", {}, false, FieldsString});
  time.methods = time_methods;
  time.pointer_methods = time_pointer_methods;
  fields_v1.methods = fields_v1_methods;
  for (GoType* type : {&owner_reference, &managed_fields_entry}) {
    type->methods = documented;
    type->pointer_methods = generated;
  }
  object_meta.methods = documented;
  object_meta_with_cluster.methods = documented;
}

const MetaTypes& Types() {
  static const MetaTypes types;
  return types;
}

GoValue ToGo(const Value* value, const GoType& type);

GoValue StructToGo(const Value* value, const std::vector<Field>& fields, const GoType& type) {
  std::vector<GoValue> go_fields;
  for (const Field& field : fields) {
    go_fields.push_back(ToGo(value == nullptr ? nullptr : value->Find(field.key), *field.type));
  }
  return GoValue::Struct(std::move(go_fields), type);
}

GoValue MapToGo(const Map& map, const GoType& type) {
  GoValue::Map entries;
  for (const Entry& entry : map) {
    entries.emplace_back(entry.key, GoValue::String(entry.value.string()));
  }
  return GoValue::MapOf(std::move(entries), type);
}

// Null stands for an absent key.
GoValue ToGo(const Value* value, const GoType& type) {
  const MetaTypes& types = Types();
  const bool absent = value == nullptr || value->is_null();
  if (&type == &types.time) {
    const gotemplate::Instant instant =
        absent ? gotemplate::Instant() : gotemplate::ParseInstant(value->string());
    return GoValue::Struct({gotemplate::TimeValue(instant)}, type);
  }
  if (absent) return GoValue::Zero(type);
  if (&type == &types.owner_reference) {
    return StructToGo(value, types.owner_reference_fields, type);
  }
  if (&type == &types.managed_fields_entry) {
    return StructToGo(value, types.managed_fields_entry_fields, type);
  }
  if (&type == &types.fields_v1) {
    return GoValue::Struct({GoValue::Bytes(WriteJson(*value))}, type);
  }
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
    case Kind::kMap:
      return MapToGo(value->map(), type);
    case Kind::kPointer:
      return GoValue::Pointer(ToGo(value, *type.element), type);
    case Kind::kSlice: {
      std::vector<GoValue> items;
      for (const Value& item : value->list()) items.push_back(ToGo(&item, *type.element));
      return GoValue::Slice(std::move(items), type);
    }
    default:
      return GoValue::Zero(type);
  }
}

}  // namespace

GoValue TemplateData(const Release& release, const Value& metadata) {
  const MetaTypes& types = Types();
  return release.has_cluster_name
             ? StructToGo(&metadata, types.object_meta_with_cluster_fields,
                          types.object_meta_with_cluster)
             : StructToGo(&metadata, types.object_meta_fields, types.object_meta);
}

const Value* FindTemplateData(const Value& metadata, std::span<const std::string> names) {
  if (names.empty() || names.size() > 2) return nullptr;
  for (const Field& field : Types().object_meta_with_cluster_fields) {
    if (field.name != names[0]) continue;
    const Value* value = metadata.Find(field.key);
    return value == nullptr || names.size() == 1 ? value : value->Find(names[1]);
  }
  return nullptr;
}

}  // namespace ksp::kserve
