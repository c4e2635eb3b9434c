// What the controller makes of an admitted InferenceService: resolve, merge, expand, deploy, status
// (spec: controller; early releases 3 to 9).
#ifndef KSP_KSERVE_RECONCILE_H_
#define KSP_KSERVE_RECONCILE_H_

#include <optional>
#include <string>
#include <vector>

#include "kserve/cluster.h"
#include "kserve/config.h"
#include "kserve/controller/expand.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// One check of one runtime. `code` names it: "scope", "disabled", "multiModel", "format",
// "version", "autoSelect", "protocol", "workers".
struct Check {
  enum class Result { kPassed, kFailed, kNotReached, kNotChecked };
  std::string_view code;
  Result result = Result::kNotReached;
  Message reason;                // why it passed or failed: "check.<code>.<outcome>"
  std::vector<Origin> evidence;  // the lines it speaks of, in the runtime and the InferenceService
};

struct Candidate {
  const InstalledRuntime* runtime = nullptr;
  std::vector<Check> checks;
  bool eligible = false;
  // The sort keys (controller A6 to A9, A31) and the place after both sorts; only where eligible.
  int protocol_rank = 5;
  std::optional<std::int64_t> priority;
  std::optional<std::size_t> place;
};

struct Reconciled {
  std::string mode;                     // by the release's name; "" only if an error came first
  std::vector<std::string> supporting;  // what implicit selection would return, in order
  std::string supporting_error;
  std::vector<Candidate> candidates;  // every runtime in reach, namespace first
  std::optional<std::size_t> winner;  // in `candidates`: the runtime that reconcile uses
  std::string error;                  // what the predictor's reconcile returns
  bool panicked = false;
  std::string panic;  // why it crashes, for a person; "" if it does not
  Value model;        // spec.predictor.model as reconcile leaves it, or null
  Value status;       // as the predictor's reconciler leaves it, or null
  std::vector<Value> deployments;
  std::vector<Value> knative_services;
  std::vector<Expansion> expansions;
};

// `object` is InferenceServiceAdmission::defaulted, typed; the update of a stored one has its
// status.
Reconciled Reconcile(const Release& release, const Config& config, const Value& object,
                     const Cluster& cluster, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RECONCILE_H_
