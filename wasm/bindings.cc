// The engine as JavaScript sees it: JSON text in and out (core/request.h, docs/report.md). Text
// keeps the boundary small, and the same functions can be tested natively.
#include <emscripten/bind.h>

#include <string>

#include "report/chinese.h"
#include "request.h"

namespace {

std::string Evaluate(const std::string& request) { return ksp::EvaluateJson(request); }
std::string WhatIf(const std::string& request) { return ksp::WhatIfJson(request); }
std::string Catalog(const std::string& release) { return ksp::CatalogJson(release); }
std::string Releases(const std::string& language) { return ksp::ReleasesJson(language); }
bool AddChinese(const std::string& texts) { return ksp::AddChinese(texts); }
std::string Version() { return KSP_VERSION; }

}  // namespace

EMSCRIPTEN_BINDINGS(kserve_playground) {
  emscripten::function("evaluate", &Evaluate);
  emscripten::function("whatIf", &WhatIf);
  emscripten::function("catalog", &Catalog);
  emscripten::function("releases", &Releases);
  emscripten::function("addChinese", &AddChinese);
  emscripten::function("version", &Version);
}
