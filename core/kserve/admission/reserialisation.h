// What the mutating webhook changes merely because it decodes the object into Go types and encodes
// it again (spec: admission A70 to A75).
#ifndef KSP_KSERVE_RESERIALISATION_H_
#define KSP_KSERVE_RESERIALISATION_H_

#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// Tells which values were rewritten and which fields went away between `sent` and `typed`.
void DescribeReserialisation(const Release& release, const Value& sent, const Value& typed,
                             Trace* trace);

// A75: `defaulted` with those fields of `sent` that are missing in it only because `typed`, what
// was sent after decoding and encoding, does not have them either.
Value KeepZeroValues(const Value& sent, const Value& typed, const Value& defaulted);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RESERIALISATION_H_
