// The image tag of the serving container: by runtimeVersion, GPU or the lack of one (controller F;
// early releases 8).
#ifndef KSP_KSERVE_IMAGE_TAG_H_
#define KSP_KSERVE_IMAGE_TAG_H_

#include <string>
#include <string_view>

#include "kserve/config.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// What the tag depends on besides the container.
struct ImageTagInput {
  const Value* runtime_version = nullptr;  // model.runtimeVersion; null if it is not set
  std::string runtime_name;                // "" where KServe does not record it
  std::string server_type;                 // F22; "" if it is not known
};

void UpdateImageTag(const Release& release, const Config& config, const ImageTagInput& input,
                    Value* container, Trace* trace);

// The image with its tag replaced by `version`, or added (F3): `version` is the text of a Go
// regular expression's replacement, in which $1 and ${1} stand for ":tag", $2 for the tag, $$ for a
// dollar.
std::string ReplaceTag(std::string_view image, std::string_view version);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_IMAGE_TAG_H_
