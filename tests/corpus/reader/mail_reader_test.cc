#include "corpus/reader/mail_reader.h"

#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::read_content;
using Reasons = std::vector<std::string>;

test::Reading read_sample(const std::string& name) {
  return read_content(test::content_of(test::in_repository("tests/data/crates/" + name)), name);
}

const std::string kHeader =
    "From: desk@wire.example\nMessage-ID: <1@wire.example>\nSubject: Putin in Islamabad\n";

TEST_CASE("each message of a mailbox is a report", "[mail]") {
  const auto reading = read_sample("wire.mbox");
  CHECK(reading.reasons() == Reasons{"message 3: no-text"});
  REQUIRE(reading.reports.size() == 3);

  const Article& first = reading.reports[0];
  CHECK(first.id == "20250902.1@wire.example");
  CHECK(first.title == "Putin in Islamabad for énergie talks");
  CHECK(first.source == "Example Wire");
  CHECK(to_iso(first.date.value()) == "2025-09-02T14:05:00Z");
  CHECK(first.date_source == DateSource::Stated);
  CHECK(first.place == "message 1");
  CHECK(first.text ==
        "President Putin arrived in Islamabad on Tuesday for talks on a gas pipeline.\n"
        "From there he goes on to Tashkent.\n"
        "From the airport he was driven to the prime minister’s house.");

  CHECK(reading.reports[1].source == "desk@wire.example");
  CHECK(reading.reports[2].id == "wire.mbox#4");
  CHECK(reading.reports[2].place == "message 4");
}

TEST_CASE("of alternatives the plain one is read, in its charset, and no attachment", "[mail]") {
  const auto reading = read_sample("wire.mbox");
  CHECK(reading.reports.at(1).text == "Си Цзиньпин принял Лукашенко.");
}

TEST_CASE("a message that is only HTML is read as text", "[mail]") {
  const auto reading = read_sample("wire.mbox");
  CHECK(reading.reports.at(2).text ==
        "Chancellor Merz called Prime Minister Modi.\nThey spoke of trade.");
}

TEST_CASE("one message is a report with the name of its file", "[mail]") {
  const auto reading = read_sample("one.eml");
  CHECK(reading.rejects.empty());
  REQUIRE(reading.reports.size() == 1);
  const Article& report = reading.reports[0];
  CHECK(report.id == "statement-17@ministry.example");
  CHECK(report.title == "Statement on the visit of President Erdogan to Baku");
  CHECK(report.source == "Ministry of Foreign Affairs");
  CHECK(report.language == "en");
  CHECK(report.place.empty());
  CHECK(report.text ==
        "President Erdogan visited Baku on Tuesday.\nThe two sides signed five documents.");
  CHECK(read_content("From: a@b.example\nMIME-Version: 1.0\nSubject: T\n\nText.", "a/b.eml")
            .reports.at(0)
            .id == "a/b.eml");
}

TEST_CASE("a text with a header of its own is no mail", "[mail]") {
  CHECK_FALSE(is_message("From: the archive\nDate: 2025-09-02\n\nText.\n"));
  CHECK_FALSE(is_message("From Moscow: Putin speaks\nMessage-ID: none\n\n"));
  CHECK_FALSE(is_message("Putin speaks\nFrom: a\nSubject: b\nDate: c\n\n"));
  CHECK_FALSE(is_message(""));
  CHECK(is_message("From: a\r\nSubject: b\r\nDate: c\r\n\r\nText"));
  CHECK_FALSE(is_mailbox("From Moscow, at 14:05, the president spoke.\n"));
  CHECK_FALSE(is_mailbox("From 2014 on the talks have stood still.\n"));
  CHECK(is_mailbox("From a@b.example Tue Sep  2 14:05:00 2025\nSubject: T\n"));
}

TEST_CASE("text in a charset that it does not state is detected", "[mail]") {
  std::string text;
  for (int i = 0; i < 8; ++i) {
    text += "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEF\xF0\xE8\xE1\xFB\xEB \xE2 "
            "\xCC\xEE\xF1\xEA\xE2\xF3. ";
  }
  const auto reading = read_content(kHeader + "\n" + text);
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].text.starts_with("Президент прибыл в Москву."));
}

TEST_CASE("an encrypted message is the reject \"encrypted\"", "[mail]") {
  const auto reading = read_content(
      kHeader +
      "MIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=b;\n"
      " protocol=\"application/pgp-encrypted\"\n\n--b\nContent-Type: application/pgp-encrypted\n\n"
      "Version: 1\n\n--b\nContent-Type: application/octet-stream\n\nabc\n--b--\n");
  CHECK(reading.reports.empty());
  CHECK(reading.reasons() == Reasons{": encrypted"});
}

TEST_CASE("a message that is longer than a report may be is passed over", "[mail]") {
  const test::TempDirectory folder;
  const std::string from = "From a@b.example Tue Sep  2 14:05:00 2025\n";
  const std::string content = from + "Subject: First\n\nText.\n\n" + from + "Subject: Second\n\n" +
                              std::string(3000, 'x') + "\n\n" + from + "Subject: Third\n\nText.\n";
  ReadLimits limits;
  limits.report_bytes = 2000;
  const auto file = folder.write("a.mbox", content);
  const auto reading = test::read_all({file, "a.mbox", content.size(), 0}, limits);
  REQUIRE(reading.reports.size() == 2);
  CHECK(reading.reports[1].title == "Third");
  CHECK(reading.reasons() == Reasons{"message 2: too-large"});
}

TEST_CASE("parts within parts without end are no danger", "[mail]") {
  std::string message = kHeader + "MIME-Version: 1.0\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    message += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  const auto reading = read_content(message + "Content-Type: text/plain\n\nText.\n");
  CHECK(reading.reports.size() + reading.rejects.size() == 1);
}

TEST_CASE("a date of which nobody knows the order is none", "[mail]") {
  const auto reading = read_content(
      "From: a@wire.example\nTo: b@wire.example\nSubject: Talks\nDate: 02/09/2024\n"
      "Message-ID: <1@wire.example>\n\nThey met.\n");
  REQUIRE(reading.reports.size() == 1);
  CHECK_FALSE(reading.reports[0].date);
}

}  // namespace
}  // namespace chancery
