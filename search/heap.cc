#include "search/heap.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace chancery {

namespace {

constexpr std::uintptr_t kHugePage = 2U << 20U;
constexpr std::size_t kTogether = 64U << 20U;  // by so much it grows, and takes it as it is filled
constexpr std::size_t kFirst = 256U << 10U;    // more than a heap has left over
constexpr std::size_t kPage = 4U << 10U;

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(sbrk(0)); }

}  // namespace

void set_up_heap() {
  // To make it grow, the heap is written to. Where that is the page stays small, so it is before the first large one.
  const std::uintptr_t before = end_of_heap();
  const std::uintptr_t begin = (before + kFirst + kPage + kHugePage - 1) / kHugePage * kHugePage;
  sbrk(static_cast<std::intptr_t>(begin - kFirst - kPage - before));
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, kTogether);
  void* volatile more_than_is_left = std::malloc(kFirst);
  std::free(more_than_is_left);
  const std::uintptr_t end = end_of_heap();
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // else it is as it was
}

}  // namespace chancery
