// YAML (and JSON) text to Values, as a Kubernetes client reads it: kubectl's splitting of a stream
// into documents, then sigs.k8s.io/yaml for each. The one folder that knows yaml-cpp.
#ifndef KSP_YAML_READER_H_
#define KSP_YAML_READER_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "report/message.h"
#include "value/value.h"

namespace ksp::yaml {

// Far above what people have; beyond them the answer is a message that names the limit.
struct Limits {
  std::size_t bytes = 16u << 20;            // of one text
  int depth = 400;                          // lists and maps inside each other
  std::size_t documents = 200'000;          // of one text
  std::size_t expanded_values = 2'000'000;  // of one text, aliases expanded
};

struct Problem {
  Message message;  // codes "read.*"
  Origin where;
};

// True if the problem is a limit of ours: Kubernetes itself might read the document.
bool IsLimit(const Problem& problem);

struct Document {
  Origin range;  // of the whole document in the text, separators left out
  Value value;   // null where there is an error; every value and key carries its range
                 // (kubectl skips a document that is null: one of comments only, say)
  std::optional<Problem> error;   // Kubernetes would refuse this document
  std::vector<Problem> warnings;  // read, but probably not as meant (duplicate keys), or not
                                  // certain to be read as Kubernetes reads it
};

// Reads a whole text as `kubectl apply -f` does, JSON documents too. After a line that begins with
// `---` but is no separator nothing more is read, as kubectl does. `source` is the number put into
// the origins.
std::vector<Document> ReadStream(std::string_view text, std::uint32_t source,
                                 const Limits& limits = Limits());

// Reads one document (no splitting): sigs.k8s.io/yaml's YAMLToJSON.
Document ReadDocument(std::string_view text, std::uint32_t source, const Limits& limits = Limits());

}  // namespace ksp::yaml

#endif  // KSP_YAML_READER_H_
