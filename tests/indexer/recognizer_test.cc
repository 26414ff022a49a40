#include "indexer/analysis/recognizer.h"

#include <string>

#include "tests/support/catch.h"
#include "tests/support/growth.h"
#include "tests/support/sample_reports.h"

namespace chancery {
namespace {

using namespace std::chrono;

struct Dated {
  std::optional<year_month_day> day{};
  std::string title{};
};

AnalysedArticle analyse(std::string_view text, const Dated& about = {}) {
  Article article;
  article.text = text;
  article.title = about.title;
  article.title_derived = about.title.empty();
  if (about.day) article.date = Date{*about.day, std::nullopt};
  return Recognizer(Gazetteer::built_in()).analyse(std::move(article));
}

/// "vladimir-putin PK": ids most central first, leaders before countries.
std::string entities(std::string_view text, const Dated& about = {}) {
  const AnalysedArticle analysed = analyse(text, about);
  std::string result;
  for (const auto* list : {&analysed.entities.leaders, &analysed.entities.countries}) {
    for (const EntityCount& entity : *list) result += (result.empty() ? "" : " ") + entity.id;
  }
  return result;
}

/// "Moscow=RU", in the order of the text.
std::string mentions(std::string_view text, const Dated& about = {}) {
  std::string result;
  for (const Mention& mention : analyse(text, about).mentions) {
    const auto& of = mention.part == Part::Title ? std::string_view(about.title) : text;
    result += (result.empty() ? "" : ", ") +
              std::string(of.substr(mention.begin, mention.end - mention.begin)) + "=" + mention.id;
  }
  return result;
}

TEST_CASE("the seed yields its leaders and countries and nobody else", "[recognizer]") {
  for (Article& report : test::sample_reports()) {
    if (!report.id.starts_with("000_33e044e851d983fe")) continue;
    const AnalysedArticle seed = Recognizer(Gazetteer::built_in()).analyse(std::move(report));
    std::vector<std::string> leaders, countries;
    for (const EntityCount& leader : seed.entities.leaders) leaders.push_back(leader.id);
    for (const EntityCount& country : seed.entities.countries) countries.push_back(country.id);
    std::sort(leaders.begin(), leaders.end());
    std::sort(countries.begin(), countries.end());
    CHECK(leaders ==
          std::vector<std::string>{"emomali-rahmon", "shehbaz-sharif", "vladimir-putin"});
    CHECK(countries ==
          std::vector<std::string>{"AF", "CN", "IN", "PK", "PS", "RU", "TJ", "UA"});
    return;
  }
  FAIL("the seed is not among the sample reports");
}

TEST_CASE("countries come by name, demonym, capital, seat of power and city", "[recognizer]") {
  CHECK(mentions("Pakistan’s envoys met Russians in New Delhi; the Kremlin and Geneva agreed.") ==
        "Pakistan=PK, Russians=RU, New Delhi=IN, Kremlin=RU, Geneva=CH");
  CHECK(mentions("CÔTE D’IVOIRE and Cote d'Ivoire") == "CÔTE D’IVOIRE=CI, Cote d'Ivoire=CI");
}

TEST_CASE("the longer name wins, and a name that is no country hides the one inside",
          "[recognizer]") {
  CHECK(mentions("South Sudan, Guinea-Bissau and Northern Ireland") ==
        "South Sudan=SS, Guinea-Bissau=GW, Northern Ireland=GB");
  CHECK(mentions("New England and the South China Sea") == "");
  CHECK(mentions("the governor of New Mexico") == "New Mexico=US");
}

TEST_CASE("nothing is matched across the end of a sentence", "[recognizer]") {
  CHECK(mentions("It came from the South. Sudan agreed.") == "Sudan=SD");
}

TEST_CASE("case tells a name from a word", "[recognizer]") {
  CHECK(mentions("They ate turkey off china and told us so.") == "");
  CHECK(mentions("The US and the U.S. agreed.") == "US=US, U.S.=US");
  CHECK(mentions("TELL US MORE") == "");
}

TEST_CASE("an ambiguous name counts only beside another sign of its country", "[recognizer]") {
  CHECK(entities("Jordan scored thirty points.") == "");
  CHECK(mentions("Jordan agreed, Amman said.") == "Jordan=JO, Amman=JO");
  CHECK(mentions("Eduard Shevardnadze of Georgia") ==
        "Eduard Shevardnadze=eduard-shevardnadze, Georgia=GE");
}

TEST_CASE("a town is its namesake elsewhere where the report speaks of that place",
          "[recognizer]") {
  CHECK(entities("London council heard the Ontario Municipal Board.") == "CA");
  CHECK(entities("British ministers left London for Ontario.") == "GB CA");
  CHECK(entities("London and Ontario agreed, said Theresa May.") == "theresa-may CA GB");
  CHECK(entities("London is calling.") == "GB");
  CHECK(entities("Police in Edmonton, near Cairns, charged a man.") == "AU");
  CHECK(entities("The governor of Georgia opened a road in Savannah.") == "US");
}

TEST_CASE("a report that names places without end is read in time that grows with its length",
          "[recognizer]") {
  const Recognizer recognizer(Gazetteer::built_in());
  const auto read = [&](std::size_t times) {
    Article article;
    for (std::size_t i = 0; i < times; ++i) {
      article.text += "Georgia voted. Jordan and Paris talked. President Putin met Vladimir Putin. ";
    }
    CHECK(recognizer.analyse(std::move(article)).mentions.size() > times);
  };
  CHECK(test::growth(500, read) < test::kLinear);
}

TEST_CASE("sums of money, seats of companies and quarters of towns speak of no country",
          "[recognizer]") {
  CHECK(entities("Kenya borrowed US$250 million.") == "KE");
  CHECK(entities("The picture, worth U.S. dlrs 1 million, was found in Kenya.") == "KE");
  CHECK(entities("The New York-based group wrote to Kenya.") == "KE");
  CHECK(entities("The London-based group wrote to Britain.") == "GB");
  CHECK(entities("She lives in Little Portugal.") == "");
}

TEST_CASE("a capital belongs to the state of its day", "[recognizer]") {
  CHECK(entities("Moscow agreed.", {1975y / August / 1}) == "SU");
  CHECK(entities("Moscow agreed.", {2015y / August / 1}) == "RU");
  CHECK(entities("Moscow agreed.") == "RU");
}

TEST_CASE("a bare surname is the leader whose full name stands in the report", "[recognizer]") {
  CHECK(mentions("Shehbaz Sharif spoke. Sharif’s words, Mr. Sharif said, were clear.") ==
        "Shehbaz Sharif=shehbaz-sharif, Sharif=shehbaz-sharif, Sharif=shehbaz-sharif");
  CHECK(mentions("Sharif spoke.") == "");
  CHECK(mentions("Angela Merkel left.", {{}, "Merkel leaves Berlin"}) ==
        "Merkel=angela-merkel, Berlin=DE, Angela Merkel=angela-merkel");
}

TEST_CASE("a surname within another person's name is left alone", "[recognizer]") {
  CHECK(mentions("Shehbaz Sharif praised the actor Omar Sharif and O. Sharif.") ==
        "Shehbaz Sharif=shehbaz-sharif");
}

TEST_CASE("of two bearers of a surname the one named last is meant", "[recognizer]") {
  CHECK(mentions("Nawaz Sharif rose. Sharif spoke. Shehbaz Sharif sat. Sharif left.") ==
        "Nawaz Sharif=nawaz-sharif, Sharif=nawaz-sharif, Shehbaz Sharif=shehbaz-sharif, "
        "Sharif=shehbaz-sharif");
}

TEST_CASE("a title beside a surname names its only holder of the day", "[recognizer]") {
  CHECK(mentions("President Putin spoke.", {2015y / May / 9}) == "Putin=vladimir-putin");
  CHECK(mentions("President Bush and President Clinton met.", {1992y / December / 1}) ==
        "Bush=george-h-w-bush");
  CHECK(mentions("former President Clinton", {2005y / May / 1}) == "Clinton=bill-clinton");
  CHECK(mentions("Tajikistan's President Rahmon") == "Tajikistan=TJ, Rahmon=emomali-rahmon");
}

TEST_CASE("an office alone is its holder on the report's day", "[recognizer]") {
  CHECK(entities("The Russian president spoke.", {1999y / June / 1}) == "boris-yeltsin RU");
  CHECK(entities("The Russian president spoke.", {2004y / June / 1}) == "vladimir-putin RU");
  CHECK(entities("The Russian president spoke.") == "RU");
  CHECK(entities("The next Russian president spoke.", {2004y / June / 1}) == "RU");
  CHECK(entities("The vice president of Russia spoke.", {2004y / June / 1}) == "RU");
}

TEST_CASE("an undated report is of the days on which its leaders were in office together",
          "[recognizer]") {
  CHECK(entities("Barack Obama and Hassan Rouhani spoke of Assad's Syria.") ==
        "barack-obama bashar-al-assad hassan-rouhani SY");
  CHECK(entities("Angela Merkel met Emmanuel Macron. The Turkish president stayed away.") ==
        "angela-merkel emmanuel-macron recep-tayyip-erdogan TR");
  // Any of three presidents: it tells nothing of the office.
  CHECK(entities("Angela Merkel met Vladimir Putin. The French president stayed away.") ==
        "angela-merkel vladimir-putin FR");
  // Another rule finds a surname that only one leader of a country named there ever had.
  CHECK(entities("Gorbachev spoke of the Soviet Union.") == "mikhail-gorbachev SU");
  CHECK(entities("Gorbachev spoke.") == "");
}

TEST_CASE("a leader is found in another spelling beside a country or organisation he led",
          "[recognizer]") {
  CHECK(mentions("Armenia's Nikol Pashinian met Josep Borell of the EU.") ==
        "Armenia=AM, Nikol Pashinian=nikol-pashinyan, Josep Borell=josep-borrell, EU=EU");
  CHECK(mentions("Josep Borell sang.") == "");
  CHECK(mentions("Prime Minister Pashinian of Armenia", {2019y / May / 1}) ==
        "Pashinian=nikol-pashinyan, Armenia=AM");
  CHECK(mentions("Motorola of Italy", {2019y / May / 1}) == "Italy=IT");
}

TEST_CASE("a nickname in quotes and a middle initial do not part a name", "[recognizer]") {
  CHECK(mentions("President Ferdinand \"Bongbong\" Marcos Jr. spoke.") ==
        "Ferdinand \"Bongbong\" Marcos Jr=ferdinand-marcos-jr");
  CHECK(mentions("Vladimir V. Putin spoke.") == "Vladimir V. Putin=vladimir-putin");
}

TEST_CASE("a number tells a monarch from another of the name", "[recognizer]") {
  CHECK(entities("Queen Elizabeth I was born in 1533.", {1996y / May / 1}) == "");
  CHECK(entities("Queen Elizabeth spoke.", {1996y / May / 1}) == "elizabeth-ii");
}

TEST_CASE("a given name alone is no monarch", "[recognizer]") {
  CHECK(entities("My daughter Elizabeth lives in Britain.", {2009y / May / 1}) == "GB");
}

TEST_CASE("a title makes a leader of a name that no table has", "[recognizer]") {
  CHECK(mentions("Ruritania's Prime Minister Rupert Elphberg resigned. Elphberg wept.") ==
        "Rupert Elphberg=rupert-elphberg, Elphberg=rupert-elphberg");
  const AnalysedArticle analysed = analyse("Kenya’s Foreign Minister Rupert Elphberg resigned.");
  REQUIRE(analysed.found.size() == 1);
  CHECK(analysed.found[0].name == "Rupert Elphberg");
  CHECK(analysed.found[0].country == "KE");
  CHECK(analysed.found[0].office == "foreign-minister");
  CHECK(entities("The company president Rupert Elphberg resigned.") == "");
  CHECK(entities("Deputy Prime Minister Rupert Elphberg resigned.") == "");
}

TEST_CASE("who is to hold office only years later is no leader yet", "[recognizer]") {
  CHECK(entities("Andrei Gromyko, the ambassador, spoke.", {1945y / June / 26}) == "");
  CHECK(entities("Andrei Gromyko spoke.", {1975y / June / 26}) == "andrei-gromyko");
}

TEST_CASE("places that are none here are told apart", "[recognizer]") {
  CHECK(entities("He moved to Lebanon, Ohio, and liked Lebanon.") == "");
  CHECK(entities("He moved to Jakarta, Texas, and liked Jakarta.") == "US");
  CHECK(entities("He spoke French and German.") == "");
  CHECK(entities("The Lebanese city of Tripoli was quiet.") == "LB");
  CHECK(entities("He landed at Charles de Gaulle airport.") == "");
}

TEST_CASE("reports in other languages get their leaders and countries by native names",
          "[recognizer]") {
  const Dated day{2022y / July / 1};
  CHECK(entities("Президент России Владимир Путин встретился с Эмомали Рахмоном в Душанбе.", day) ==
        "emomali-rahmon vladimir-putin RU TJ");
  CHECK(entities("Le président ukrainien Volodymyr Zelensky a parlé de l'Ukraine à Paris.", day) ==
        "volodymyr-zelenskyy UA FR");
  CHECK(entities("التقى الرئيس الروسي فلاديمير بوتين في موسكو", day) == "vladimir-putin RU");
  CHECK(entities("俄罗斯总统普京访问巴基斯坦", day) == "vladimir-putin PK RU");
  CHECK(entities("El presidente de Colombia habló en Bogotá y en Alemania.") == "CO DE");
}

TEST_CASE("initials within a name do not hide it", "[recognizer]") {
  CHECK(entities("Vladimir V. Putin spoke.") == "vladimir-putin");
  CHECK(entities("Kim Jong-un spoke.") == "kim-jong-un");
  CHECK(entities("Kim Jong Un spoke.") == "kim-jong-un");
}

TEST_CASE("what stands in the title and up front is most central", "[recognizer]") {
  const AnalysedArticle analysed =
      analyse("Paris said so. It did. Then came Rome, Rome, Rome and Rome.",
              {{}, "Berlin and Paris talk"});
  REQUIRE(analysed.entities.countries.size() == 3);
  CHECK(analysed.entities.countries[0] == EntityCount{"FR", 6});
  CHECK(analysed.entities.countries[1] == EntityCount{"DE", 4});
  CHECK(analysed.entities.countries[2] == EntityCount{"IT", 4});
}

}  // namespace
}  // namespace chancery
