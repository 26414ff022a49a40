#include "corpus/schema/index_schema.h"
#include "search/expression.h"
#include "search/help.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

Node parse(std::string_view question) {
  Question asked;
  asked.text = question;
  asked.today = std::chrono::year(2025) / 9 / 2;
  return parse_question(asked, [](EntityKind, std::string_view name) {
    return std::vector<std::string>{std::string(name)};
  });
}

TEST_CASE("the help on the query language has every field, and its example is understood",
          "[help]") {
  const std::string help = help_query();
  for (const schema::FieldSpec& spec : schema::kFields) {
    if (spec.name.empty()) continue;
    CAPTURE(spec.name);
    CHECK(help.find("\n  " + std::string(spec.name) + ":\n") != std::string::npos);
    CHECK(help.find("as in " + std::string(spec.example) + "\n") != std::string::npos);
    CHECK_FALSE(to_text(parse(spec.example)).empty());
  }
}

TEST_CASE("the example questions are understood", "[help]") {
  for (const QueryExample& example : query_examples()) {
    CAPTURE(example.question);
    CHECK_FALSE(to_text(parse(example.question)).empty());
    CHECK(help_query().find("\n  " + std::string(example.question) + "\n") != std::string::npos);
  }
}

TEST_CASE("the help fits a terminal", "[help]") {
  std::string_view help_left;
  const std::string help = help_query();
  help_left = help;
  while (!help_left.empty()) {
    const std::size_t end = help_left.find('\n');
    CAPTURE(help_left.substr(0, end));
    CHECK(end <= 90);
    help_left.remove_prefix(end + 1);
  }
}

}  // namespace
}  // namespace chancery
