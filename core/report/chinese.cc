#include "report/chinese.h"

#include <cstdint>
#include <string>
#include <vector>

#include "report/chinese_texts.h"

namespace ksp {
namespace {

// FNV-1a.
constexpr std::uint32_t Hash(std::string_view text) {
  std::uint32_t hash = 2166136261;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
  return hash;
}

std::vector<std::string_view> Split(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(lines.back().size() + 1);
  }
  return lines;
}

// The one thing that the core keeps from call to call.
std::vector<std::string_view>& Lines() {
#ifdef KSP_CHINESE_APART
  static std::vector<std::string_view> lines;
#else
  static std::vector<std::string_view> lines = Split(kChineseTexts);
#endif
  return lines;
}

}  // namespace

bool HasChinese() { return !Lines().empty(); }

bool AddChinese(std::string_view texts) {
  // Not the texts themselves are compiled in, but what they come to.
  constexpr std::size_t kSize = kChineseTexts.size();
  constexpr std::uint32_t kHash = Hash(kChineseTexts);
  if (texts.size() != kSize || Hash(texts) != kHash) return false;
  if (!HasChinese()) {
    static const std::string kept(texts);
    Lines() = Split(kept);
  }
  return true;
}

std::string_view ChineseMessage(std::size_t row) { return Lines()[kBehaviourCount + row]; }

std::string_view ChineseBehaviour(std::size_t row) { return Lines()[row]; }

}  // namespace ksp
