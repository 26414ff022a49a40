#include "search/scorer.h"

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/columns.h"
#include "corpus/schema/index_layout.h"
#include "search/postings.h"
#include "search/ranking.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using Xapian::Query;

struct Fixture {
  explicit Fixture(std::size_t others = 0)
      : index(reports(others)), database(schema::current_generation(index.path())->string()) {
    REQUIRE(schema::read_column(database, schema::Field::Text, lengths));
  }

  /// Five of prices, and `others`.
  static std::vector<test::Report> reports(std::size_t others) {
    std::vector<test::Report> result{
        {"1", "Gas", "Gas was sold, and gas was bought. The price of gas is high."},
        {"2", "Oil", "The price of oil."},
        {"3", "Wheat",
         "Wheat, and the price that the wheat of the year has. " +
             std::string("A long report on many other things follows here. ")},
        {"4", "Talks", "Nothing of this."},
        {"5", "", "Gas and oil, oil and gas, at a price."}};
    for (std::size_t i = 0; i < others; ++i) {
      result.push_back({"other " + std::to_string(i), "Talks", "A report of something else."});
    }
    return result;
  }

  test::TestIndex index;
  Xapian::Database database;
  schema::ValueColumn lengths{};
};

/// What the scorer does not look at.
Proximity anywhere() { return {schema::Field::Text, 1'000, false}; }

std::map<Xapian::docid, double> weights_of_xapian(const Xapian::Database& database,
                                                  const Query& query, std::size_t words) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(ranking::scheme(words));
  std::map<Xapian::docid, double> weights;
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    weights[*match] = match.get_weight();
  }
  return weights;
}

TEST_CASE("matches weigh what they weigh in Xapian", "[scorer]") {
  const std::size_t others = GENERATE(0U, 500U);  // beside which they are few
  const Fixture fixture(others);
  const std::size_t words = GENERATE(1U, 3U, 4U, 9U);
  const Query near(Query::OP_SCALE_WEIGHT, Query(Query::OP_AND, Query("Zgas"), Query("Zprice")),
                   0.1);
  const Query either(Query::OP_OR, Query(Query::OP_OR, Query("Zgas"), Query("Zoil")),
                     Query(Query::OP_SCALE_WEIGHT, Query("Zprice"), 0.4));
  const auto expected =
      weights_of_xapian(fixture.database, Query(Query::OP_AND_MAYBE, either, near), words);
  DocumentSet matches(fixture.database.get_lastdocid());
  for (const auto& [document, weight] : expected) matches.add(document);

  const TermWeights weights{ranking::length_factor(words),
                            {{"Zgas", 1}, {"Zoil", 1}, {"Zprice", 0.4}, {"Znone", 1}},
                            {{"Zgas", "Zprice", 0.1, anywhere()}, {"Zgas", "Znone", 0.1, anywhere()}}};
  Postings postings(fixture.database);
  const auto best = Scorer(postings, fixture.lengths.column).of(weights, matches).best(10);
  REQUIRE(best.size() == expected.size());
  REQUIRE(best.size() == 4);
  for (const Match& scored : best) {
    const double weight = expected.at(scored.document);
    CHECK(std::abs(scored.weight - weight) <= 1e-12 * weight);
  }
}

TEST_CASE("a word weighs what it weighs in Xapian however often it stands in a report",
          "[scorer]") {
  std::string text;
  for (int i = 0; i < 70'000; ++i) text += "gas ";
  std::vector<test::Report> reports{{"1", "", text}, {"2", "", "Gas and oil."}};
  const std::size_t others = GENERATE(1U, 200U);  // beside which they are few
  for (std::size_t i = 0; i < others; ++i) reports.push_back({"o" + std::to_string(i), "", "Oil."});
  const test::TestIndex index(reports);
  const Xapian::Database database(schema::current_generation(index.path())->string());
  schema::ValueColumn lengths;
  REQUIRE(schema::read_column(database, schema::Field::Text, lengths));
  const double weight = weights_of_xapian(database, Query("Zgas"), 1).at(1);

  DocumentSet matches(database.get_lastdocid());
  matches.add(1);
  Postings postings(database);
  REQUIRE(postings.of("Zgas")->frequencies.front() == 65'535);
  const TermWeights weights{ranking::length_factor(1), {{"Zgas", 1}}};
  const auto best = Scorer(postings, lengths.column).of(weights, matches).best(1);
  CHECK(std::abs(best.front().weight - weight) <= 1e-12 * weight);
}

TEST_CASE("the best come first, equal ones in the order of documents", "[scorer]") {
  DocumentSet matches(9);
  for (const Xapian::docid document : {1U, 3U, 4U, 6U, 9U}) matches.add(document);
  const Scores scores({0, 2, 9, 3, 2, 9, 1, 0, 0, 2}, matches);
  const auto documents = [&](Xapian::doccount most) {
    std::vector<Xapian::docid> result;
    for (const Match& scored : scores.best(most)) result.push_back(scored.document);
    return result;
  };
  CHECK(documents(3) == std::vector<Xapian::docid>{3, 1, 4});
  CHECK(documents(9) == std::vector<Xapian::docid>{3, 1, 4, 9, 6});
  CHECK(documents(0).empty());
}

TEST_CASE("postings are those of the database", "[scorer]") {
  const Fixture fixture;
  Postings postings(fixture.database);
  CHECK_FALSE(postings.has("Zgas"));
  const auto gas = postings.of("Zgas");
  CHECK(postings.has("Zgas"));
  CHECK(gas->documents == std::vector<Xapian::docid>{1, 5});
  CHECK(gas->frequencies == std::vector<std::uint16_t>{4, 2});
  CHECK(gas->occurrences == 6);
  CHECK(postings.of("Znone")->size() == 0);
}

}  // namespace
}  // namespace chancery
