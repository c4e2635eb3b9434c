// One scenario under two releases: what changes, and what changed in KServe between them.
#ifndef KSP_COMPARE_COMPARE_H_
#define KSP_COMPARE_COMPARE_H_

#include <string>
#include <string_view>
#include <vector>

#include "evaluate.h"
#include "kserve/release.h"
#include "value/value.h"

namespace ksp {

// Two reports of the same InferenceService and mode under two releases (docs/report.md,
// "Comparing"): `from`, `to` (release, answer), `changed`, and `differences` in what KServe makes
// of it: whether it is admitted, the runtime, the error, the objects.
Value CompareReports(const Value& from, const Value& to);

// Compares the reports of every InferenceService and mode; `settings.releases` are not used.
std::vector<Value> Compare(const Scenario& scenario, const Settings& settings,
                           const kserve::Release& from, const kserve::Release& to);

// The behaviours that begin or end after `from`, up to `to`, as texts.
std::vector<std::string> ChangesBetween(const kserve::Release& from, const kserve::Release& to,
                                        Language language);

}  // namespace ksp

#endif  // KSP_COMPARE_COMPARE_H_
