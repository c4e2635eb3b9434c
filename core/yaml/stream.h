// Splits a stream into documents as kubectl does (YAMLOrJSONDecoder of k8s.io/apimachinery).
#ifndef KSP_YAML_STREAM_H_
#define KSP_YAML_STREAM_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace ksp::yaml {

struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool json = false;           // the piece is JSON
  const char* code = nullptr;  // "read.*" if it could not even be cut out
};

// At most `documents` pieces and one more, so that too many can be told. `depth` is of JSON.
std::vector<Piece> Split(std::string_view text, std::size_t documents, int depth);

// True if the reader takes the line that begins at `pos` for one that separates documents.
bool IsSeparator(std::string_view text, std::size_t pos);

}  // namespace ksp::yaml

#endif  // KSP_YAML_STREAM_H_
