// The report as JSON (docs/report.md).
#ifndef KSP_ANSWER_REPORT_H_
#define KSP_ANSWER_REPORT_H_

#include <vector>

#include "answer/line_index.h"
#include "answer/outcome.h"
#include "report/message.h"
#include "value/value.h"

namespace ksp {

struct ReportOptions {
  Language language = Language::kEnglish;
  bool detail = true;                             // also what the playground adds
  const std::vector<LineIndex>* lines = nullptr;  // of each source; used with `detail`
};

Value MakeReport(const Outcome& outcome, const ReportOptions& options);

}  // namespace ksp

#endif  // KSP_ANSWER_REPORT_H_
