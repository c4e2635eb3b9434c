// Tags, and the directives in front of a document that declare their handles.
#ifndef KSP_YAML_SCAN_TAGS_H_
#define KSP_YAML_SCAN_TAGS_H_

#include <map>
#include <string>

#include "yaml/scan/cursor.h"

namespace ksp::yaml {

struct Directives {
  bool version = false;                                     // %YAML was there
  std::map<std::string, std::string, std::less<>> handles;  // of %TAG
};

// Reads the directive here, up to the next line. `declared` is null for one behind the document:
// only its form is looked at.
void ReadDirective(Cursor* in, Directives* declared);

// Reads the tag here: the whole of it, its handle resolved. One that no directive declares is
// refused, or left out if `any_handle`.
std::string ReadTag(Cursor* in, const Directives& directives, bool any_handle);

}  // namespace ksp::yaml

#endif  // KSP_YAML_SCAN_TAGS_H_
