// How the parts of the engine give up: as Go panics inside text/template and recovers at its edge,
// a Failure is thrown inside this folder and caught in template.cc. None leaves the folder.
#ifndef KSP_GOTEMPLATE_FAILURE_H_
#define KSP_GOTEMPLATE_FAILURE_H_

#include <string>

namespace ksp::gotemplate {

struct Failure {
  std::string message;  // Go's text, or ours
  bool ours = false;    // Go would have gone on: a limit of ours, or a thing that we do not know
};

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_FAILURE_H_
