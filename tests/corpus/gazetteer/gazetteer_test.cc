#include "corpus/gazetteer/gazetteer.h"

#include <string>

#include "corpus/error.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

constexpr std::string_view kCountries =
    "# comment\n"
    "country\tkind\tname\trule\tfrom\tto\tsource\n"
    "RU\tname\tRussia\t\t\t\tx\n"
    "RU\tcapital\tMoscow\t\t1991-12-26\t\tx\n"
    "SU\tname\tSoviet Union\t\t1922\t1991\tx\n"
    "SU\tcapital\tMoscow\t\t1922-12-30\t1991-12-25\tx\n"
    "-\tnone\tNew Mexico\t\t\t\tx\n";
constexpr std::string_view kLeaders =
    "leader\tkind\tname\tcountry\tfrom\tto\tsource\n"
    "nawaz-sharif\tname\tNawaz Sharif\t\t\t\tx\n"
    "nawaz-sharif\tsurname\tSharif\t\t\t\tx\n"
    "nawaz-sharif\toffice\tprime-minister\tPK\t1990-11-06\t1993-04-18\tx\n"
    "shehbaz-sharif\tname\tShehbaz Sharif\t\t\t\tx\n"
    "shehbaz-sharif\talias\tShahbaz Sharif\t\t\t\tx\n"
    "shehbaz-sharif\tsurname\tSharif\t\t\t\tx\n"
    "shehbaz-sharif\toffice\tprime-minister\tPK\t2024-03-04?\t\tx\n";

std::string error_of(const std::vector<Table>& tables) {
  try {
    const Gazetteer gazetteer(tables);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::BadTable);
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return "no error";
}

std::string error_of(std::string_view countries, std::string_view leaders) {
  return error_of({{"countries.tsv", countries}, {"leaders.tsv", leaders}});
}

std::string with(std::string_view table, std::string_view line) {
  return std::string(table) + std::string(line) + "\n";
}

TEST_CASE("a name is resolved to everyone it can mean", "[gazetteer]") {
  const Gazetteer gazetteer({{"countries.tsv", kCountries}, {"leaders.tsv", kLeaders}});
  using Ids = std::vector<std::string>;
  CHECK(gazetteer.resolve(EntityKind::Leader, "SHARIF") == Ids{"nawaz-sharif", "shehbaz-sharif"});
  CHECK(gazetteer.resolve(EntityKind::Leader, "shahbaz sharif") == Ids{"shehbaz-sharif"});
  CHECK(gazetteer.resolve(EntityKind::Leader, "nawaz-sharif") == Ids{"nawaz-sharif"});
  CHECK(gazetteer.resolve(EntityKind::Country, "moscow") == Ids{"RU", "SU"});
  CHECK(gazetteer.resolve(EntityKind::Country, "ru") == Ids{"RU"});
  CHECK(gazetteer.resolve(EntityKind::Country, "New Mexico").empty());
  CHECK(gazetteer.resolve(EntityKind::Leader, "putin").empty());
}

TEST_CASE("an entity has a name to show; one the tables do not know shows its id", "[gazetteer]") {
  const Gazetteer gazetteer({{"countries.tsv", kCountries}, {"leaders.tsv", kLeaders}});
  CHECK(gazetteer.display_name(EntityKind::Country, "SU") == "Soviet Union");
  CHECK(gazetteer.display_name(EntityKind::Leader, "shehbaz-sharif") == "Shehbaz Sharif");
  CHECK(gazetteer.display_name(EntityKind::Country, "ZZ") == "ZZ");
}

TEST_CASE("office is held from the first day to the last", "[gazetteer]") {
  using namespace std::chrono;
  const Gazetteer gazetteer({{"countries.tsv", kCountries}, {"leaders.tsv", kLeaders}});
  const auto sharifs = gazetteer.leaders_of("PK");
  REQUIRE(sharifs.size() == 2);
  const Leader& nawaz = gazetteer.leader(sharifs.front());
  CHECK_FALSE(nawaz.in_office({1990y / November / 5, 1990y / November / 5}));
  CHECK(nawaz.in_office({1990y / November / 6, 1990y / November / 6}));
  CHECK(nawaz.in_office({1993y / April / 18, 1993y / April / 18}));
  CHECK_FALSE(nawaz.in_office({1993y / April / 19, 1993y / April / 19}));
  CHECK(gazetteer.leader(sharifs.back()).in_office({2026y / January / 1, 2026y / January / 1}));
}

