// Where a value came from: a range of a document's text, or the party that made it.
#ifndef KSP_VALUE_ORIGIN_H_
#define KSP_VALUE_ORIGIN_H_

#include <cstdint>

namespace ksp {

// Who is the author of a value in a result. The page has one letter for each: R, I, K, 8.
enum class Author : std::uint8_t {
  kNone,              // not known, or made for a report
  kRuntime,           // a ServingRuntime or ClusterServingRuntime
  kInferenceService,  // the InferenceService
  kKServe,            // a KServe default or rule
  kKubernetes,        // an API server default
  kTemplate,          // the result of a Go template action
};

// A half-open range of bytes [begin, end) in the text of source number `source`
// (Scenario::sources). `source` is kNoSource where there is no text, as for a default or a
// built-in runtime.
struct Origin {
  static constexpr std::uint32_t kNoSource = 0xFFFFFF;

  std::uint32_t source : 24 = kNoSource;
  Author author : 8 = Author::kNone;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool has_text() const { return source != kNoSource; }
  bool operator==(const Origin&) const = default;

  static Origin Text(std::uint32_t source, std::uint32_t begin, std::uint32_t end) {
    Origin origin;
    origin.source = source & kNoSource;
    origin.begin = begin;
    origin.end = end;
    return origin;
  }
  static Origin By(Author author) {
    Origin origin;
    origin.author = author;
    return origin;
  }
};

}  // namespace ksp

#endif  // KSP_VALUE_ORIGIN_H_
