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
#include "search/proximity_reader.h"
#include "search/proximity_source.h"
#include "search/ranking.h"
#include "search/scorer.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using Xapian::Query;

constexpr std::size_t kWords = 3;        // of the question: gas price rise
constexpr double kNearnessFactor = 0.5;  // more than in earnest, so that it decides

std::string repeated(const std::string& words, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += words;
  return text;
}

/// Weighs the most by its words, which stand apart.
test::Report apart(std::size_t number) {
  return {"apart " + std::to_string(number), "T",
          repeated("gas ", 4) + repeated("and so on ", 6) + repeated("price ", 4)};
}

/// Weighs less by its words, but they are near each other.
test::Report near(std::size_t number) {
  return {
      "near " + std::to_string(number), "T",
      "The gas price. " + repeated("gas ", number % 3) + repeated("and so on ", 7 + number % 5)};
}

/// One of the words, or two, or three, at some distance.
test::Report other(std::size_t number) {
  return {"other " + std::to_string(number), "T",
          std::string(number % 7 == 0 ? "" : "The gas ") + repeated("and so on ", 4 + number % 9) +
              (number % 11 == 0 ? "" : "has a price.") + (number % 5 == 0 ? " It will rise." : "")};
}

/// 260, and `nothing` that have none of the words.
std::vector<test::Report> reports(std::size_t nothing) {
  std::vector<test::Report> result;
  for (std::size_t i = 0; i < 20; ++i) result.push_back(apart(i));
  for (std::size_t i = 0; i < 40; ++i) result.push_back(near(i));
  for (std::size_t i = 0; i < 200; ++i) result.push_back(other(i));
  for (std::size_t i = 0; i < nothing; ++i) {
    result.push_back({"nothing " + std::to_string(i), "T", "Talks on something else."});
  }
  return result;
}

Proximity near_each_other(const std::string& word, const std::string& next) {
  Proximity near(schema::Field::Text, ranking::kNearWords, false);
  near.add(word);
  near.add(next);
  return near;
}

TermWeights weights() {
  return {ranking::length_factor(kWords),
          {{"Zgas", 1}, {"Zprice", 1}, {"Zrise", 1}, {"Znone", 1}},
          {{"Zgas", "Zprice", kNearnessFactor, near_each_other("gas", "price")},
           {"Zprice", "Zrise", kNearnessFactor, near_each_other("price", "rise")},
           {"Zrise", "Znone", kNearnessFactor, near_each_other("rise", "none")}}};
}

/// The best as Xapian has them, which reads the places of words in all matches.
std::vector<Match> best_of_xapian(const Xapian::Database& database, Xapian::doccount most) {
  Proximities proximities(database);
  const auto pair = [&](const std::string& word, const std::string& next) {
    const Query both(Query::OP_AND, Query("Z" + word), Query("Z" + next));
    return Query(Query::OP_SCALE_WEIGHT,
                 narrowed_to(near_each_other(word, next), both, proximities), kNearnessFactor);
  };
  const std::vector<Query> words{Query("Zgas"), Query("Zprice"), Query("Zrise")};
  const Query any(Query::OP_OR, words.begin(), words.end());
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(ranking::scheme(kWords));
  enquire.set_query({Query::OP_AND_MAYBE,
                     {Query::OP_AND_MAYBE, any, pair("gas", "price")},
                     pair("price", "rise")});
  return matches_of(enquire.get_mset(0, most));
}

