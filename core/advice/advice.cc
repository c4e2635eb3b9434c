#include "advice/advice.h"

#include "advice/api_versions.h"
#include "advice/field_hints.h"
#include "advice/placeholders.h"
#include "advice/runtimes.h"

namespace ksp {

void Advise(const Outcome& outcome, Trace* trace) {
  advice::HintAtFields(outcome, trace);
  advice::TellApiVersions(outcome, trace);
  advice::TellRuntimes(outcome, trace);
  advice::TellPlaceholders(outcome, trace);
}

}  // namespace ksp
