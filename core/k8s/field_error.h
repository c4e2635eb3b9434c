// The errors of the API server about a field, in its words (apimachinery field.Error).
#ifndef KSP_K8S_FIELD_ERROR_H_
#define KSP_K8S_FIELD_ERROR_H_

#include <string>
#include <string_view>
#include <vector>

#include "k8s/api_server.h"
#include "value/value.h"

namespace ksp::k8s {

// "Invalid value" and what else there is of the kind; a value is shown as Go prints it.
std::string ShownValue(const Value& value);

class FieldErrors {
 public:
  void Required(std::string_view path, std::string_view detail, const Origin& where);
  void Invalid(std::string_view path, const Value& value, std::string_view detail,
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

  std::vector<SchemaError> errors_;
};

}  // namespace ksp::k8s

#endif  // KSP_K8S_FIELD_ERROR_H_
