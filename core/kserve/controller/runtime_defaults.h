// What KServe sets on the InferenceService in memory once it knows the runtime: the defaults of
// MLServer, TorchServe and Triton, and the protocol (controller C.1 to C.4; early releases 5).
#ifndef KSP_KSERVE_RUNTIME_DEFAULTS_H_
#define KSP_KSERVE_RUNTIME_DEFAULTS_H_

#include <string_view>

#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

// The server type of a runtime's name (C2, C4, C5); "" if it has none.
std::string_view ServerTypeOfName(const Release& release, std::string_view runtime_name);

// The server type that decides about images (F22): an empty annotation counts as none (F24).
// `runtime_annotations` are those of the runtime's metadata; null if there are none.
std::string_view ServerTypeForImage(const Release& release, const Value* runtime_annotations,
                                    std::string_view runtime_name);

// Sets the defaults on `object`, an InferenceService whose model.runtime is set.
void SetRuntimeDefaults(const Release& release, const Value* runtime_annotations, Value* object,
                        Trace* trace);

// Sets the protocol that the runtime speaks best, where there is none yet (C40).
void AssignProtocol(const Value& runtime_spec, Value* object, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_RUNTIME_DEFAULTS_H_
