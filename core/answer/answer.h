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
  enum class Kind {
    kServes,
    kModelMesh,
    kNoRuntime,
    kError,
    kCrash,
    kRejected,
    kNotYaml,
    kTooMuch,  // beyond a limit of ours
    kNothing,
  };
  Kind kind = Kind::kNothing;
  Message text;                  // "answer.*"
  std::string quote;             // a refusal, verbatim; "" if there is none
  std::string_view quoted_from;  // "KServe" or "Kubernetes"
  const kserve::Candidate* winner = nullptr;
  std::vector<Origin> evidence;
};

std::string_view KindName(Answer::Kind kind);  // as in the report

// `language` is for the parts of the sentence that are messages of their own.
Answer MakeAnswer(const Outcome& outcome, Language language);

}  // namespace ksp

#endif  // KSP_ANSWER_ANSWER_H_
