#include "search/proximity_source.h"

#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/schema/index_layout.h"
#include "search/proximities.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using schema::Field;

/// Reports that have both words: side by side in every tenth, else far apart.
std::vector<test::Report> reports() {
  std::vector<test::Report> result;
  for (int i = 1; i <= 100; ++i) {
    std::string between;
    for (int word = 0; word < (i % 10 == 0 ? 0 : 40); ++word) between += "and so on ";
    result.push_back({std::to_string(i), "T", "gas " + between + "pipeline"});
  }
  return result;
}

struct Fixture {
  std::vector<Xapian::docid> found(std::shared_ptr<const Limit> limit = nullptr) {
    const Xapian::Query both(Xapian::Query::OP_AND, Xapian::Query("Zgas"), Xapian::Query("Zpipelin"));
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(narrowed_to(phrase(), both, proximities, std::move(limit)));
    std::vector<Xapian::docid> documents;
    const Xapian::MSet matches = enquire.get_mset(0, 1'000);
    for (auto match = matches.begin(); match != matches.end(); ++match) documents.push_back(*match);
    return documents;
  }

  static Proximity phrase() {
    Proximity wanted(Field::Text, 2, true);
    wanted.add("gas");
    wanted.add("pipeline");
    return wanted;
  }

  test::TestIndex index{reports()};
  Xapian::Database database{schema::current_generation(index.path())->string()};
  Proximities proximities{database};
};

TEST_CASE("of reports that have the words those are found where they stand so", "[proximity]") {
  Fixture fixture;
  const std::vector<Xapian::docid> expected{10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
  CHECK(fixture.found() == expected);
  const auto judged = fixture.proximities.of(Fixture::phrase());
  CHECK(judged->all.size() == 100);
  CHECK(judged->matches.size() == 10);
  CHECK(fixture.found() == expected);  // by what is remembered
}

TEST_CASE("outside of a limit no report is looked at", "[proximity]") {
  Fixture fixture;
  auto within = std::make_shared<DocumentSet>(30);
  for (const Xapian::docid document : {5U, 20U, 30U}) within->add(document);
  const auto limit = std::make_shared<Limit>(within);
  CHECK(fixture.found(limit) == std::vector<Xapian::docid>{20, 30});
  CHECK(fixture.proximities.of(Fixture::phrase())->all.size() == 3);
  limit->reset();
  CHECK(fixture.found(limit).size() == 10);
}

}  // namespace
}  // namespace chancery
