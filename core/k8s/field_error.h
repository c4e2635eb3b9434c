// The errors of the API server about a field, in its words (apimachinery field.Error).
#ifndef KSP_K8S_FIELD_ERROR_H_
#define KSP_K8S_FIELD_ERROR_H_

#include <string>
#include <string_view>
#include <vector>

#include "k8s/api_server.h"
#include "value/value.h"

namespace ksp::k8s {

// Collects them, up to some megabytes of text: an error may repeat a large value for every item of
// a list.
class FieldErrors {
 public:
  void Required(std::string_view path, std::string_view detail, const Origin& where);
  void Invalid(std::string_view path, const Value& value, std::string_view detail,
               const Origin& where);
  // One for each of `details`, as the checks of names give them.
  void Invalid(std::string_view path, const Value& value, const std::vector<std::string>& details,
               const Origin& where);
  // The same where the value's JSON has an order of its own.
  void InvalidJson(std::string_view path, std::string_view json, std::string_view detail,
                   const Origin& where);
  void Duplicate(std::string_view path, const Value& value, const Origin& where);
  void Unsupported(std::string_view path, const Value& value,
                   const std::vector<std::string_view>& supported, const Origin& where);
  void Forbidden(std::string_view path, std::string_view detail, const Origin& where);
  void TooLong(std::string_view path, int max_bytes, const Origin& where);

  // Sorted by text, each text once.
  std::vector<SchemaError> Take();

 private:
  void Add(std::string_view path, std::string_view kind, std::string_view shown,
           std::string_view detail, const Origin& where);

  static constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
  std::vector<SchemaError> errors_;
  std::size_t bytes_ = 0;
};

}  // namespace ksp::k8s

#endif  // KSP_K8S_FIELD_ERROR_H_
