// Go's sort.Slice: a pattern-defeating quicksort that is not stable, so that where keys are tied
// the order that comes out is the algorithm's (controller A33, A34 and A.6; Go 1.19 and later).
#ifndef KSP_KSERVE_GO_SORT_H_
#define KSP_KSERVE_GO_SORT_H_

#include <cstddef>
#include <functional>
#include <vector>

namespace ksp::kserve {

// The places 0 … n-1 in the order in which sort.Slice leaves the elements that stood there.
// `less(a, b)` compares the elements that stood at `a` and `b`.
std::vector<std::size_t> GoSortSlice(std::size_t n,
                                     const std::function<bool(std::size_t, std::size_t)>& less);

}  // namespace ksp::kserve

#endif  // KSP_KSERVE_GO_SORT_H_
