// What the API server does with an object of a custom resource before webhooks and storage:
// pruning, structural defaulting, schema and metadata validation. By the CRDs that each KServe
// release ships (full, not minimal). Kinds: InferenceService, ServingRuntime,
// ClusterServingRuntime.
#ifndef KSP_K8S_API_SERVER_H_
#define KSP_K8S_API_SERVER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "k8s/release_index.h"
#include "k8s/typed.h"
#include "value/value.h"

namespace ksp::k8s {

struct DroppedField {
  std::string path;  // "spec.containers[0].securityContext"
  Origin key;        // the key's range
};

struct Prepared {
  Value value;                              // pruned and defaulted
  std::vector<DroppedField> dropped;        // sorted by path
  std::optional<DecodeError> decode_error;  // not decodable at all (metadata of a wrong type …)
};

// Decodes, prunes and defaults an object as submitted.
Prepared Prepare(ReleaseIndex release, std::string_view kind, const Value& object);

struct SchemaError {
  std::string text;  // the API server's own: "spec.containers: Required value"
  Origin where;      // of the value or, where one is missing, of what should hold it
};

// Validates a prepared object; sorted by text.
std::vector<SchemaError> ValidateSchema(ReleaseIndex release, std::string_view kind,
                                        const Value& object);

// The API server's whole message for them, as the vectors of schema.jsonl have it.
std::string InvalidMessage(std::string_view kind, std::string_view name,
                           const std::vector<SchemaError>& errors);

}  // namespace ksp::k8s

#endif  // KSP_K8S_API_SERVER_H_
