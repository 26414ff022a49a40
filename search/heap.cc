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
constexpr std::size_t kFirst = 256U << 20U;  // addresses: memory is taken as it is filled
constexpr std::size_t kPage = 4U << 10U;
constexpr int kMost = 1 << 30, kNext = 4 << 20;

std::uintptr_t end_of_heap() { return reinterpret_cast<std::uintptr_t>(sbrk(0)); }

}  // namespace

void set_up_heap() {
  mallopt(M_MMAP_THRESHOLD, kMost);
  mallopt(M_TRIM_THRESHOLD, kMost);
  mallopt(M_TOP_PAD, 0);
  // Growing the heap writes to its beginning, and 2 MB of which a page was written to stay in small ones. So
  // it goes on a page before a boundary.
  const std::uintptr_t before = end_of_heap();
  const std::uintptr_t begin = (before + kPage + kHugePage - 1) / kHugePage * kHugePage;
  sbrk(static_cast<std::intptr_t>(begin - kPage - before));
  void* volatile first = std::malloc(kFirst);
  std::free(first);
  mallopt(M_TOP_PAD, kNext);
  const std::uintptr_t end = end_of_heap();
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // else it is as it was
}

}  // namespace chancery
