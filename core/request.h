// The core by JSON, for the page and other programs: requests and answers of docs/report.md.
#ifndef KSP_REQUEST_H_
#define KSP_REQUEST_H_

#include <string>
#include <string_view>

namespace ksp {

// {"reports": [...]}, or {"error": "..."} where the request cannot be used: also one in Chinese
// where the texts are not here (report/chinese.h).
std::string EvaluateJson(std::string_view request);

// {"whatIf": [...]} for each report of the request, in the same order.
std::string WhatIfJson(std::string_view request);

// The built-in runtimes of a release: [{"name", "yaml"}]; empty for an unknown release.
std::string CatalogJson(std::string_view release);

// All releases, oldest first: [{"name", "behaviours": [{"field", "since", "until", "text"}]}], each
// with the behaviours that begin with it or end before it. Or {"error": "..."} as above.
std::string ReleasesJson(std::string_view language);

}  // namespace ksp

#endif  // KSP_REQUEST_H_
