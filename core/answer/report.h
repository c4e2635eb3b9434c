// The report as JSON (docs/report.md).
#ifndef KSP_ANSWER_REPORT_H_
#define KSP_ANSWER_REPORT_H_

#include <vector>

#include "answer/line_index.h"
#include "answer/outcome.h"
#include "report/message.h"
#include "value/value.h"

namespace ksp {

// What a report holds.
enum class Detail {
  kNone,     // KServe's own answer
  kOutcome,  // also the answer, the documents, and the candidates without reasons
  kFull,     // all that the playground adds
};

struct ReportOptions {
  Language language = Language::kEnglish;
  Detail detail = Detail::kFull;
  const std::vector<LineIndex>* lines = nullptr;  // of each source; used beyond kNone
};

Value MakeReport(const Outcome& outcome, const ReportOptions& options);

}  // namespace ksp

#endif  // KSP_ANSWER_REPORT_H_