TEST_CASE("a name knows where else a place of it lies, and by what signs", "[gazetteer]") {
  const std::string namesakes =
      "name\tcountry\tsigns\tsource\n"
      "Lahore\tRU\tOntario Ont\tgeneral\n";
  const Gazetteer gazetteer({{"countries.tsv", kCountries}, {"namesakes.tsv", namesakes}});
  const auto found = gazetteer.namesakes("lahore");
  REQUIRE(found.size() == 1);
  CHECK(gazetteer.id(EntityKind::Country, found[0].country) == "RU");
  REQUIRE(found[0].signs.size() == 2);
  CHECK(found[0].signs[0].view() == "ontario");
  CHECK(found[0].signs[1].view() == "ont");
  CHECK(gazetteer.namesakes("moscow").empty());
  const std::string unknown = "name\tcountry\tsigns\tsource\nLahore\tZZ\tOntario\tgeneral\n";
  CHECK(error_of({{"countries.tsv", kCountries}, {"namesakes.tsv", unknown}}) ==
        "namesakes.tsv:2: unknown id \"ZZ\"");
}

TEST_CASE("a line that cannot be understood is named by file and line", "[gazetteer]") {
  CHECK(error_of(kCountries, kLeaders) == "no error");
  CHECK(error_of(with(kCountries, "RU\tname"), kLeaders) ==
        "countries.tsv:8: 2 fields where there should be 7");
  CHECK(error_of(with(kCountries, "RU\tnickname\tX\t\t\t\tx"), kLeaders) ==
        "countries.tsv:8: unknown kind \"nickname\"");
  CHECK(error_of(with(kCountries, "RU\talias\tX\tmaybe\t\t\tx"), kLeaders) ==
        "countries.tsv:8: unknown rule \"maybe\"");
  CHECK(error_of(kCountries, with(kLeaders, "x\toffice\tking\tXX\t1990\t1980\tx")) ==
        "leaders.tsv:9: the span ends before it begins");
  CHECK(error_of(kCountries, with(kLeaders, "x\toffice\tking\tXX\tsoon\t\tx")) ==
        "leaders.tsv:9: a date is no year, month or day");
  CHECK(error_of("country\tname\n", kLeaders) == "countries.tsv:1: 2 fields where there should be 7");
}

constexpr std::string_view kCountryNames =
    "country\tkind\tlanguage\tname\tsource\n"
    "RU\talias\tru\tРосси*\tx\n"
    "RU\tdemonym\tfr\trusse\tx\n"
    "RU\talias\tzh\t俄罗斯\tx\n"
    "RU\talias\tar\tروسيا\tx\n";

TEST_CASE("a country is known by its names in other languages, inflected and unspaced ones too",
          "[gazetteer]") {
  const Gazetteer gazetteer({{"countries_x.tsv", kCountryNames}, {"countries.tsv", kCountries}});
  for (const char* name : {"Россия", "России", "Russe", "俄罗斯", "روسيا", "وروسيا", "لروسيا"}) {
    CAPTURE(name);
    CHECK(gazetteer.resolve(EntityKind::Country, name) == std::vector<std::string>{"RU"});
  }
  CHECK(gazetteer.resolve(EntityKind::Country, "Рос").empty());
}

TEST_CASE("a name for an id that no table brings is an error", "[gazetteer]") {
  CHECK_THROWS_AS(Gazetteer({{"countries_x.tsv", kCountryNames}}), Error);
}

