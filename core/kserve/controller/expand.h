// The template actions of a merged container replaced: the container as Go's JSON is the text of an
// html/template, the InferenceService's metadata is its data, and the output is decoded over the
// container again (spec: controller E).
#ifndef KSP_KSERVE_EXPAND_H_
#define KSP_KSERVE_EXPAND_H_

#include <string>
#include <vector>

#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// One {{action}} of the template stage.
struct Expansion {
  std::string container;  // the container's name
  std::string path;       // of the string that holds it: "args[0]"
  std::string action;     // its text, braces included, as the person wrote it
  std::string value;      // what it evaluated to
  std::string escaped;    // what came out
  Origin where;           // of the string that holds it
  Origin from;            // of the value, where it is one (a label, an annotation, the name)
};

struct Expanded {
  Value container;                    // typed; null where there is an error
  std::string error;                  // Go's text: of parsing, executing or decoding the JSON
  std::vector<Expansion> expansions;  // in the order of the text
};

// `container` is a typed core.v1.Container, `metadata` the InferenceService's as the controller
// holds it in memory. An action's result that reaches the container has the author kTemplate.
Expanded Expand(const Release& release, const Value& container, const Value& metadata,
                Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_EXPAND_H_
