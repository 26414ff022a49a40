#include "corpus/schema/date_terms.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace chancery::schema {
namespace {

using namespace std::chrono;
using Terms = std::vector<std::string>;

TEST_CASE("a range of days is the fewest years, months and days", "[schema]") {
  CHECK(date_terms(2024y / 2 / 29, 2024y / 2 / 29) == Terms{"D20240229"});
  CHECK(date_terms(2024y / 2 / 1, 2024y / 2 / 29) == Terms{"M202402"});
  CHECK(date_terms(2023y / 1 / 1, 2024y / 12 / 31) == Terms{"Y2023", "Y2024"});
  CHECK(date_terms(2023y / 11 / 30, 2025y / 2 / 1) ==
        Terms{"D20231130", "M202312", "Y2024", "M202501", "D20250201"});
  CHECK(date_terms(2024y / 1 / 2, 2024y / 1 / 1).empty());
  CHECK(date_terms(1001y / 1 / 2, 9998y / 12 / 30).size() == 82 + 8'996);
}

TEST_CASE("a report has a term of a range if its day is in it", "[schema]") {
  std::mt19937 random(1);
  const sys_days start = 2019y / 6 / 1;
  for (int round = 0; round < 2'000; ++round) {
    const auto day_from = [&](sys_days from) { return year_month_day(from + days(random() % 900)); };
    const year_month_day first = day_from(start), last = day_from(start), day = day_from(start);
    const Terms wanted = date_terms(first, last);
    int found = 0;
    for (const std::string& term : date_terms(day)) {
      found += static_cast<int>(std::count(wanted.begin(), wanted.end(), term));
    }
    CHECK(found == (first <= day && day <= last ? 1 : 0));
  }
}

}  // namespace
}  // namespace chancery::schema
