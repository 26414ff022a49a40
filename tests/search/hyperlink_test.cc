#include "search/render/hyperlink.h"

#include <map>
#include <string>

#include "tests/support/catch.h"

namespace chancery {
namespace {

bool knows(const std::map<std::string, std::string>& variables) {
  return knows_links([&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST_CASE("a report's link leads to its address, else to its file", "[links]") {
  CHECK(link_target("https://example.org/a?b=c#d", "/x", "host") == "https://example.org/a?b=c#d");
  CHECK(link_target("HTTP://example.org/%20", "/x", "host") == "HTTP://example.org/%20");
  CHECK(link_target("", "/archive/a b.txt", "host.example") ==
        "file://host.example/archive/a%20b.txt");
  CHECK(link_target("", "/100%/é", "") == "file:///100%25/%C3%A9");
  CHECK(link_target("", "relative.txt", "host").empty());
  CHECK(link_target("", "", "host").empty());
}

TEST_CASE("what a report states cannot be more than a web address", "[links]") {
  for (const char* url : {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://x",
                          "x-man-page://ls", " https://example.org", "https:example.org"}) {
    CHECK(link_target(url, "", "host").empty());
  }
  CHECK(link_target("https://e.org/\x1b]8;;\x1b\\\x07\n \xC2\x9B\xE2\x80\xAE\"<>", "", "") ==
        "https://e.org/%1B]8;;%1B%5C%07%0A%20%C2%9B%E2%80%AE%22%3C%3E");
  CHECK(link_target("https://e.org/" + std::string(2000, 'a'), "", "").empty());
}

TEST_CASE("links are only for terminals that do not show them as garbage", "[links]") {
  CHECK(knows({{"TERM", "xterm-256color"}}));
  CHECK(knows({{"TERM", "tmux-256color"}}));
  CHECK(knows({{"TERM", "xterm-kitty"}}));
  CHECK(knows({{"TERM", "xterm-256color"}, {"VTE_VERSION", "7006"}}));
  CHECK_FALSE(knows({{"TERM", "xterm-256color"}, {"VTE_VERSION", "4803"}}));
  CHECK_FALSE(knows({}));
  for (const char* terminal :
       {"", "dumb", "linux", "linux-16color", "vt100", "vt220", "eterm-color"}) {
    CHECK_FALSE(knows({{"TERM", terminal}}));
  }
  CHECK_FALSE(knows({{"TERM", "xterm"}, {"INSIDE_EMACS", "29.1,comint"}}));
}

}  // namespace
}  // namespace chancery
