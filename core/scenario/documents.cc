#include "scenario/documents.h"

#include <utility>

#include "report/trace.h"
#include "scenario/openshift_template.h"

namespace ksp {
namespace {

constexpr std::string_view kInferenceServiceVersion = "serving.kserve.io/v1beta1";
constexpr std::string_view kRuntimeVersion = "serving.kserve.io/v1alpha1";

bool IsList(const Value& object) {
  const Value* items = object.Find("items");
  return object.StringAt("apiVersion") == "v1" && object.StringAt("kind") == "List" &&
         items != nullptr && items->is_list();
}

// Gives the objects that a document stands for; false if it stands for itself.
bool Unpack(Document* document, std::vector<Value>* parts) {
  if (IsList(document->object)) {
    *parts = document->object.ListAt("items");
    return true;
  }
  if (IsOpenShiftTemplate(document->object)) {
    ProcessedTemplate processed = ProcessTemplate(document->object);
    *parts = std::move(processed.objects);
    for (yaml::Problem& warning : processed.warnings) {
      document->warnings.push_back(std::move(warning));
    }
    return true;
  }
  return false;
}

// Finds out what `document.object` is.
void Recognise(std::string_view default_namespace, bool stored, Document* document) {
  Value& object = document->object;
  document->api_version = object.StringAt("apiVersion");
  document->kind = object.StringAt("kind");
  document->name = object.StringAt({"metadata", "name"});
  document->name_space = object.StringAt({"metadata", "namespace"});

  bool cluster_scoped = document->kind == "ClusterServingRuntime";
  bool runtime = document->api_version == kRuntimeVersion &&
                 (cluster_scoped || document->kind == "ServingRuntime");
  bool inference_service =
      document->api_version == kInferenceServiceVersion && document->kind == "InferenceService";
  if (document->api_version == "v1" && document->kind == "ConfigMap" &&
      document->name == "inferenceservice-config") {
    document->role = Document::Role::kConfig;
    return;
  }
  if (!runtime && !inference_service) return;

  document->role = stored    ? Document::Role::kStored
                   : runtime ? Document::Role::kRuntime
                             : Document::Role::kInferenceService;
  object.SetAuthor(runtime ? Author::kRuntime : Author::kInferenceService);
  if (cluster_scoped) {
    // The API server clears a namespace that is given all the same.
    document->name_space.clear();
    if (Value* metadata = object.MutableMap().FindMutable("metadata"); metadata != nullptr) {
      if (metadata->Find("namespace") != nullptr) metadata->MutableMap().Erase("namespace");
    }
  } else if (document->name_space.empty()) {
    // Metadata that is not a map stays as it is: the API server refuses it.
    const Value* metadata = object.Find("metadata");
    if (metadata == nullptr || metadata->is_null() || metadata->is_map()) {
      object.Child("metadata")
          .MutableMap()
          .Set("namespace", Value(default_namespace).WithOrigin(Origin::By(Author::kNone)));
    }
    document->name_space = default_namespace;
  }
}

// By what object of the cluster they are, the documents of a role: of several that are the same the
// last one's number. KServe reads one ConfigMap, in its own namespace.
std::string KeyOf(const Document& document) {
  if (document.role == Document::Role::kConfig) return "";
  return document.kind + "\n" + document.name_space + "\n" + document.name;
}

Map LastOf(Document::Role role, const std::vector<Document>& documents) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (documents[i].role != role) continue;
    entries.push_back({KeyOf(documents[i]), Origin(), static_cast<std::int64_t>(i)});
  }
  return Map::FromEntries(std::move(entries));
}

std::optional<std::size_t> FindIn(const Map& last, const Document& document) {
  std::int64_t number = 0;
  const Value* found = last.Find(KeyOf(document));
  if (found == nullptr || !found->AsInt64(&number)) return std::nullopt;
  return static_cast<std::size_t>(number);
}

void MarkReplaced(Document::Role role, std::vector<Document>* documents) {
  const Map last = LastOf(role, *documents);
  for (std::size_t i = 0; i < documents->size(); ++i) {
    Document& document = (*documents)[i];
    if (document.role != role || document.name.empty()) continue;
    if (FindIn(last, document) != i) document.role = Document::Role::kReplaced;
  }
}

// Finds the stored object of each document that has one.
void LinkUpdates(std::vector<Document>* documents) {
  const Map stored = LastOf(Document::Role::kStored, *documents);
  for (Document& document : *documents) {
    if (document.role == Document::Role::kRuntime ||
        document.role == Document::Role::kInferenceService) {
      document.updates = FindIn(stored, document);
    }
  }
}

// The first of a role beyond `limit` becomes an error, and ends what is evaluated.
void RefuseBeyond(std::size_t limit, Document::Role role, std::vector<Document>* documents) {
  std::size_t count = 0;
  for (Document& document : *documents) {
    if (document.role != role || ++count <= limit) continue;
    document.role = Document::Role::kError;
    document.error = yaml::Problem{
        MakeMessage("read.too_many_objects",
                    {{"limit", static_cast<std::int64_t>(limit)}, {"kind", document.kind}}),
        document.range};
    return;
  }
}

}  // namespace

std::vector<Document> ReadDocuments(const std::vector<Source>& sources,
                                    std::string_view default_namespace,
                                    const yaml::Limits& limits) {
  std::vector<Document> documents;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto add = [&](Document document) {
      Recognise(default_namespace, sources[i].stored, &document);
      documents.push_back(std::move(document));
    };
    for (yaml::Document& read :
         yaml::ReadStream(sources[i].text, static_cast<std::uint32_t>(i), limits)) {
      Document document;
      document.range = read.range;
      document.object = std::move(read.value);
      document.error = std::move(read.error);
      document.warnings = std::move(read.warnings);
      if (document.error) {
        document.role = Document::Role::kError;
        documents.push_back(std::move(document));
        continue;
      }
      // A document of comments only is nothing to kubectl.
      if (document.object.is_null()) continue;
      std::vector<Value> parts;
      if (!Unpack(&document, &parts)) {
        add(std::move(document));
        continue;
      }
      for (Value& object : parts) {
        Document part;
        part.range = object.origin();
        part.object = std::move(object);
        part.warnings = std::move(document.warnings);  // told once, with the first part
        document.warnings.clear();
        add(std::move(part));
      }
    }
  }
  MarkReplaced(Document::Role::kInferenceService, &documents);
  MarkReplaced(Document::Role::kStored, &documents);
  MarkReplaced(Document::Role::kConfig, &documents);
  LinkUpdates(&documents);
  RefuseBeyond(kMaxRuntimes, Document::Role::kRuntime, &documents);
  RefuseBeyond(kMaxInferenceServices, Document::Role::kInferenceService, &documents);
  return documents;
}

std::optional<bool> CatalogSetting(std::string_view text) {
  constexpr std::string_view kPrefix = "# catalog:";
  std::string_view line = text.substr(0, text.find('\n'));
  if (!line.starts_with(kPrefix)) return std::nullopt;
  line.remove_prefix(kPrefix.size());
  std::size_t begin = line.find_first_not_of(" \t");
  std::size_t end = line.find_last_not_of(" \t\r");
  if (begin == line.npos) return std::nullopt;
  line = line.substr(begin, end - begin + 1);
  if (line == "on") return true;
  if (line == "off") return false;
  return std::nullopt;
}

}  // namespace ksp
