#include "kserve/controller/go_sort.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>

namespace ksp::kserve {
namespace {

constexpr int kInsertionLimit = 12;  // ranges up to this long are insertion-sorted
constexpr int kNintherLimit = 50;    // from this length on a pivot is a median of medians
constexpr int kMaxPivotSwaps = 12;
constexpr int kMaxRepairs = 5;  // rounds of the sort for nearly sorted ranges

enum class Hint { kUnknown, kIncreasing, kDecreasing };

class Sorter {
 public:
  Sorter(std::size_t n, const std::function<bool(std::size_t, std::size_t)>& less)
      : order_(n), less_(less) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
  }

  std::vector<std::size_t> Run() {
    int n = static_cast<int>(order_.size());
    Sort(0, n, static_cast<int>(std::bit_width(order_.size())));
    return std::move(order_);
  }

 private:
  bool Less(int i, int j) const { return less_(At(i), At(j)); }
  void Swap(int i, int j) { std::swap(At(i), At(j)); }
  std::size_t& At(int i) { return order_[static_cast<std::size_t>(i)]; }
  std::size_t At(int i) const { return order_[static_cast<std::size_t>(i)]; }

  // The smaller part is sorted by recursion, hence at most log2(n) deep.
  void Sort(int begin, int end, int bad_pivots_left) {
    bool balanced = true;
    bool partitioned = true;
    while (end - begin > kInsertionLimit) {
      const int length = end - begin;
      if (bad_pivots_left == 0) return HeapSort(begin, end);
      if (!balanced) {
        BreakPatterns(begin, end);
        --bad_pivots_left;
      }
      auto [pivot, hint] = ChoosePivot(begin, end);
      if (hint == Hint::kDecreasing) {
        std::reverse(order_.begin() + begin, order_.begin() + end);
        pivot = begin + (end - 1 - pivot);
        hint = Hint::kIncreasing;
      }
      if (balanced && partitioned && hint == Hint::kIncreasing && Repair(begin, end)) return;
      // What stands before the range is never greater than what is in it: a pivot equal to it is a
      // smallest element, and all that equal it can be set aside.
      if (begin > 0 && !Less(begin - 1, pivot)) {
        begin = PartitionEqual(begin, end, pivot);
        continue;
      }
      int middle = 0;
      std::tie(middle, partitioned) = Partition(begin, end, pivot);
      const int left = middle - begin;
      const int right = end - middle;
      balanced = std::min(left, right) >= length / 8;
      if (left < right) {
        Sort(begin, middle, bad_pivots_left);
        begin = middle + 1;
      } else {
        Sort(middle + 1, end, bad_pivots_left);
        end = middle;
      }
    }
    InsertionSort(begin, end);
  }

  void InsertionSort(int begin, int end) {
    for (int i = begin + 1; i < end; ++i) SinkLeft(i, begin);
  }

  // Moves the element at `i` left, not beyond `begin`, while it is less than its neighbour.
  void SinkLeft(int i, int begin) {
    for (; i > begin && Less(i, i - 1); --i) Swap(i, i - 1);
  }

  void HeapSort(int begin, int end) {
    const int length = end - begin;
    for (int i = (length - 1) / 2; i >= 0; --i) SiftDown(i, length, begin);
    for (int i = length - 1; i >= 0; --i) {
      Swap(begin, begin + i);
      SiftDown(0, i, begin);
    }
  }

  void SiftDown(int root, int length, int base) {
    for (int child = 2 * root + 1; child < length; child = 2 * root + 1) {
      if (child + 1 < length && Less(base + child, base + child + 1)) ++child;
      if (!Less(base + root, base + child)) return;
      Swap(base + root, base + child);
      root = child;
    }
  }

  // Swaps three elements at the middle with others, chosen by an xorshift seeded with the length.
  void BreakPatterns(int begin, int end) {
    const int length = end - begin;
    auto random = static_cast<std::uint64_t>(length);
    const std::uint64_t mask = (std::uint64_t{1} << std::bit_width(random)) - 1;
    const int middle = begin + length / 4 * 2;
    for (int i = middle - 1; i <= middle + 1; ++i) {
      random ^= random << 13;
      random ^= random >> 7;
      random ^= random << 17;
      int other = static_cast<int>(random & mask);
      if (other >= length) other -= length;
      Swap(i, begin + other);
    }
  }

  std::pair<int, Hint> ChoosePivot(int begin, int end) const {
    const int quarter = (end - begin) / 4;
    int low = begin + quarter;
    int middle = begin + quarter * 2;
    int high = begin + quarter * 3;
    int swaps = 0;
    if (end - begin >= kNintherLimit) {
      low = Median(low - 1, low, low + 1, &swaps);
      middle = Median(middle - 1, middle, middle + 1, &swaps);
      high = Median(high - 1, high, high + 1, &swaps);
    }
    const int pivot = Median(low, middle, high, &swaps);
    if (swaps == 0) return {pivot, Hint::kIncreasing};
    return {pivot, swaps == kMaxPivotSwaps ? Hint::kDecreasing : Hint::kUnknown};
  }

  int Median(int a, int b, int c, int* swaps) const {
    auto order = [&](int& x, int& y) {
      if (!Less(y, x)) return;
      std::swap(x, y);
      ++*swaps;
    };
    order(a, b);
    order(b, c);
    order(a, b);
    return b;
  }

  // Sorts a range that is nearly sorted; false if it gives up.
  bool Repair(int begin, int end) {
    int i = begin + 1;
    for (int round = 0; round < kMaxRepairs; ++round) {
      while (i < end && !Less(i, i - 1)) ++i;
      if (i == end) return true;
      if (end - begin < kNintherLimit) return false;
      Swap(i, i - 1);
      if (i - begin >= 2) SinkLeft(i - 1, 0);  // Go's bound: the array's begin, not the range's
      for (int j = i + 1; j < end && Less(j, j - 1); ++j) Swap(j, j - 1);
    }
    return false;
  }

  // The first place of the elements greater than the pivot.
  int PartitionEqual(int begin, int end, int pivot) {
    Swap(begin, pivot);
    int i = begin + 1;
    int j = end - 1;
    while (true) {
      while (i <= j && !Less(begin, i)) ++i;
      while (i <= j && Less(begin, j)) --j;
      if (i > j) return i;
      Swap(i++, j--);
    }
  }

  // The pivot's new place, and whether the range was partitioned already.
  std::pair<int, bool> Partition(int begin, int end, int pivot) {
    Swap(begin, pivot);
    int i = begin + 1;
    int j = end - 1;
    for (bool first = true;; first = false) {
      while (i <= j && Less(i, begin)) ++i;
      while (i <= j && !Less(j, begin)) --j;
      if (i > j) {
        Swap(j, begin);
        return {j, first};
      }
      Swap(i++, j--);
    }
  }

  std::vector<std::size_t> order_;
  const std::function<bool(std::size_t, std::size_t)>& less_;
};

}  // namespace

std::vector<std::size_t> GoSortSlice(std::size_t n,
                                     const std::function<bool(std::size_t, std::size_t)>& less) {
  return Sorter(n, less).Run();
}

}  // namespace ksp::kserve
