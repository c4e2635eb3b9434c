// Go's numeric constants: integers in any base, floats, complex numbers and characters, with '_'
// between digits. A constant is every kind of number that can hold it.
#ifndef KSP_GOTEMPLATE_NUMBER_H_
#define KSP_GOTEMPLATE_NUMBER_H_

#include <complex>
#include <cstdint>
#include <string>
#include <string_view>

namespace ksp::gotemplate {

struct Constant {
  bool is_integer = false;
  bool is_unsigned = false;
  bool is_real = false;
  bool is_complex = false;
  std::int64_t integer = 0;
  std::uint64_t unsigned_integer = 0;
  std::complex<double> complex;  // its real part is that of a real one too
};

// Character constants ('a'), complex ones (1+2i) and numbers (0x1F, 1.5, 2i). Those that cannot be
// read give Go's text of the error in `*error`.
Constant ParseConstant(std::string_view text, bool is_sum, std::string* error);

}  // namespace ksp::gotemplate

#endif  // KSP_GOTEMPLATE_NUMBER_H_
