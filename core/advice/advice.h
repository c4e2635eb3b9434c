// What a person should know of the texts that were pasted, beyond what KServe does with them. Where
// one edit mends it, the edit comes with it.
#ifndef KSP_ADVICE_ADVICE_H_
#define KSP_ADVICE_ADVICE_H_

#include "answer/outcome.h"
#include "report/trace.h"

namespace ksp {

// Adds diagnostics to `trace`, and hints and edits to those of dropped fields and wrong types that
// are there.
void Advise(const Outcome& outcome, Trace* trace);

}  // namespace ksp

#endif  // KSP_ADVICE_ADVICE_H_
