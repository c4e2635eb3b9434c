// Values that a person, a shell or Helm was to fill in, and did not.
#ifndef KSP_ADVICE_PLACEHOLDERS_H_
#define KSP_ADVICE_PLACEHOLDERS_H_

#include "answer/outcome.h"
#include "report/trace.h"

namespace ksp::advice {

// `<name>`, `${X}`, and `{{…}}` where KServe fills no templates in.
void TellPlaceholders(const Outcome& outcome, Trace* trace);

}  // namespace ksp::advice

#endif  // KSP_ADVICE_PLACEHOLDERS_H_
