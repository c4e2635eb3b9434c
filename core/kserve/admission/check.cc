#include "kserve/admission/check.h"

#include "k8s/go_text.h"

namespace ksp::kserve {

bool Verdict::Refuse(const char* code, const char* text, const Origin& where, Arguments arguments) {
  if (!passed()) return false;
  code_ = code;
  message_ = Format(text, arguments);
  where_ = where;
  return false;
}

bool Verdict::Crash(const char* code, const char* text, const Origin& where) {
  if (panic_) return false;
  panic_ = true;
  code_ = code;
  message_ = text;
  where_ = where;
  return false;
}

bool Verdict::Prefix(const char* text, Arguments arguments) {
  if (!panic_) message_.insert(0, Format(text, arguments));
  return false;
}

std::string Verdict::Format(std::string_view text, Arguments arguments) const {
  const std::string_view* next = arguments.begin();
  std::string out;
  while (true) {
    std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == text.npos) return out;
    std::size_t close = text.find('}', open);
    std::string_view inner = text.substr(open + 1, close - open - 1);
    text.remove_prefix(close + 1);
    std::size_t bar = inner.find('|');
    if (bar != inner.npos) {
      out += sentences_ ? inner.substr(0, bar) : inner.substr(bar + 1);
    } else if (inner.empty()) {
      out += *next++;
    } else {
      out += k8s::GoQuote(*next++);
    }
  }
}

const Origin& OriginOf(const Value* value) {
  static constexpr Origin kNone;
  return value == nullptr ? kNone : value->origin();
}

}  // namespace ksp::kserve
