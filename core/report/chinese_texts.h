// Every Chinese text of the core, one a line: those of the behaviours, then those of the messages,
// each in the order of its tables. Only for chinese.cc and for the program that writes the file.
#ifndef KSP_REPORT_CHINESE_TEXTS_H_
#define KSP_REPORT_CHINESE_TEXTS_H_

#include <cstddef>
#include <iterator>
#include <string_view>

namespace ksp {

#define BEHAVIOUR(field, since, until, english, chinese) true,
constexpr bool kBehaviourRows[] = {
#include "kserve/admission_behaviours.def"
#include "kserve/controller_behaviours.def"
};
constexpr std::size_t kBehaviourCount = std::size(kBehaviourRows);
#undef BEHAVIOUR

#define BEHAVIOUR(field, since, until, english, chinese) chinese "\n"
#define MESSAGE(code, english, chinese) chinese "\n"
constexpr std::string_view kChineseTexts =
#include "kserve/admission_behaviours.def"
#include "kserve/controller_behaviours.def"
#include "report/messages.def"
    ;
#undef MESSAGE
#undef BEHAVIOUR

}  // namespace ksp

#endif  // KSP_REPORT_CHINESE_TEXTS_H_
