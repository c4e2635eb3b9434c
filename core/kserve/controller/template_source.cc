#include "kserve/controller/template_source.h"

#include <algorithm>
#include <utility>

#include "value/json.h"

namespace ksp::kserve {
namespace {

std::string Unescaped(std::string_view string_content, bool* good) {
  const JsonParsed parsed = ParseJson("\"" + std::string(string_content) + "\"");
  *good = !parsed.error.has_value();
  return parsed.value.string();
}

// Walks a JSON text and the value that it is of, and notes every string.
class Walker {
 public:
  Walker(std::string_view text, std::vector<TemplateString>* strings)
      : text_(text), strings_(strings) {}

  void Walk(const Value& root) {
    open_.push_back({&root, nullptr, "", 0});
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        String();
        continue;
      }
      ++at_;
      if (c == '{' || c == '[') {
        Open();
      } else if ((c == '}' || c == ']') && open_.size() > 1) {
        open_.pop_back();
      } else if (c == ',') {
        NextElement();
      }
    }
  }

 private:
  // What is open: a list or map, of which one element is being read.
  struct Level {
    const Value* value = nullptr;  // null where the container has none
    const Entry* entry = nullptr;  // of a map: the element, once its key is read
    std::string path;              // of the value
    std::size_t index = 0;         // of a list: the element
    bool has_key = false;
  };

  bool InMap() const {
    const Value* value = open_.back().value;
    return open_.size() > 1 && value != nullptr && value->is_map();
  }

  const Value* Element() const {
    const Level& level = open_.back();
    if (open_.size() == 1) return level.value;
    if (InMap()) return level.entry == nullptr ? nullptr : &level.entry->value;
    if (level.value == nullptr || level.index >= level.value->list().size()) return nullptr;
    return &level.value->list()[level.index];
  }

  std::string ElementPath() const {
    const Level& level = open_.back();
    if (open_.size() == 1) return "";
    if (!InMap()) return level.path + "[" + std::to_string(level.index) + "]";
    const std::string key = level.entry == nullptr ? "" : level.entry->key;
    return level.path.empty() ? key : level.path + "." + key;
  }

  void Open() { open_.push_back({Element(), nullptr, ElementPath(), 0}); }

  void NextElement() {
    ++open_.back().index;
    open_.back().has_key = false;
    open_.back().entry = nullptr;
  }

  void String() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    Level& level = open_.back();
    const bool is_key = InMap() && !level.has_key;
    if (is_key) {
      bool good = false;
      const std::string key = Unescaped(text_.substr(begin + 1, at_ - begin - 2), &good);
      level.entry = level.value->map().FindEntry(key);
      level.has_key = true;
    }
    Origin where;
    if (is_key && level.entry != nullptr) {
      where = level.entry->key_origin;
    } else if (const Value* element = Element()) {
      where = element->origin();
    }
    strings_->push_back({begin, at_, ElementPath(), where});
  }

  std::string_view text_;
  std::vector<TemplateString>* strings_;
  std::size_t at_ = 0;
  std::vector<Level> open_;
};

}  // namespace

TemplateSource::TemplateSource(std::string text, const Value& container) : text_(std::move(text)) {
  Walker(text_, &strings_).Walk(container);
}

const TemplateString* TemplateSource::StringAt(std::size_t offset) const {
  auto it = std::upper_bound(
      strings_.begin(), strings_.end(), offset,
      [](std::size_t at, const TemplateString& string) { return at < string.begin; });
  if (it == strings_.begin() || offset >= std::prev(it)->end) return nullptr;
  return &*std::prev(it);
}

std::string TemplateSource::AsWritten(std::size_t begin, std::size_t end) const {
  const std::string_view part = std::string_view(text_).substr(begin, end - begin);
  bool good = false;
  std::string written = Unescaped(part, &good);
  return good ? written : std::string(part);
}

}  // namespace ksp::kserve
