// Fields that KServe does not know, and scalars of a wrong type: what was probably meant.
#ifndef KSP_ADVICE_FIELD_HINTS_H_
#define KSP_ADVICE_FIELD_HINTS_H_

#include "answer/outcome.h"
#include "report/trace.h"

namespace ksp::advice {

// Makes the diagnostics of dropped fields and of wrong types in `trace` more helpful. A field that
// is unknown here is one of another release, or one of a place nearby, or misspelt.
void HintAtFields(const Outcome& outcome, Trace* trace);

}  // namespace ksp::advice

#endif  // KSP_ADVICE_FIELD_HINTS_H_
