#include "search/best.h"

#include <cmath>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/columns.h"
#include "corpus/schema/index_layout.h"
#include "search/nearness.h"
#include "search/postings.h"
#include "search/proximities.h"
#include "search/proximity_source.h"
#include "search/ranking.h"
#include "search/scorer.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using Xapian::Query;

constexpr std::size_t kWords = 2;  // of the question: gas price

/// Of 200 reports each with other words between, or without one of the two; `others` beside them.
std::vector<test::Report> reports(std::size_t others) {
  std::vector<test::Report> result;
  for (std::size_t i = 0; i < 200; ++i) {
    std::string text = i % 7 == 0 ? "" : "The gas ";
    for (std::size_t word = 0; word < i % 23; ++word) text += "and so on ";
    if (i % 11 != 0) text += "has a price.";
    if (i % 5 == 0) text += " Gas, and gas.";
    result.push_back({std::to_string(i), "T", text});
  }
  for (std::size_t i = 0; i < others; ++i) {
    result.push_back({"other " + std::to_string(i), "T", "Talks on something else."});
  }
  return result;
}

Proximity near_each_other() {
  Proximity near(schema::Field::Text, ranking::kNearWords, false);
  near.add("gas");
  near.add("price");
  return near;
}

struct Fixture {
  explicit Fixture(std::size_t others)
      : index(reports(others)), database(schema::current_generation(index.path())->string()) {
    REQUIRE(schema::read_column(database, schema::Field::Text, lengths));
  }

  std::vector<Match> best_of_xapian(Xapian::doccount most) {
    const Query pair = narrowed_to(near_each_other(), {Query::OP_AND, Query("Zgas"), Query("Zprice")},
                                   proximities);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(ranking::scheme(kWords));
    enquire.set_query({Query::OP_AND_MAYBE, {Query::OP_OR, Query("Zgas"), Query("Zprice")},
                       Query(Query::OP_SCALE_WEIGHT, pair, 0.1)});
    return matches_of(enquire.get_mset(0, most));
  }

  test::TestIndex index;
  Xapian::Database database;
  Postings postings{database};
  Proximities proximities{database};
  schema::ValueColumn lengths{};
};

TEST_CASE("the best by scores are those of Xapian, which reads the places of all words", "[best]") {
  const std::size_t others = GENERATE(0U, 15'000U);  // beside which they are few
  Fixture fixture(others);
  DocumentSet matches(fixture.database.get_lastdocid());
  for (const Match& match : fixture.best_of_xapian(1'000)) matches.add(match.document);
  REQUIRE(matches.size() > 190);

  const TermWeights weights{ranking::length_factor(kWords),
                            {{"Zgas", 1}, {"Zprice", 1}},
                            {{"Zgas", "Zprice", 0.1, near_each_other()}}};
  const Scores scores =
      Scorer(fixture.postings, fixture.lengths.column).of(weights, matches);
  CHECK(scores.size() == matches.size());
  Nearness nearness(weights, fixture.postings, fixture.lengths.column, fixture.proximities);
  for (const Xapian::doccount most : {1U, 3U, 10U, 50U, 500U}) {
    const std::vector<Match> expected = fixture.best_of_xapian(most);
    const std::vector<Match> found = best(scores, nearness, most);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CAPTURE(most, i);
      CHECK(found[i].document == expected[i].document);
      CHECK(std::abs(found[i].weight - expected[i].weight) <= 1e-12 * expected[i].weight);
    }
  }
}

TEST_CASE("words add nothing where they stand apart, and all that they weigh where they are near",
          "[best]") {
  Fixture fixture(0);
  const TermWeights weights{ranking::length_factor(kWords),
                            {},
                            {{"Zgas", "Zprice", 0.1, near_each_other()}}};
  Nearness nearness(weights, fixture.postings, fixture.lengths.column, fixture.proximities);
  CHECK(nearness.missing(2) == 0);        // "The gas and so on has a price."
  CHECK(nearness.missing(1) == 0);        // no price
  CHECK(nearness.missing(12) == 0);       // no price
  DocumentSet apart(fixture.database.get_lastdocid());
  apart.add(10);  // nine times "and so on" between
  const auto bound = Scorer(fixture.postings, fixture.lengths.column).of(weights, apart).best(1);
  CHECK(bound.front().weight > 0);
  CHECK(std::abs(nearness.missing(10) - bound.front().weight) <= 1e-12 * bound.front().weight);
}

TEST_CASE("places of words are read of those only that can be among the best", "[best]") {
  Fixture fixture(0);
  const TermWeights weights{ranking::length_factor(kWords),
                            {{"Zgas", 1}, {"Zprice", 1}},
                            {{"Zgas", "Zprice", 0.1, near_each_other()}}};
  DocumentSet matches(fixture.database.get_lastdocid());
  for (const Match& match : fixture.best_of_xapian(1'000)) matches.add(match.document);
  Proximities none_known(fixture.database);
  Nearness nearness(weights, fixture.postings, fixture.lengths.column, none_known);
  const Scores scores = Scorer(fixture.postings, fixture.lengths.column).of(weights, matches);
  CHECK(best(scores, nearness, 3).size() == 3);
  const std::uint32_t looked_at = none_known.of(near_each_other())->all.size();
  CHECK(looked_at > 0);
  CHECK(looked_at <= 12);
}

}  // namespace
}  // namespace chancery
