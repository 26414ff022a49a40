#include "corpus/reader/html_page.h"

#include <string>

#include "tests/corpus/reader/read_all.h"
#include "tests/support/catch.h"
#include "tests/support/growth.h"
#include "tests/support/program.h"

namespace chancery {
namespace {

using test::content_of;
using test::in_repository;
using test::read_content;

TEST_CASE("the article of a page is taken without what stands around it", "[html]") {
  const Article page = article_of_html(content_of(in_repository("tests/data/forms/page.html")));
  CHECK(page.title == "Pakistan and Russia sign gas accord");
  CHECK(page.text ==
        "Amina Rahim\n"
        "ISLAMABAD — Pakistan’s prime minister, Shehbaz Sharif, and Vladimir Putin signed an accord "
        "on natural gas on Tuesday.\n"
        "“It is a beginning,” Mr\u00A0Sharif said. He spoke in Urdu.\n"
        "Supplies begin in 2027.\n"
        "The price was not made public.");
  REQUIRE(page.date);
  CHECK(to_iso(*page.date) == "2025-09-02T09:05:00Z");
  CHECK(page.date_source == DateSource::Markup);
  CHECK(page.language == "en-gb");
  CHECK(page.source == "The Harbour Gazette");
  CHECK(page.url == "https://gazette.example/world/gas-accord");
}

TEST_CASE("what JSON-LD states of a page counts before the page itself", "[html]") {
  const Article page =
      article_of_html(content_of(in_repository("tests/data/forms/linked_data.html")));
  CHECK(page.title == "Envoys meet in Vienna");
  CHECK(page.source == "Wiener Bote");
  CHECK(page.language == "de");
  REQUIRE(page.date);
  CHECK(to_iso(*page.date) == "2024-03-05T08:00:00Z");
  CHECK(page.text ==
        "Karl Moser\nDie Gesandten trafen sich am Dienstag in Wien, um über den Vertrag zu "
        "sprechen.\nEin Ergebnis gab es nicht.");
}

TEST_CASE("a page says in which encoding it is", "[html]") {
  const Article declared = article_of_html(
      "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head>"
      "<body><p>\xCF\xF3\xF2\xE8\xED \xE2 \xCC\xEE\xF1\xEA\xE2\xE5.</p></body></html>");
  CHECK(declared.text == "Путин в Москве.");
  const Article latin = article_of_html(
      "<html><meta charset=\"iso-8859-1\"><p>Fran\xE7ois said \x93no\x94.</p></html>");
  CHECK(latin.text == "François said “no”.");
}

TEST_CASE("a page in a file is one report, named by where it lies", "[html]") {
  const auto reading = read_content(content_of(in_repository("tests/data/forms/page.html")));
  REQUIRE(reading.reports.size() == 1);
  CHECK(reading.reports[0].id == "a/report");
  CHECK(read_content("<?xml version='1.0'?>\n<!-- x --><!DOCTYPE html><html><p>Putin spoke.</html>")
            .reports.size() == 1);
}

TEST_CASE("a page without a text is the reject \"no-text\"", "[html]") {
  CHECK(read_content("<html><title>Only a title</title><nav>Home</nav></html>").reasons() ==
        std::vector<std::string>{": no-text"});
  CHECK(read_content("<html>").reasons() == std::vector<std::string>{": no-text"});
}

TEST_CASE("a piece of HTML becomes paragraphs", "[html]") {
  CHECK(html_text("<p>One <b>and</b> one.</p>Two<br><br>Three &amp; four<script>no()</script>") ==
        "One and one.\nTwo\nThree & four");
  CHECK(html_text("") == "");
  CHECK(html_text("plain") == "plain");
}

TEST_CASE("of a page nested deep no text is lost", "[html]") {
  std::string open;
  for (int i = 0; i < 300; ++i) open += "<font>";
  CHECK(html_text("<p>One.</p>" + open + "<p>Two.</p><br/>Three.") == "One.\nTwo.Three.");
  CHECK(html_text("<p>One.</p>" + open + "<table><tr><td>Two.</table></font></font><p>Three.</p>")
            .ends_with("Three."));
  CHECK(html_text(open + "One <script>var a = '<b>no</b>';</script><style>p {}</style>and one.") ==
        "One and one.");
}

TEST_CASE("a page nested a hundred thousand deep harms nobody", "[html]") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  const auto reading = read_content("<html>" + deep + "Putin spoke.");
  CHECK(reading.reports.size() + reading.rejects.size() == 1);
}

const std::string kStory =
    "The foreign minister met his counterpart in Geneva on Tuesday to discuss the treaty on energy and "
    "trade between both states.";

TEST_CASE("what a whole page stands in is no frame of the article", "[html]") {
  const std::string article = "<article><p>" + kStory + "</p></article>";
  const std::string unmarked = "<div><p>" + kStory + "</p></div>";
  const auto text = [](const std::string& page) {
    return article_of_html("<html><body>" + page + "<footer>Imprint</footer></body></html>").text;
  };
  CHECK(text("<form id=aspnetForm><nav>Home</nav>" + article + "</form>") == kStory);
  CHECK(text("<div class='site has-sidebar'>" + article + "</div>") == kStory);
  CHECK(text("<div class='site has-sidebar'>" + unmarked + "</div>") == kStory);
  CHECK(text("<main><div class='has-sidebar'>" + article + "</div></main>") == kStory);
  CHECK(text("<div class='menu-open'><main><p>Talks.</p></main></div><p>" + kStory).find("Talks.") !=
        std::string::npos);
}

TEST_CASE("comments and teasers are none of the article, however long", "[html]") {
  const auto text = [](const std::string& page) {
    return article_of_html("<html><body>" + page + "</body></html>").text;
  };
  const std::string comments = "<p>No.</p><p>" + kStory + kStory + "</p></div>";
  CHECK(text("<article><p>" + kStory + "</p><div class=comments>" + comments + "</article>") ==
        kStory);
  CHECK(text("<main><p>" + kStory + "</p><div class=comments>" + comments + "</main>") == kStory);
  CHECK(text("<article><p>" + kStory + "</p></article><div class=related><article><p>" + kStory +
             "</p></article></div>") == kStory);
}

TEST_CASE("the time that an article states of itself counts before others of its page", "[html]") {
  const auto day = [](const std::string& page) {
    const Article article = article_of_html("<html><body>" + page + "</body></html>");
    return article.date ? to_iso(*article.date) : "undated";
  };
  const std::string clock = "<header><time datetime=2024-12-31>today</time></header>";
  const std::string story = "<p>" + kStory + "</p>";
  CHECK(day(clock + "<article><time datetime=1999-05-05>x</time>" + story + "</article>") ==
        "1999-05-05");
  CHECK(day(clock + "<article><time datetime=1999-05-05>x</time><div itemprop=articleBody>" + story +
            "</div></article>") == "1999-05-05");
  CHECK(day(clock + story + "<footer><time itemprop=datePublished datetime=1999-05-05>x</time>") ==
        "1999-05-05");
  CHECK(day(clock + story) == "2024-12-31");
}

TEST_CASE("what may be the article is measured once, however deep it is nested", "[html]") {
  std::string words;
  for (int i = 0; i < 5'000; ++i) words += "Talks in Geneva on Tuesday. ";
  const auto read = [&](std::size_t depth) {
    std::string page = "<html><body>";
    for (std::size_t i = 0; i < depth; ++i) page += "<article itemprop=articleBody role=main>";
    CHECK(article_of_html(page + "<p>" + words).text.starts_with("Talks in Geneva"));
  };
  // The text takes its time once; the elements around it take hardly any.
  CHECK(test::growth(50, read) < 2);
}

}  // namespace
}  // namespace chancery
