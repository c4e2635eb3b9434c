#include "report/message.h"

#include <algorithm>
#include <vector>

#include "report/chinese.h"
#include "value/json.h"
#include "value/stable_sort.h"
#include "value/text_list.h"

namespace ksp {
namespace {

// A list a column: what is alike compresses best side by side.
constexpr char kCodes[] =
#define MESSAGE(code, english, chinese) code "\0"
#include "report/messages.def"
#undef MESSAGE
    ;
constexpr char kEnglish[] =
#define MESSAGE(code, english, chinese) english "\0"
#include "report/messages.def"
#undef MESSAGE
    ;

const std::vector<MessageText>& Sorted() {
  static const std::vector<MessageText> sorted = [] {
    std::vector<MessageText> texts;
    TextList codes(kCodes);
    TextList english(kEnglish);
    while (!codes.empty()) {
      texts.push_back({codes.TakeFirst(), english.TakeFirst(), texts.size()});
    }
    StableSort(&texts, [](const MessageText& a, const MessageText& b) { return a.code < b.code; });
    return texts;
  }();
  return sorted;
}

void AppendValue(const Value& value, std::string* out) {
  if (value.is_string()) {
    out->append(value.string());
  } else if (value.is_list()) {
    bool first = true;
    for (const Value& item : value.list()) {
      if (!first) out->append(", ");
      first = false;
      AppendValue(item, out);
    }
  } else {
    out->append(WriteJson(value));
  }
}

// What stands in the place of `placeholder`. Code that holds a backquote stands between two of
// them, as in Markdown; `is_code`: the text has one on either side.
void AppendArgument(const Value* arg, std::string_view placeholder, bool is_code,
                    std::string* out) {
  std::string written;
  if (arg == nullptr) {
    written = placeholder;
  } else {
    AppendValue(*arg, &written);
  }
  const bool is_wrapped = is_code && written.find('`') != written.npos;
  if (is_wrapped) out->append("` ");
  out->append(written);
  if (is_wrapped) out->append(" `");
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
  std::string_view text =
      language == Language::kEnglish ? found->english : ChineseMessage(found->row);
  std::string out;
  while (!text.empty()) {
    std::size_t open = text.find('{');
    std::size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    out.append(text.substr(0, open));
    const std::string_view placeholder = text.substr(open, close - open + 1);
    const Value* arg = message.args.Find(placeholder.substr(1, placeholder.size() - 2));
    text.remove_prefix(close + 1);
    const bool is_code = !out.empty() && out.back() == '`' && !text.empty() && text.front() == '`';
    AppendArgument(arg, placeholder, is_code, &out);
  }
  out.append(text);
  return out;
}

}  // namespace ksp
