// Which runtime serves a model: implicit selection among those in reach, or the one that the
// InferenceService names (controller A, B; early releases 3 and 4).
#ifndef KSP_KSERVE_RESOLVE_H_
#define KSP_KSERVE_RESOLVE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kserve/cluster.h"
#include "kserve/controller/reconcile.h"
#include "kserve/controller/status.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// What implicit selection would return, whether or not a runtime is named. Where one is, it passes
// over autoSelect as KServe does (A22).
struct Selection {
  std::vector<Candidate> candidates;                // all in reach: the namespace's, the cluster's
  std::vector<const InstalledRuntime*> supporting;  // the eligible ones, in order
};

// `model` is spec.predictor.model, `multi_node` whether the predictor has a workerSpec.
Selection SelectRuntimes(const Release& release, const Value& model, bool multi_node,
                         std::string_view name_space, const Cluster& cluster);

// By name: the namespace's runtime hides the cluster's (B1, B2); null if there is neither.
const InstalledRuntime* FindRuntime(const Cluster& cluster, std::string_view name_space,
                                    std::string_view name);

// The checks of a runtime that is named (B10 to B13). `runtime` is null if it was not found.
Failure CheckNamedRuntime(const Release& release, const Value& model,
                          const InstalledRuntime* runtime);

// Nothing supports the model (I1, I3).
Failure NoRuntime(const Value& model);

// The protocol of a runtime's best rank (A7, C40): "v1", …, or "" if it lists none that is known.
std::string_view BestProtocol(const Value& runtime_spec);

// Tells how the winner of implicit selection came to be, or that there is none.
void ExplainSelection(const Release& release, const Value& model, const Selection& selection,
                      Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RESOLVE_H_
