#include "link/texts.h"

#include <utility>
#include <vector>

#include "kserve/catalog.h"
#include "kserve/release.h"
#include "value/yaml_writer.h"

namespace ksp::link {
namespace {

struct BuiltIn {
  std::string name;
  std::string yaml;  // without its last line break
};

std::vector<BuiltIn> BuiltInsOf(std::string_view release) {
  std::vector<BuiltIn> built_ins;
  const kserve::Release* found = kserve::FindRelease(release);
  if (found == nullptr) return built_ins;
  for (const Value& object : kserve::BuiltInRuntimes(*found)) {
    std::string yaml = WriteYaml(object).text;
    yaml.pop_back();
    built_ins.push_back({object.StringAt({"metadata", "name"}), std::move(yaml)});
  }
  return built_ins;
}

// The longest that `text` begins with; null if there is none.
const BuiltIn* BuiltInAt(std::string_view text, const std::vector<BuiltIn>& built_ins) {
  const BuiltIn* longest = nullptr;
  for (const BuiltIn& built_in : built_ins) {
    if (!text.starts_with(built_in.yaml)) continue;
    if (longest == nullptr || built_in.yaml.size() > longest->yaml.size()) longest = &built_in;
  }
  return longest;
}

}  // namespace

Value ShortenText(std::string_view text, std::string_view release) {
  const std::vector<BuiltIn> built_ins = BuiltInsOf(release);
  List pieces;
  std::size_t done = 0;  // everything before is in `pieces`
  for (std::size_t line = 0; line < text.size();) {
    if (const BuiltIn* built_in = BuiltInAt(text.substr(line), built_ins)) {
      if (line > done) pieces.emplace_back(text.substr(done, line - done));
      pieces.push_back(Value::MapOf({{"builtIn", built_in->name}}));
      line = done = line + built_in->yaml.size();
    }
    std::size_t end = text.find('\n', line);
    line = end == text.npos ? text.size() : end + 1;
  }
  if (pieces.empty()) return text;
  if (done < text.size()) pieces.emplace_back(text.substr(done));
  return pieces;
}

LongText LengthenText(const Value& value, std::string_view release, std::size_t limit) {
  using Outcome = LongText::Outcome;
  if (value.is_string()) {
    if (value.string().size() > limit) return {Outcome::kTooLarge, "", ""};
    return {Outcome::kWhole, value.string(), ""};
  }
  if (!value.is_list()) return {Outcome::kNoText, "", ""};
  const std::vector<BuiltIn> built_ins = BuiltInsOf(release);
  LongText out;
  for (const Value& piece : value.list()) {
    const Value* name = piece.Find("builtIn");
    if (piece.is_string()) {
      out.text += piece.string();
    } else if (name == nullptr || !name->is_string()) {
      return {Outcome::kNoText, "", ""};
    } else {
      const BuiltIn* found = nullptr;
      for (const BuiltIn& built_in : built_ins) {
        if (built_in.name == name->string()) found = &built_in;
      }
      if (found == nullptr) return {Outcome::kUnknownRuntime, "", name->string()};
      out.text += found->yaml;
    }
    if (out.text.size() > limit) return {Outcome::kTooLarge, "", ""};
  }
  return out;
}

}  // namespace ksp::link
