#include "k8s/names.h"

#include <algorithm>

namespace ksp::k8s {
namespace {

constexpr std::string_view kLabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
constexpr std::string_view kSubdomainPattern =
    R"([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)";
constexpr std::string_view kQualifiedPattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
constexpr std::string_view kLabelValuePattern = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";

bool IsLowerAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool IsAlnum(char c) { return IsLowerAlnum(c) || (c >= 'A' && c <= 'Z'); }

bool IsDns1123Label(std::string_view value) {
  return !value.empty() && IsLowerAlnum(value.front()) && IsLowerAlnum(value.back()) &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return IsLowerAlnum(c) || c == '-'; });
}

bool IsDns1123Subdomain(std::string_view value) {
  while (true) {
    std::size_t dot = value.find('.');
    if (!IsDns1123Label(value.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    value.remove_prefix(dot + 1);
  }
}

bool IsQualified(std::string_view value) {
  return !value.empty() && IsAlnum(value.front()) && IsAlnum(value.back()) &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return IsAlnum(c) || c == '-' || c == '_' || c == '.'; });
}

std::string TooLong(std::size_t max) {
  return "must be no more than " + std::to_string(max) + " characters";
}

// apimachinery's RegexError; `examples` are quoted and joined already.
std::string Mismatch(std::string_view message, std::string_view examples,
                     std::string_view pattern) {
  std::string text(message);
  text += " (e.g. ";
  text += examples;
  text += ", regex used for validation is '";
  text += pattern;
  text += "')";
  return text;
}

std::string QualifiedMismatch() {
  return Mismatch(
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
      "alphanumeric character",
      "'MyName',  or 'my.name',  or '123-abc'", kQualifiedPattern);
}

}  // namespace

std::vector<std::string> CheckDns1123Label(std::string_view value) {
  constexpr std::size_t kMax = 63;
  std::vector<std::string> errors;
  if (value.size() > kMax) errors.push_back(TooLong(kMax));
  if (IsDns1123Label(value)) return errors;
  if (IsDns1123Subdomain(value)) {
    errors.push_back("must not contain dots");
  } else {
    errors.push_back(
        Mismatch("a lowercase RFC 1123 label must consist of lower case alphanumeric characters "
                 "or '-', and must start and end with an alphanumeric character",
                 "'my-name',  or '123-abc'", kLabelPattern));
  }
  return errors;
}

std::vector<std::string> CheckDns1123Subdomain(std::string_view value) {
  constexpr std::size_t kMax = 253;
  std::vector<std::string> errors;
  if (value.size() > kMax) errors.push_back(TooLong(kMax));
  if (!IsDns1123Subdomain(value)) {
    errors.push_back(
        Mismatch("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric "
                 "characters, '-' or '.', and must start and end with an alphanumeric character",
                 "'example.com'", kSubdomainPattern));
  }
  return errors;
}

std::vector<std::string> CheckQualifiedName(std::string_view value) {
  constexpr std::size_t kMax = 63;
  std::vector<std::string> errors;
  std::string_view name = value;
  std::size_t slash = value.find('/');
  if (slash != std::string_view::npos) {
    std::string_view prefix = value.substr(0, slash);
    name = value.substr(slash + 1);
    if (name.find('/') != std::string_view::npos) {
      return {"a qualified name " + QualifiedMismatch() +
              " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"};
    }
    if (prefix.empty()) {
      errors.push_back("prefix part must be non-empty");
    } else {
      for (const std::string& error : CheckDns1123Subdomain(prefix)) {
        errors.push_back("prefix part " + error);
      }
    }
  }
  if (name.empty()) {
    errors.push_back("name part must be non-empty");
  } else if (name.size() > kMax) {
    errors.push_back("name part " + TooLong(kMax));
  }
  if (!IsQualified(name)) errors.push_back("name part " + QualifiedMismatch());
  return errors;
}

std::vector<std::string> CheckLabelValue(std::string_view value) {
  constexpr std::size_t kMax = 63;
  std::vector<std::string> errors;
  if (value.size() > kMax) errors.push_back(TooLong(kMax));
  if (!value.empty() && !IsQualified(value)) {
    errors.push_back(
        Mismatch("a valid label must be an empty string or consist of alphanumeric characters, "
                 "'-', '_' or '.', and must start and end with an alphanumeric character",
                 "'MyValue',  or 'my_value',  or '12345'", kLabelValuePattern));
  }
  return errors;
}

}  // namespace ksp::k8s
