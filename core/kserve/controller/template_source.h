// The text of a container's template, its Go JSON, and the strings of the container in it.
#ifndef KSP_KSERVE_TEMPLATE_SOURCE_H_
#define KSP_KSERVE_TEMPLATE_SOURCE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "value/value.h"

namespace ksp::kserve {

// A string or a key of the container.
struct TemplateString {
  std::size_t begin = 0;  // of its opening quote in the JSON text
  std::size_t end = 0;    // behind its closing quote
  std::string path;       // "args[0]"; of a key, that of its value
  Origin where;
};

class TemplateSource {
 public:
  // `text` is `container` as JSON.
  TemplateSource(std::string text, const Value& container);

  const std::string& text() const { return text_; }
  const std::vector<TemplateString>& strings() const { return strings_; }
  // That which holds the byte at `offset`; null if none does.
  const TemplateString* StringAt(std::size_t offset) const;
  // A part of the text as a person wrote it, without JSON's escapes.
  std::string AsWritten(std::size_t begin, std::size_t end) const;

 private:
  std::string text_;
  std::vector<TemplateString> strings_;  // in the order of the text
};

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_TEMPLATE_SOURCE_H_