struct Fixture {
  explicit Fixture(std::size_t nothing)
      : index(reports(nothing)), database(schema::current_generation(index.path())->string()) {
    REQUIRE(schema::read_column(database, schema::Field::Text, lengths));
    for (const Match& match : best_of_xapian(database, 1'000)) matches.add(match.document);
  }

  Scores scores(const TermWeights& weights) {
    return Scorer(postings, lengths.column).of(weights, matches);
  }

  Nearness nearness(const TermWeights& weights) {
    return {weights, postings, lengths.column, proximities};
  }

  test::TestIndex index;
  Xapian::Database database;
  Postings postings{database};
  Proximities proximities{database};
  schema::ValueColumn lengths{};
  DocumentSet matches{database.get_lastdocid()};
};

TEST_CASE("the best by scores are those of Xapian, which reads the places of all words", "[best]") {
  const std::size_t nothing = GENERATE(0U, 20'000U);  // beside which the matches are few
  Fixture fixture(nothing);
  const TermWeights weights = chancery::weights();
  const Scores scores = fixture.scores(weights);
  REQUIRE(scores.size() == fixture.matches.size());
  for (const Xapian::doccount most : {1U, 3U, 10U, 50U, 500U}) {
    Nearness nearness = fixture.nearness(weights);
    const std::vector<Match> expected = best_of_xapian(fixture.database, most);
    const std::vector<Match> found = best(scores, nearness, most);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      CAPTURE(most, i);
      CHECK(found[i].document == expected[i].document);
      CHECK(std::abs(found[i].weight - expected[i].weight) <= 1e-12 * expected[i].weight);
    }
  }
}

TEST_CASE("places of words are read of those only that can be among the best", "[best]") {
  Fixture fixture(0);
  const TermWeights weights = chancery::weights();
  Nearness nearness = fixture.nearness(weights);
  const std::vector<Match> found = best(fixture.scores(weights), nearness, 3);
  REQUIRE(found.size() == 3);
  for (const Match& match : found)
    CHECK(match.document > 20);  // those that come first by their words stand apart
  const std::uint32_t looked_at =
      fixture.proximities.of(near_each_other("gas", "price"))->all.size();
  CHECK(looked_at > 12);  // twelve are looked at first
  CHECK(looked_at < fixture.matches.size() / 2);
}

TEST_CASE("of nothing there is no best", "[best]") {
  Fixture fixture(0);
  const TermWeights weights = chancery::weights();
  Nearness nearness = fixture.nearness(weights);
  CHECK(best(Scores(std::vector<Match>{}), nearness, 3).empty());
  CHECK(best(fixture.scores(weights), nearness, 0).empty());
}

TEST_CASE("words add nothing where they stand apart, and all that they weigh where they are near",
          "[best]") {
  Fixture fixture(0);
  TermWeights pairs = weights();
  pairs.terms.clear();
  Nearness nearness = fixture.nearness(pairs);
  // What they weigh wherever they stand.
  const auto bound = [&](Xapian::docid document) {
    DocumentSet one(fixture.database.get_lastdocid());
    one.add(document);
    return Scorer(fixture.postings, fixture.lengths.column).of(pairs, one).best(1).front().weight;
  };
  CHECK(bound(21) > 0);
  CHECK(nearness.missing(21) == 0);  // near
  CHECK(bound(1) > 0);
  CHECK(std::abs(nearness.missing(1) - bound(1)) <= 1e-12 * bound(1));  // apart
  CHECK(bound(61) == 0);
  CHECK(nearness.missing(61) == 0);  // neither gas nor a price
}

TEST_CASE("documents are looked at in any order, and once", "[best]") {
  const Fixture fixture(0);
  Proximities proximities(fixture.database);
  const Proximity wanted = near_each_other("gas", "price");
  ProximityReader reader(wanted, proximities.of(wanted), fixture.database);
  CHECK(reader.holds_in(60));
  CHECK_FALSE(reader.holds_in(20));
  CHECK(reader.holds_in(21));
  CHECK(reader.holds_in(60));
  CHECK(proximities.of(wanted)->all.size() == 3);
}

TEST_CASE("a set has no document behind its last", "[best]") {
  DocumentSet documents(30);
  documents.add(30);
  CHECK(documents.contains(30));
  for (const Xapian::docid document : {31U, 64U, 1'000'000U})
    CHECK_FALSE(documents.contains(document));
}

}  // namespace
}  // namespace chancery
