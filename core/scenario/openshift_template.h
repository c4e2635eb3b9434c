// An OpenShift `Template`: its objects with its parameters put in, as `oc process` does.
#ifndef KSP_SCENARIO_OPENSHIFT_TEMPLATE_H_
#define KSP_SCENARIO_OPENSHIFT_TEMPLATE_H_

#include <vector>

#include "value/value.h"
#include "yaml/reader.h"

namespace ksp {

// True for kind Template of API group template.openshift.io (or v1, as it was).
bool IsOpenShiftTemplate(const Value& object);

struct ProcessedTemplate {
  std::vector<Value> objects;           // strings that changed keep their range
  std::vector<yaml::Problem> warnings;  // parameters without a value
};

// `${NAME}` inside a string is replaced by the parameter's value; a string that is `${{NAME}}` and
// no more becomes the JSON value that the parameter's text is. A name without a parameter stays.
ProcessedTemplate ProcessTemplate(const Value& object);

}  // namespace ksp

#endif  // KSP_SCENARIO_OPENSHIFT_TEMPLATE_H_
