// The Chinese texts of messages and behaviours. Native programs have them compiled in. The engine
// of the page (KSP_CHINESE_APART) does not, for most people do not read Chinese: it is given them.
#ifndef KSP_REPORT_CHINESE_H_
#define KSP_REPORT_CHINESE_H_

#include <cstddef>
#include <string_view>

namespace ksp {

// Whether the texts are here.
bool HasChinese();

// Takes the texts (kChineseTexts of chinese_texts.h) for as long as the program runs. False, and
// nothing has changed, where they are not this engine's own, which it knows by their hash.
bool AddChinese(std::string_view texts);

// The text of a row of the tables of messages, or of behaviours. Only if HasChinese().
std::string_view ChineseMessage(std::size_t row);
std::string_view ChineseBehaviour(std::size_t row);

}  // namespace ksp

#endif  // KSP_REPORT_CHINESE_H_
