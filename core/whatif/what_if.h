// What would mend it: small edits of what was pasted, each tried through the whole pipeline. Only
// edits that do what they claim are told.
#ifndef KSP_WHATIF_WHAT_IF_H_
#define KSP_WHATIF_WHAT_IF_H_

#include <string_view>
#include <vector>

#include "evaluate.h"
#include "value/value.h"

namespace ksp {

// For each report of Evaluate, in its order, {"candidates": [...], "refused": [...], "answer":
// [...]}: `candidates` has for each rejected runtime `name`, `kind`, `namespace` and, where one was
// found, `eligible` (the smallest edit that lets implicit selection take it) and `wins` (the one
// that makes it serve the model); `refused` has for each runtime that the cluster does not let in
// `document`, `name`, `kind` and `admitted`, the edit after which it does; `answer` has up to three
// edits after which a refused or failing InferenceService is served, the smallest first. An edit is
// {"text", "answer", "edits":
// [{"source", "begin", "end", "replacement"}]}: what it does, the answer's sentence after it, and
// the bytes.
Value WhatIf(const std::vector<Source>& sources, std::string_view default_namespace,
             const Settings& settings);

}  // namespace ksp

#endif  // KSP_WHATIF_WHAT_IF_H_
