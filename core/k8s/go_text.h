// Text as Go writes it: strings in JSON, quoted strings, floating point numbers.
#ifndef KSP_K8S_GO_TEXT_H_
#define KSP_K8S_GO_TEXT_H_

#include <string>
#include <string_view>

#include "value/value.h"

namespace ksp::k8s {

// encoding/json with HTML escaping: \u003c \u003e \u0026 \u2028 \u2029, \ufffd for what is not
// UTF-8, short forms for \b \f \n \r \t.
void AppendGoJsonString(std::string_view text, std::string* out);

// The whole of json.Marshal for a value that has no type: map keys sorted, numbers as their texts.
std::string GoJsonOf(const Value& value);

// strconv.Quote, as %q prints a string.
std::string GoQuote(std::string_view text);

// The number as encoding/json writes it after reading it into an interface{} the way Kubernetes
// does: an int64 if it is one, else a float64 in its shortest form.
std::string CanonicalNumber(std::string_view number_text);

// True if Kubernetes reads this number as an int64 (there is no fraction, no exponent, it fits).
bool IsInt64(std::string_view number_text);

// strconv.Atoi: an optional sign and decimal digits. False if `text` is nothing else or too large.
bool Atoi(std::string_view text, std::int64_t* number);

// A float64 as %v prints it.
std::string GoFloat(double value);

}  // namespace ksp::k8s

#endif  // KSP_K8S_GO_TEXT_H_
