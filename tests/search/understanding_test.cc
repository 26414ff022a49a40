#include "search/understanding.h"

#include <string>

#include "tests/support/catch.h"

namespace chancery {
namespace {

using namespace std::chrono;

/// "Kremlin=RU russian president=boris-yeltsin|vladimir-putin"
std::string names(std::string_view text, const DateRange& days = {}) {
  std::string result;
  for (const UnderstoodName& name : understand(text, Gazetteer::built_in(), days)) {
    result += (result.empty() ? "" : ", ") + std::string(text.substr(name.begin, name.end - name.begin));
    for (std::size_t i = 0; i < name.ids.size(); ++i) result += (i == 0 ? "=" : "|") + name.ids[i];
  }
  return result;
}

const DateRange kNow{2015y / January / 1, 2025y / December / 31};

TEST_CASE("names, surnames, demonyms, capitals and seats are understood in any case",
          "[understanding]") {
  CHECK(names("putin pakistan energy", kNow) == "putin=vladimir-putin, pakistan=PK");
  CHECK(names("Kremlin gas Turkey", kNow) == "Kremlin=RU, Turkey=TR");
  CHECK(names("TURKISH TALKS IN ISLAMABAD", kNow) == "TURKISH=TR, ISLAMABAD=PK");
  CHECK(names("президент Путин в Москве", kNow) == "Путин=vladimir-putin, Москве=RU");
  CHECK(names("gas and wheat").empty());
}

TEST_CASE("an office beside its country is whoever held it on those days", "[understanding]") {
  CHECK(names("Russian president Islamabad", {1999y / January / 1, 1999y / June / 30}) ==
        "Russian=RU, Russian president=boris-yeltsin, Islamabad=PK");
  CHECK(names("president of Russia", kNow) ==
        "president of Russia=vladimir-putin, Russia=RU");
  CHECK(names("president of the bank", kNow).empty());
  CHECK(names("Vietnam's president Diem", {1960y / January / 1, 1963y / January / 1}) ==
        "Vietnam=VN, Diem=ngo-dinh-diem");
}

TEST_CASE("a surname is all its bearers, or those in office then or of a country named there",
          "[understanding]") {
  CHECK(names("bush", {2002y / January / 1, 2002y / December / 31}) == "bush=george-w-bush");
  CHECK(names("bush") == "bush=george-h-w-bush|george-w-bush");
  CHECK(names("sharif pakistan", kNow) == "sharif=nawaz-sharif|shehbaz-sharif, pakistan=PK");
}

TEST_CASE("a capital is of the state of those days", "[understanding]") {
  CHECK(names("moscow", {1975y / January / 1, 1980y / January / 1}) == "moscow=SU");
  CHECK(names("moscow", kNow) == "moscow=RU");
  CHECK(names("moscow") == "moscow=RU|SU");
}

TEST_CASE("everyday words are no names but with a capital", "[understanding]") {
  CHECK(names("test ban treaty", kNow).empty());
  CHECK(names("TEST BAN TREATY", kNow).empty());
  CHECK(names("secretary Ban spoke", kNow) == "Ban=ban-ki-moon");
  CHECK(names("who may see us", kNow).empty());
  CHECK(names("COUNTRIES WHO JOINED", kNow).empty());
  CHECK(names("the WHO report", kNow) == "WHO=WHO");
  CHECK(names("Price of oil", kNow).empty());  // a capital that begins a question tells nothing
  CHECK(names("usa and the imf", kNow) == "usa=US, imf=IMF");
}

TEST_CASE("a longer name hides the shorter one within", "[understanding]") {
  CHECK(names("Warsaw Pact", {1970y / January / 1, 1980y / January / 1}) == "Warsaw Pact=WARSAWPACT");
  CHECK(names("south korea", kNow) == "south korea=KR");
}

TEST_CASE("an abbreviation that is a word, too, stands for itself alone", "[understanding]") {
  const auto found = understand("US aid", Gazetteer::built_in(), kNow);
  REQUIRE(found.size() == 1);
  CHECK(found[0].is_abbreviation);
  CHECK(names("us aid", kNow).empty());
}

}  // namespace
}  // namespace chancery
