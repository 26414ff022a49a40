#include "corpus/reader/pdf_reader.h"

#include <string>
#include <vector>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

std::string sample(const std::string& name) {
  return test::content_of(test::in_repository("tests/data/forms/" + name));
}

TEST_CASE("a document of PDF is a report of all its pages", "[pdf]") {
  const auto reading = read_content(sample("report.pdf"));
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.title == "Communique of the Geneva talks");
  CHECK(report.text ==
        "The envoys met in Geneva on Tuesday and spoke of water for longer than had been planned.\n"
        "They parted on the second page.");
  CHECK(to_iso(report.date.value()) == "2025-09-02T09:05:00Z");
  CHECK(report.date_source == DateSource::Stated);
  CHECK(report.id == "a/report");
}

TEST_CASE("a PDF's title that is the name of a file is none, and a date of no clock, too", "[pdf]") {
  std::string content = sample("report.pdf");
  const std::string title = "Communique of the Geneva talks", date = "D:20250902140500+05'00'";
  content.replace(content.find(title), title.size(), "Microsoft Word - talks of July");
  content.replace(content.find(date), date.size(), "D:19700101000000+00'00'");
  const auto reading = read_content(content);
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].title_derived);
  CHECK_FALSE(reading.reports[0].date);
}

TEST_CASE("a PDF of pictures alone is the reject \"no-text\"", "[pdf]") {
  CHECK(read_content(sample("blank.pdf")).reasons() == Reasons{": no-text"});
}

TEST_CASE("a PDF behind a password is the reject \"encrypted\"", "[pdf]") {
  CHECK(read_content(sample("locked.pdf")).reasons() == Reasons{": encrypted"});
}

TEST_CASE("a PDF that is none is the reject \"damaged\"", "[pdf]") {
  CHECK(read_content("%PDF-1.4\nnothing of the kind").reasons() == Reasons{": damaged"});
  CHECK(read_content("%PDF-").reasons() == Reasons{": damaged"});
}

}  // namespace
}  // namespace chancery