TEST_CASE("an editor's tables add, correct, merge and silence", "[gazetteer]") {
  const std::string leaders = with(with(with(with(kLeaders.substr(0, kLeaders.find('\n') + 1),
      "shehbaz-sharif\tname\tMian Shehbaz Sharif\t\t\t\tours"),
      "shehbaz-sharif\tmerge\tnawaz-sharif\t\t\t\tours"),
      "shehbaz-sharif\tsilence\tShahbaz Sharif\t\t\t\tours"),
      "new-one\tname\tNew One\t\t\t\tours");
  const std::string countries = with(kCountries.substr(10, kCountries.find('\n', 10) - 9),
                                     "RU\tsilence\tMoscow\t\t\t\tours");
  const Gazetteer gazetteer({{"countries.tsv", kCountries}, {"leaders.tsv", kLeaders},
                             {"leaders.tsv", leaders}, {"countries.tsv", countries}});
  using Ids = std::vector<std::string>;
  CHECK(gazetteer.display_name(EntityKind::Leader, "shehbaz-sharif") == "Mian Shehbaz Sharif");
  CHECK(gazetteer.resolve(EntityKind::Leader, "sharif") == Ids{"shehbaz-sharif"});
  CHECK(gazetteer.resolve(EntityKind::Leader, "nawaz sharif") == Ids{"shehbaz-sharif"});
  CHECK(gazetteer.resolve(EntityKind::Leader, "shahbaz sharif").empty());
  CHECK(gazetteer.resolve(EntityKind::Leader, "new one") == Ids{"new-one"});
  CHECK(gazetteer.resolve(EntityKind::Country, "moscow") == Ids{"SU"});
}

TEST_CASE("a table whose file name says nothing is an error", "[gazetteer]") {
  CHECK_THROWS_AS(Gazetteer({{"people.tsv", kLeaders}}), Error);
}

TEST_CASE("the lexicon finds a word by itself, by its beginning, and without Arabic particles",
          "[gazetteer]") {
  std::string table(kCountries);
  const auto add = [&](const std::string& word) {
    table += "RU\talias\t" + word + "\t\t\t\tx\n";
  };
  for (const char* word : {"pakistan", "москв*", "москвич*", "العراق", "москва"}) add(word);
  for (int i = 0; i < 20'000; ++i) add("word" + std::to_string(i));
  const Gazetteer gazetteer({{"countries.tsv", table}});
  const Lexicon& lexicon = gazetteer.lexicon();
  CHECK(lexicon.find("pakistan").word != kUnknownWord);
  CHECK_FALSE(lexicon.find("pakistani").is_known());
  const WordId moscow = lexicon.find("москве").stem;
  CHECK(moscow != kUnknownWord);
  CHECK(lexicon.find("москвичи").stem != kUnknownWord);
  CHECK(lexicon.find("москвичи").stem != moscow);  // the longest
  CHECK_FALSE(lexicon.find("моск").is_known());
  const WordId iraq = lexicon.find("العراق").word;
  CHECK(iraq != kUnknownWord);
  CHECK(lexicon.find("والعراق").word == iraq);
  CHECK(lexicon.find("بالعراق").word == iraq);
  CHECK(lexicon.find("للعراق").word == iraq);
  CHECK_FALSE(lexicon.find("").is_known());
  const Lexicon::Found capital = lexicon.find("москва");  // a word as it is does not hide the stem
  CHECK(capital.word != kUnknownWord);
  CHECK(capital.is(moscow));
  CHECK(lexicon.find("word0").is_known());
  CHECK(lexicon.find("word19999").is_known());
  CHECK_FALSE(lexicon.find("word20000").is_known());
}

TEST_CASE("the built-in tables know the world", "[gazetteer]") {
  const Gazetteer& gazetteer = Gazetteer::built_in();
  using Ids = std::vector<std::string>;
  CHECK(gazetteer.resolve(EntityKind::Country, "Kremlin") == Ids{"RU", "SU"});
  CHECK(gazetteer.resolve(EntityKind::Country, "cote d'ivoire") == Ids{"CI"});
  CHECK(gazetteer.resolve(EntityKind::Country, "Pakistanis") == Ids{"PK"});
  CHECK(gazetteer.resolve(EntityKind::Leader, "putin") == Ids{"vladimir-putin"});
  CHECK(gazetteer.display_name(EntityKind::Leader, "emomali-rahmon") == "Emomali Rahmon");
  for (const char* gone : {"SU", "YU", "CS", "DD"}) {
    CHECK(gazetteer.display_name(EntityKind::Country, gone) != gone);
  }
}

}  // namespace
}  // namespace chancery
