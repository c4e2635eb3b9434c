// What was pasted: the documents of all sources in order, each with what it is to KServe.
#ifndef KSP_SCENARIO_DOCUMENTS_H_
#define KSP_SCENARIO_DOCUMENTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"
#include "yaml/reader.h"

namespace ksp {

// A text and what it is called: a file, or an editor of the page.
struct Source {
  std::string name;
  std::string text;
  bool stored = false;  // its objects are not applied: the cluster has stored them already
};

struct Document {
  enum class Role {
    kRuntime,  // a ServingRuntime or ClusterServingRuntime
    kInferenceService,
    kStored,    // a runtime or an InferenceService that the cluster has stored already
    kConfig,    // KServe's ConfigMap, inferenceservice-config
    kReplaced,  // a later document has the same kind, namespace and name
    kOther,     // passed over
    kError,     // not YAML, or beyond a limit
  };
  Role role = Role::kOther;
  Origin range;             // in its source
  std::string api_version;  // "" where absent or not a string; so for the next three
  std::string kind;
  std::string name;
  std::string name_space;              // "" for a ClusterServingRuntime
  Value object;                        // its authors set, its namespace filled in
  std::optional<std::size_t> updates;  // the number of the stored object that it is an update of
  std::optional<yaml::Problem> error;
  std::vector<yaml::Problem> warnings;
};

// The most objects of a kind that are evaluated, far above what people have: each runtime is
// compared with each before it, and each InferenceService has a report that tells of all documents.
// The first one beyond is an error.
inline constexpr std::size_t kMaxRuntimes = 10'000;  // of both kinds together
inline constexpr std::size_t kMaxInferenceServices = 200;

// Reads all sources; a `List` and an OpenShift `Template` are unpacked. Objects of a namespaced
// kind without a namespace get `default_namespace`. The number of a document is its place in the
// result.
std::vector<Document> ReadDocuments(const std::vector<Source>& sources,
                                    std::string_view default_namespace,
                                    const yaml::Limits& limits = yaml::Limits());

// `# catalog: on` or `# catalog: off` in the first line of a text; nothing otherwise.
std::optional<bool> CatalogSetting(std::string_view text);

}  // namespace ksp

#endif  // KSP_SCENARIO_DOCUMENTS_H_
