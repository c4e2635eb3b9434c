// The pod of a predictor that has a runtime: its containers merged, templated and put in order
// (controller D.4, E, F, I5 to I9; early releases 7.3).
#ifndef KSP_KSERVE_CONTAINERS_H_
#define KSP_KSERVE_CONTAINERS_H_

#include <optional>
#include <vector>

#include "kserve/config.h"
#include "kserve/controller/expand.h"
#include "kserve/controller/image_tag.h"
#include "kserve/controller/status.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

struct ContainersInput {
  const Value* object = nullptr;  // the InferenceService, with a model
  const Value* runtime_spec = nullptr;
  ImageTagInput image;
};

struct BuiltPod {
  Value spec;
  std::optional<Failure> failure;
  std::vector<Expansion> expansions;
};

BuiltPod BuildPod(const Release& release, const Config& config, const ContainersInput& input,
                  Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CONTAINERS_H_
