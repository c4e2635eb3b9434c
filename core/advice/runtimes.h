// Pasted runtimes that will not do what was probably meant.
#ifndef KSP_ADVICE_RUNTIMES_H_
#define KSP_ADVICE_RUNTIMES_H_

#include "answer/outcome.h"
#include "report/trace.h"

namespace ksp::advice {

// Formats without `autoSelect` in a runtime that nothing names, runtimes that replace a built-in
// one, and ServingRuntimes out of reach of every InferenceService.
void TellRuntimes(const Outcome& outcome, Trace* trace);

}  // namespace ksp::advice

#endif  // KSP_ADVICE_RUNTIMES_H_
