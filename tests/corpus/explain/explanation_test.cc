#include "corpus/explain/explanation.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

namespace chancery {
namespace {

Explanation sample() {
  Article article;
  article.id = "r1";
  article.title = "Talks";
  article.text = "Nothing yet. The Kremlin agreed. Then Putin left.";
  const std::vector<Mention> mentions{
      {EntityKind::Country, "RU", Part::Text, 17, 24, Rule::Seat},
      {EntityKind::Leader, "vladimir-putin", Part::Text, 38, 43, Rule::Surname},
      {EntityKind::Country, "RU", Part::Text, 40, 4'000, Rule::Name}};  // does not fit
  return explain(article, mentions,
                 [](EntityKind, std::string_view id) { return "<" + std::string(id) + ">"; });
}

TEST_CASE("every entity is explained by the sentences that made it", "[explain]") {
  CHECK(explanation_text(sample()) ==
        "r1\n"
        "Talks\n"
        "\n"
        "<vladimir-putin> (leader vladimir-putin)\n"
        "  surname  0.95  Then [Putin] left.\n"
        "\n"
        "<RU> (country RU)\n"
        "  seat     0.95  The [Kremlin] agreed.\n");
}

TEST_CASE("the same as JSON, with ranges in bytes", "[explain]") {
  const auto document = nlohmann::json::parse(explanation_json(sample()));
  CHECK(document["version"] == 1);
  const auto& mention = document["entities"][0]["mentions"][0];
  CHECK(mention["rule"] == "surname");
  CHECK(mention["sentence"] == "Then Putin left.");
  CHECK(mention["mark"] == nlohmann::json::parse("[5,10]"));
  CHECK(mention["begin"] == 38);
}

}  // namespace
}  // namespace chancery
