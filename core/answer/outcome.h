// What the stages gave for one release, mode and InferenceService; the report is made from it.
#ifndef KSP_ANSWER_OUTCOME_H_
#define KSP_ANSWER_OUTCOME_H_

#include <memory>
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
  kserve::Config config;       // that holds, with the default mode of this answer
  bool config_pasted = false;  // it is that of a ConfigMap among the documents
  std::string_view default_namespace = "default";
  bool catalog = true;
  std::optional<std::size_t> broken;  // the first document that is not YAML; nothing follows it
  const std::vector<RuntimeOutcome>* runtimes = nullptr;
  std::optional<std::size_t> inference_service;  // its document
  std::optional<std::size_t> stored;  // the document that it updates; nothing if it is created
  kserve::InferenceServiceAdmission admission;
  std::unique_ptr<kserve::Reconciled> reconciled;  // where it was admitted
  Trace trace;
};

}  // namespace ksp

#endif  // KSP_ANSWER_OUTCOME_H_
