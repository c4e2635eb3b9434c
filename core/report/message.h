// Messages are structured: a code and arguments. Prose is made in one place, from the tables in
// core/report/messages_*.def, in English and Simplified Chinese side by side.
#ifndef KSP_REPORT_MESSAGE_H_
#define KSP_REPORT_MESSAGE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp {

enum class Language { kEnglish, kChinese };

struct Message {
  std::string code;  // a code of the message tables, such as "resolve.winner"
  Map args;          // the values for the {names} in its text
};

// The text of `message`; `{name}` is replaced by the argument of that name (a list is joined by
// ", "), and code with a backquote in it gets double ones around it. A code that no table has gives
// the code itself, which a test forbids. In Chinese only if HasChinese() (report/chinese.h).
std::string Render(const Message& message, Language language);

// For the test that every code used is in a table and that both languages use the same names.
struct MessageText {
  std::string_view code;
  std::string_view english;
  std::size_t row;  // for ChineseMessage(), in report/chinese.h
};
const MessageText* FindMessageText(std::string_view code);  // null if there is none

}  // namespace ksp

#endif  // KSP_REPORT_MESSAGE_H_
