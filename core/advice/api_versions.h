// KServe's kinds under an apiVersion that KServe does not look at.
#ifndef KSP_ADVICE_API_VERSIONS_H_
#define KSP_ADVICE_API_VERSIONS_H_

#include "answer/outcome.h"
#include "report/trace.h"

namespace ksp::advice {

// Documents that were passed over for their apiVersion: KFServing's group, another version, none.
void TellApiVersions(const Outcome& outcome, Trace* trace);

}  // namespace ksp::advice

#endif  // KSP_ADVICE_API_VERSIONS_H_
