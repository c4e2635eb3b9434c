// Go's strings.EqualFold.
#ifndef KSP_KSERVE_EQUAL_FOLD_H_
#define KSP_KSERVE_EQUAL_FOLD_H_

#include <string>
#include <string_view>

namespace ksp::kserve {

// A text that two strings share if and only if they are equal under Unicode's simple case folding:
// of the Latin, Greek, Cyrillic and Armenian scripts and of ASCII look-alikes; others have no case
// or stay as they are.
std::string Fold(std::string_view text);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_EQUAL_FOLD_H_
