// Go's numeric constants: integers in any base, floats, complex numbers and characters, with '_'
// between digits. A constant is every kind of number that can hold it.
#ifndef KSP_GOTEMPLATE_NUMBER_H_
#define KSP_GOTEMPLATE_NUMBER_H_

#include <complex>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ksp::gotemplate {

struct Constant {
  std::optional<std::int64_t> integer;
  std::optional<std::uint64_t> unsigned_integer;
  std::optional<double> real;
  std::optional<std::complex<double>> complex;
};

// These give the constant, or Go's text of the error in `*error`.
Constant ParseCharacterConstant(std::string_view text, std::string* error);  // 'a'
Constant ParseComplexConstant(std::string_view text, std::string* error);    // 1+2i
Constant ParseNumberConstant(std::string_view text, std::string* error);     // 0x1F, 1.5, 2i

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_NUMBER_H_
