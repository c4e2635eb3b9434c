// What the stages gave for one release, mode and InferenceService; the report is made from it.
#ifndef KSP_ANSWER_OUTCOME_H_
#define KSP_ANSWER_OUTCOME_H_

#include <optional>
#include <vector>

#include "kserve/admission/inference_service_admission.h"
#include "kserve/admission/runtime_admission.h"
#include "kserve/cluster.h"
#include "kserve/config.h"
#include "kserve/controller/reconcile.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "scenario/documents.h"

namespace ksp {

// A pasted runtime and what became of it.
struct RuntimeOutcome {
  std::size_t document = 0;
  kserve::RuntimeAdmission admission;
};

struct Outcome {
  const std::vector<Source>* sources = nullptr;
  const std::vector<Document>* documents = nullptr;
  const kserve::Release* release = nullptr;
  kserve::DeploymentMode default_mode = kserve::DeploymentMode::kKnative;
  bool catalog = true;
  std::optional<std::size_t> broken;  // the first document that is not YAML; nothing follows it
  const std::vector<RuntimeOutcome>* runtimes = nullptr;
  std::optional<std::size_t> inference_service;  // its document
  kserve::InferenceServiceAdmission admission;
  std::optional<kserve::Reconciled> reconciled;  // where it was admitted
  Trace trace;
};

}  // namespace ksp

#endif  // KSP_ANSWER_OUTCOME_H_
