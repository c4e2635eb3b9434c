#include "report/message.h"

#include <algorithm>
#include <array>
#include <vector>

#include "value/json.h"
#include "value/stable_sort.h"

namespace ksp {
namespace {

// clang-format off
constexpr MessageText kTexts[] = {
#define MESSAGE(code, english, chinese) {code, english, chinese},
#include "report/messages_read.def"
#include "report/messages_type.def"
#include "report/messages_admission.def"
#include "report/messages_controller.def"
#include "report/messages_expand.def"
#include "report/messages_answer.def"
#include "report/messages_meaning.def"
#include "report/messages_advice.def"
#include "report/messages_whatif.def"
#include "report/messages_settings.def"
#include "report/messages_link.def"
#undef MESSAGE
};
// clang-format on

const std::vector<MessageText>& Sorted() {
  static const std::vector<MessageText> sorted = [] {
    std::vector<MessageText> texts(std::begin(kTexts), std::end(kTexts));
    StableSort(&texts, [](const MessageText& a, const MessageText& b) { return a.code < b.code; });
    return texts;
  }();
  return sorted;
}

void AppendArgument(const Value& value, std::string* out) {
  if (value.is_string()) {
    out->append(value.string());
  } else if (value.is_list()) {
    bool first = true;
    for (const Value& item : value.list()) {
      if (!first) out->append(", ");
      first = false;
      AppendArgument(item, out);
    }
  } else {
    out->append(WriteJson(value));
  }
}

}  // namespace

const MessageText* FindMessageText(std::string_view code) {
  const std::vector<MessageText>& texts = Sorted();
  auto it =
      std::lower_bound(texts.begin(), texts.end(), code,
                       [](const MessageText& text, std::string_view c) { return text.code < c; });
  return it != texts.end() && it->code == code ? &*it : nullptr;
}

std::string Render(const Message& message, Language language) {
  const MessageText* found = FindMessageText(message.code);
  if (found == nullptr) return message.code;
  std::string_view text = language == Language::kEnglish ? found->english : found->chinese;
  std::string out;
  while (!text.empty()) {
    std::size_t open = text.find('{');
    std::size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    out.append(text.substr(0, open));
    const Value* arg = message.args.Find(text.substr(open + 1, close - open - 1));
    if (arg != nullptr) {
      AppendArgument(*arg, &out);
    } else {
      out.append(text.substr(open, close - open + 1));
    }
    text.remove_prefix(close + 1);
  }
  out.append(text);
  return out;
}

}  // namespace ksp
