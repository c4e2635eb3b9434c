// The answer as one sentence: what happens, and the reason that decided it.
#ifndef KSP_ANSWER_ANSWER_H_
#define KSP_ANSWER_ANSWER_H_

#include <string>
#include <string_view>
#include <vector>

#include "answer/outcome.h"
#include "report/message.h"

namespace ksp {

struct Answer {
  // As in the report: "serves", "modelMesh", "noRuntime", "error", "crash", "rejected", "notYaml",
  // "tooMuch" (beyond a limit of ours) or "nothing".
  std::string_view kind;
  Message text;                        // "answer.*"
  const std::string* quote = nullptr;  // a refusal, verbatim; null if there is none
  std::string_view quoted_from;        // "KServe" or "Kubernetes"
  const kserve::Candidate* winner = nullptr;
  std::vector<Origin> evidence;
};

// `language` is for the parts of the sentence that are messages of their own. What it points to is
// the outcome's.
Answer MakeAnswer(const Outcome& outcome, Language language);

}  // namespace ksp

#endif  // KSP_ANSWER_ANSWER_H_
