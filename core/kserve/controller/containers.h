// The pod of a predictor that has a runtime: its containers merged, templated and put in order
// (controller D.4, E, F, I5 to I9; early releases 7.3).
#ifndef KSP_KSERVE_CONTAINERS_H_
#define KSP_KSERVE_CONTAINERS_H_

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
  Failure failure;
  std::vector<Expansion> expansions;
};

// False if it failed; `built` then has no pod.
bool BuildPod(const Release& release, const Config& config, const ContainersInput& input,
              Trace* trace, BuiltPod* built);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_CONTAINERS_H_
