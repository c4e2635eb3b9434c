// What a fuzz target claims of every input: a claim that does not hold stops the program, which
// libFuzzer reports with the input.
#ifndef KSP_TESTS_FUZZ_CHECK_H_
#define KSP_TESTS_FUZZ_CHECK_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace ksp::fuzz {

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline void Check(bool holds, const char* claim) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", claim);
  std::abort();
}

}  // namespace ksp::fuzz

#endif  // KSP_TESTS_FUZZ_CHECK_H_
