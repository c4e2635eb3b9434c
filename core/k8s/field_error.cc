#include "k8s/field_error.h"

#include <algorithm>
#include <utility>

#include "k8s/go_text.h"
#include "value/decimal.h"
#include "value/stable_sort.h"

namespace ksp::k8s {
namespace {

// A value as an error shows it.
std::string ShownValue(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kString:
      return GoQuote(value.string());
    case Value::Kind::kNumber:
      return IsInt64(value.number_text()) ? value.number_text()
                                          : GoFloat(ReadDouble(value.number_text()));
    default:
      return GoJsonOf(value);
  }
}

}  // namespace

void FieldErrors::Required(std::string_view path, std::string_view detail, const Origin& where) {
  Add(path, "Required value", "", detail, where);
}

void FieldErrors::Invalid(std::string_view path, const Value& value, std::string_view detail,
                          const Origin& where) {
  Add(path, "Invalid value", ShownValue(value), detail, where);
}

void FieldErrors::Invalid(std::string_view path, const Value& value,
                          const std::vector<std::string>& details, const Origin& where) {
  for (const std::string& detail : details) Invalid(path, value, detail, where);
}

void FieldErrors::InvalidJson(std::string_view path, std::string_view json, std::string_view detail,
                              const Origin& where) {
  Add(path, "Invalid value", json, detail, where);
}

void FieldErrors::Duplicate(std::string_view path, const Value& value, const Origin& where) {
  Add(path, "Duplicate value", ShownValue(value), "", where);
}

void FieldErrors::Unsupported(std::string_view path, const Value& value,
                              const std::vector<std::string_view>& supported, const Origin& where) {
  std::string detail = "supported values: ";
  for (std::string_view text : supported) {
    if (text.data() != supported.front().data()) detail += ", ";
    detail += GoQuote(text);
  }
  Add(path, "Unsupported value", ShownValue(value), detail, where);
}

void FieldErrors::Forbidden(std::string_view path, std::string_view detail, const Origin& where) {
  Add(path, "Forbidden", "", detail, where);
}

void FieldErrors::TooLong(std::string_view path, int max_bytes, const Origin& where) {
  Add(path, "Too long", "", "may not be more than " + std::to_string(max_bytes) + " bytes", where);
}

void FieldErrors::Add(std::string_view path, std::string_view kind, std::string_view shown,
                      std::string_view detail, const Origin& where) {
  if (bytes_ > kMaxBytes) return;
  std::string text(path);
  text.append(": ").append(kind);
  if (!shown.empty()) text.append(": ").append(shown);
  if (!detail.empty()) text.append(": ").append(detail);
  bytes_ += text.size();
  errors_.push_back({std::move(text), where});
}

std::vector<SchemaError> FieldErrors::Take() {
  StableSort(&errors_, [](const SchemaError& a, const SchemaError& b) { return a.text < b.text; });
  auto same = [](const SchemaError& a, const SchemaError& b) { return a.text == b.text; };
  errors_.erase(std::unique(errors_.begin(), errors_.end(), same), errors_.end());
  return std::move(errors_);
}

}  // namespace ksp::k8s
