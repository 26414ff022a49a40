#include "corpus/arguments.h"

#include "tests/support/catch.h"

namespace chancery {
namespace {

TEST_CASE("guarded values come back as they were typed", "[arguments]") {
  const std::vector<const char*> typed{"program", "plain", "[a,b]", "{}", "%%", "\x1F", "", "-x"};
  const auto guarded = guarded_arguments(static_cast<int>(typed.size()), typed.data());
  REQUIRE(guarded.size() == 7);
  for (std::size_t i = 0; i < guarded.size(); ++i) {
    CHECK(unguarded(guarded[i]) == typed[typed.size() - 1 - i]);
    CHECK_FALSE(guarded[i].starts_with('['));
  }
  const std::vector<const char*> option{"program", "--leader=[a]"};
  CHECK(guarded_arguments(2, option.data()) == std::vector<std::string>{"--leader=\x1F[a]"});
}

}  // namespace
}  // namespace chancery
