// What holds for an answer and is not as KServe ships it: it belongs to the answer.
#ifndef KSP_ANSWER_SETTINGS_H_
#define KSP_ANSWER_SETTINGS_H_

#include <vector>

#include "answer/outcome.h"
#include "report/message.h"

namespace ksp {

// One message for each setting that is not the usual one; none where all are.
std::vector<Message> MakeSettings(const Outcome& outcome);

}  // namespace ksp

#endif  // KSP_ANSWER_SETTINGS_H_
