#include "corpus/reader/language.h"

#include "tests/support/catch.h"

namespace chancery {
namespace {

TEST_CASE("the language of a report is told by its words", "[language]") {
  CHECK(detected_language("The prime minister met the president in Geneva on Tuesday, and they "
                          "agreed that the talks should go on in the autumn.") == "en");
  CHECK(detected_language("Der Bundeskanzler traf den Präsidenten am Dienstag in Genf, und sie "
                          "einigten sich darauf, die Gespräche im Herbst fortzusetzen.") == "de");
  CHECK(detected_language("Премьер-министр встретился с президентом в Женеве во вторник, и они "
                          "договорились продолжить переговоры осенью.") == "ru");
  CHECK(detected_language("总理星期二在日内瓦会见了总统，双方同意秋季继续举行会谈，并就能源合作、"
                          "贸易和地区安全等问题交换了意见。") == "zh");
}

TEST_CASE("of a few words, or of none, no language is told", "[language]") {
  for (const char* text : {"", "Geneva", "Putin, Sharif, Xi", "1 2 3 4 5 6 7 8 9", "....."}) {
    CAPTURE(text);
    CHECK(detected_language(text).empty());
  }
}

TEST_CASE("a text half in one language and half in another has none", "[language]") {
  CHECK(detected_language("The prime minister met the president in Geneva on Tuesday, and they "
                          "agreed that the talks should go on in the autumn. Премьер-министр "
                          "встретился с президентом в Женеве во вторник, и они договорились "
                          "продолжить переговоры осенью.")
            .empty());
}

TEST_CASE("of a long text the beginning and the middle tell its language", "[language]") {
  std::string english, french, russian;
  for (int i = 0; i < 20; ++i) {
    english += "The prime minister met the president in Geneva on Tuesday. ";
    french += "Le premier ministre a rencontré le président mardi à Genève. ";
    russian += "Премьер-министр встретился с президентом в Женеве во вторник. ";
  }
  CHECK(detected_language(english) == "en");
  CHECK(detected_language(russian) == "ru");
  CHECK(detected_language(english + russian).empty());
  const std::string footer =
      "Reporting by our correspondent in Geneva; editing by the desk in London. All rights reserved, "
      "and no part of this may be published without the consent of the agency.";
  CHECK(detected_language(french + footer) == "fr");
}

TEST_CASE("where a few lines are of two languages, more of the text tells which it is in", "[language]") {
  const std::string quoted = "\"The talks were long and they were not easy,\" the minister said in English. ";
  std::string french;
  for (int i = 0; i < 20; ++i) french += "Le premier ministre a rencontré le président mardi à Genève. ";
  CHECK(detected_language(quoted + french) == "fr");
  CHECK(detected_language(quoted + french.substr(0, 195)).empty());  // three sentences
}

TEST_CASE("a title that is the beginning of the text does not count twice", "[language]") {
  Article article;
  article.title = "The prime minister met the president in Geneva on Tuesday for talks on the border";
  article.title_derived = true;
  article.text = "Премьер-министр встретился с президентом в Женеве во вторник, и они договорились.";
  find_language(article);
  CHECK(article.language == "ru");
}

TEST_CASE("a language is found where none is stated", "[language]") {
  Article article;
  article.text =
      "The prime minister met the president in Geneva on Tuesday, and they agreed that the talks "
      "should go on in the autumn.";
  Article french = article;
  french.language = "fr";
  find_language(article);
  find_language(french);
  CHECK(article.language == "en");
  CHECK(article.language_derived);
  CHECK(french.language == "fr");
  CHECK_FALSE(french.language_derived);
}

}  // namespace
}  // namespace chancery
