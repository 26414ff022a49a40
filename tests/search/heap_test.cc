#include "search/heap.h"

#include <cstddef>
#include <fstream>
#include <string>

#include <sys/resource.h>

#include "tests/support/catch.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they have a heap of their own

namespace chancery {
namespace {

constexpr std::size_t kMegabyte = 1U << 20U;

bool has_huge_pages() {
  const auto line = [](const char* name) {
    std::ifstream file(std::string("/sys/kernel/mm/transparent_hugepage/") + name);
    std::string first;
    std::getline(file, first);
    return first;
  };
  const std::string modes = line("enabled");
  if (line("hpage_pmd_size") != std::to_string(2 * kMegabyte)) return false;
  return modes.find("[always]") != std::string::npos || modes.find("[madvise]") != std::string::npos;
}

long faults() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt;
}

}  // namespace

TEST_CASE("the heap of a question is fetched by pages of 2 MB from its beginning on", "[heap]") {
  if (!has_huge_pages()) {
    WARN("not checked: this system has no pages of 2 MB");
    return;
  }
  set_up_heap();
  const long before = faults();
  const std::string large(32 * kMegabyte, 'x');
  CHECK(large.back() == 'x');
  CHECK(faults() - before < 600);  // 8,192 of 4 kB; 512 where the system has no large one left
}

}  // namespace chancery

#endif
