// What a person should know of the actions of a template: what each became, where HTML escaping
// changed a value, and why a template fails (controller E11, E20 to E26).
#ifndef KSP_KSERVE_TEMPLATE_DIAGNOSTICS_H_
#define KSP_KSERVE_TEMPLATE_DIAGNOSTICS_H_

#include "gotemplate/template.h"
#include "kserve/controller/expand.h"
#include "kserve/controller/template_source.h"
#include "report/trace.h"

namespace ksp::kserve {

// `expanded` is what became of `execution`; its expansions are those of the execution's actions.
void TraceExpansions(const gotemplate::Execution& execution, const TemplateSource& source,
                     const Expanded& expanded, Trace* trace);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_TEMPLATE_DIAGNOSTICS_H_
