// Labels and annotations of what the predictor creates (controller C.5, D50 to D57; early releases
// 5.1 and E79).
#ifndef KSP_KSERVE_OBJECT_META_H_
#define KSP_KSERVE_OBJECT_META_H_

#include <initializer_list>
#include <optional>
#include <string_view>

#include "kserve/config.h"
#include "kserve/controller/status.h"
#include "kserve/release.h"
#include "report/trace.h"
#include "value/value.h"

namespace ksp::kserve {

inline constexpr std::string_view kSourceUriAnnotation =
    "internal.serving.kserve.io/storage-initializer-sourceuri";
inline constexpr std::string_view kServiceLabel = "serving.kserve.io/inferenceservice";
inline constexpr std::string_view kComponentLabel = "component";

// The annotations without those that are not passed on (D50 to D52). Null counts as none.
Value FilterAnnotations(const Release& release, const Config& config, const Value* annotations);

// The filtered annotations of `object` with those for the pod webhook: logger, batcher, storage,
// agent (C50 to C54, C56, C58). The storage URI is not among them.
Value WorkingAnnotations(const Release& release, const Config& config, const Value& object,
                         Trace* trace);

// Adds the annotation of the predictor's storage URI, if it has one, and checks it (C55, C57, C60).
Failure AnnotateStorageUri(const Release& release, const Value& predictor, Value* annotations,
                           Trace* trace);

// Maps of strings joined; a later one wins. Nulls count as empty.
Value Union(std::initializer_list<const Value*> maps);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_OBJECT_META_H_
