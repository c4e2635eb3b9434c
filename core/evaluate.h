// The one entry point: a scenario in, reports out (docs/report.md). Total: whatever the input, the
// answer is a list of reports, and no exception leaves.
#ifndef KSP_EVALUATE_H_
#define KSP_EVALUATE_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answer/report.h"
#include "kserve/config.h"
#include "kserve/release.h"
#include "report/message.h"
#include "scenario/documents.h"
#include "value/value.h"

namespace ksp {

// What was pasted, read once for all releases and modes.
class Scenario {
 public:
  explicit Scenario(std::vector<Source> sources, std::string_view default_namespace = "default");

  const std::vector<Source>& sources() const { return sources_; }
  const std::vector<Document>& documents() const { return documents_; }
  const std::string& default_namespace() const { return default_namespace_; }

 private:
  std::vector<Source> sources_;
  std::string default_namespace_;
  std::vector<Document> documents_;
};

struct Settings {
  std::vector<const kserve::Release*> releases;  // in the order wanted
  std::vector<kserve::DeploymentMode> modes;     // empty: as the configuration has it
  std::optional<bool> catalog;  // if unset, the first line of a source says, else on
  Value config;  // keys of inferenceservice-config, a map; null: those of a pasted ConfigMap
  Language language = Language::kEnglish;
  Detail detail = Detail::kFull;
};

// A report for each release, then mode, then InferenceService in document order; one without an
// InferenceService where there is none.
std::vector<Value> Evaluate(const Scenario& scenario, const Settings& settings);

}  // namespace ksp

#endif  // KSP_EVALUATE_H_
