// What a refusal of KServe or of the API server means, in plain words.
#ifndef KSP_ANSWER_MEANING_H_
#define KSP_ANSWER_MEANING_H_

#include <optional>
#include <string_view>

#include "report/message.h"

namespace ksp {

// `text` is a refusal, verbatim. Nothing for one that speaks for itself.
std::optional<Message> MeaningOf(std::string_view text);

}  // namespace ksp

#endif  // KSP_ANSWER_MEANING_H_
