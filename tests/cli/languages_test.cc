// Reports in many languages: the built programs find their words in every form.

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/program.h"
#include "tests/support/temp_directory.h"

namespace chancery {
namespace {

using nlohmann::json;
using test::TempDirectory;

struct Report {
  std::string id;
  std::string language;
  std::string title;
  std::string text;
};

const std::vector<Report> kReports{
    {"english", "en", "Sanctions", "The ministers negotiated new sanctions on trade."},
    {"spanish", "es", "Declaraciones", "Las declaraciones del ministro sobre las negociaciones."},
    {"spanish-one", "es-MX", "Declaración", "Una declaración del ministro."},
    {"french", "fr", "Sécurité", "Les mesures annoncées par les ministres sur la sécurité."},
    {"french-scanned", "fr", "Pétrole", "Les exportations de 1'Iran en 1987."},
    {"german", "de", "Verhandlungen", "Die Verhandlungen der Häuser über Zölle dauern an."},
    {"russian", "ru", "Переговоры", "Министры начали переговоры о поставках оружия."},
    {"arabic", "ar", "العقوبات", "فرض الوزراء عقوبات جديدة على الصادرات"},
    {"polish", "pl", "Sankcje", "Ministrowie rozmawiali o sankcjach."},
    {"chinese", "zh", "能源战略", "中国和俄罗斯讨论了能源战略与天然气管道的合作。双方还谈到人工智能。"},
    {"chinese-other", "zh", "人工", "人工岛屿的建设以及智能电网。"},
    {"japanese", "ja", "エネルギー", "両国はエネルギー政策と半導体の輸出規制について協議した。"},
    {"korean", "ko", "에너지", "양국은 에너지협력과 반도체를 논의했다."}};

/// An index of reports.
class Archive {
 public:
  explicit Archive(const std::vector<Report>& reports) {
    std::ofstream out(directory_.path() / "reports.jsonl");
    for (const Report& report : reports) {
      out << json{{"id", report.id}, {"language", report.language}, {"title", report.title},
                  {"text", report.text}} << '\n';
    }
    out.close();
    const auto outcome = test::chancery_index({"--index", index(), "--log-level", "warn",
                                               (directory_.path() / "reports.jsonl").string()});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
  }

  json ask(const std::vector<std::string>& question) const {
    std::vector<std::string> arguments{"--index", index(), "--format", "json", "-n", "100"};
    arguments.insert(arguments.end(), question.begin(), question.end());
    const auto outcome = test::chancery_search(arguments);
    INFO(outcome.err);
    REQUIRE(outcome.exit_code < 2);
    return json::parse(outcome.out);
  }

  std::set<std::string> found(const std::string& question) const {
    std::set<std::string> ids;
    const json page = ask({"--literal", question});
    for (const json& hit : page.at("hits")) ids.insert(hit.at("id"));
    return ids;
  }

  /// What of the first hit's snippet is marked.
  std::vector<std::string> marked(const std::string& question) const {
    const json hit = ask({"--literal", question}).at("hits").at(0);
    const std::string text = hit.at("snippet").at("text");
    std::vector<std::string> parts;
    for (const json& range : hit.at("snippet").at("matches")) {
      parts.push_back(text.substr(range[0], range[1].get<std::size_t>() - range[0].get<std::size_t>()));
    }
    return parts;
  }

 private:
  std::string index() const { return (directory_.path() / "index").string(); }

  TempDirectory directory_;
};

const Archive& languages() {
  static const Archive kLanguages(kReports);
  return kLanguages;
}

using Ids = std::set<std::string>;

TEST_CASE("a word is found in any form that its own language gives it", "[languages]") {
  const Archive& all = languages();
  CHECK(all.found("negotiating") == Ids{"english"});
  CHECK(all.found("declaración") == Ids{"spanish", "spanish-one"});
  CHECK(all.found("annoncée") == Ids{"french"});
  CHECK(all.found("Verhandlung") == Ids{"german"});
  CHECK(all.found("переговорах") == Ids{"russian"});
  CHECK(all.found("поставка") == Ids{"russian"});
  CHECK(all.found("الجديدة") == Ids{"arabic"});
}

TEST_CASE("a word is found without its accents as it stands", "[languages]") {
  CHECK(languages().found("declaracion") == Ids{"spanish-one"});
  CHECK(languages().found("securite") == Ids{"french"});
  CHECK(languages().found("zolle") == Ids{"german"});
}

TEST_CASE("a word is found behind an article whose letter was read as a digit", "[languages]") {
  CHECK(languages().found("Iran") == Ids{"french-scanned"});
  CHECK(languages().found("1987") == Ids{"french-scanned"});
}

TEST_CASE("a language without a stemmer has its words as they are written", "[languages]") {
  CHECK(languages().found("sankcjach") == Ids{"polish"});
  CHECK(languages().found("sankcje") == Ids{"polish"});
  CHECK(languages().found("sankcja").empty());
}

TEST_CASE("a stem of one language is none of another", "[languages]") {
  CHECK(languages().found("minister") == Ids{"english"});
  CHECK(languages().found("ministro") == Ids{"spanish", "spanish-one"});
  CHECK(languages().found("title:declaraciones") == Ids{"spanish", "spanish-one"});
}

TEST_CASE("the snippet marks the forms of the report's own language", "[languages]") {
  using Parts = std::vector<std::string>;
  CHECK(languages().marked("annoncé") == Parts{"annoncées"});
  CHECK(languages().marked("поставка") == Parts{"поставках"});
  CHECK(languages().marked("sanction") == Parts{"sanctions"});
}

TEST_CASE("Chinese, Japanese and Korean words are found wherever they stand", "[languages]") {
  const Archive& all = languages();
  CHECK(all.found("能源") == Ids{"chinese"});
  CHECK(all.found("天然气") == Ids{"chinese"});
  CHECK(all.found("人工智能") == Ids{"chinese"});  // all four characters in a row
  CHECK(all.found("人工") == Ids{"chinese", "chinese-other"});
  CHECK(all.found("半導体") == Ids{"japanese"});
  CHECK(all.found("エネルギー") == Ids{"japanese"});
  CHECK(all.found("반도체") == Ids{"korean"});
  CHECK(all.found("에너지") == Ids{"korean"});
  CHECK(all.found("源") == Ids{"chinese"});
  CHECK(all.found("title:能源") == Ids{"chinese"});
  CHECK(all.found("title:管道").empty());
}

TEST_CASE("a long question in Chinese is answered by any of its words", "[languages]") {
  CHECK(languages().found("关于能源战略的消息和人工岛屿").size() == 2);
  CHECK(languages().found("\"能源战略与天然气\"") == Ids{"chinese"});
  CHECK(languages().found("\"能源天然气\"").empty());
  CHECK(languages().found("能源 news 天然气") == Ids{"chinese"});
  CHECK(languages().found("能源 AND 天然气") == Ids{"chinese"});
  CHECK(languages().found("能源 AND 岛屿").empty());
  CHECK(languages().found("能源*") == Ids{"chinese"});
  CHECK(languages().found("能源 NEAR/8 天然气") == Ids{"chinese"});
  CHECK(languages().found("能源 NEAR/1 天然气").empty());
}

TEST_CASE("the snippet marks the characters that were asked for", "[languages]") {
  using Parts = std::vector<std::string>;
  CHECK(languages().marked("天然气") == Parts{"天然气"});
  CHECK(languages().marked("에너지") == Parts{"에너지"});
  CHECK(languages().marked("エネルギー政策") == Parts{"エネルギー政策"});
}

TEST_CASE("a report in Chinese has others like it", "[languages]") {
  const json page = languages().ask({"--like", "chinese-other"});
  std::set<std::string> ids;
  for (const json& hit : page.at("hits")) ids.insert(hit.at("id"));
  CHECK(ids == Ids{"chinese"});
}

TEST_CASE("what looks odd stops neither a run nor a search", "[languages]") {
  const Archive odd({{"accent", "fr", "A", "d \u0301etat"},
                     {"bold", "fr", "B", "𝐁reaking ℝ news"},
                     {"mark", "ja", "C", "漢\u0301字と葛\U000E0100城"},
                     {"tag", "no such language, but a long text in its place", "D", "sanctions"},
                     {"und", "und", "E", "sanctions"},
                     {"eng", "eng", "F", "negotiations"}});
  CHECK(odd.found("\u0301abc").empty());
  CHECK(odd.found("𝐁reaking") == Ids{"bold"});
  CHECK(odd.found("漢字") == Ids{"mark"});
  CHECK(odd.found("葛城") == Ids{"mark"});
  CHECK(odd.found("sanction") == Ids{"tag", "und"});
  CHECK(odd.found("negotiation") == Ids{"eng"});
}

TEST_CASE("what stands behind an elided article is found", "[languages]") {
  const Archive french({{"a", "fr", "A", "L’élection en Côte d'Ivoire, l'économie de l'Iran et qu’Israël"},
                        {"b", "it", "B", "L'Italia e dell'Ungheria"}});
  CHECK(french.found("élections") == Ids{"a"});
  CHECK(french.found("economie") == Ids{"a"});
  CHECK(french.found("iran") == Ids{"a"});
  CHECK(french.found("israël") == Ids{"a"});
  CHECK(french.found("ungheria") == Ids{"b"});
  CHECK(french.found("l'Iran") == Ids{"a"});
  CHECK(french.marked("élections") == std::vector<std::string>{"L’élection"});
}

TEST_CASE("a character alone is found with its neighbours, a particle says nothing", "[languages]") {
  const Archive mixed({{"eat", "ja", "A", "魚を食べる人"},
                       {"compare", "ja", "B", "値段を比べる人"},
                       {"money", "ja", "C", "お金の話"},
                       {"please", "ja", "D", "お願いの話"},
                       {"shares", "zh", "E", "A股上涨"},
                       {"letter", "en", "F", "a share of 5 days"},
                       {"may", "zh", "G", "5月会议"}});
  CHECK(mixed.found("食べる") == Ids{"eat"});
  CHECK(mixed.found("お金") == Ids{"money"});
  CHECK(mixed.found("A股") == Ids{"shares"});
  CHECK(mixed.found("5月") == Ids{"may"});
}

TEST_CASE("the parts of a foreigner's name are found without the dot between them", "[languages]") {
  const Archive names({{"putin", "zh", "A", "弗拉基米尔·普京访问北京"},
                       {"trump", "zh", "B", "唐纳德·特朗普发言"},
                       {"loreal", "ko", "C", "L’Oréal이 발표했다"}});
  CHECK(names.found("弗拉基米尔·普京") == Ids{"putin"});
  CHECK(names.found("L'Oréal이") == Ids{"loreal"});
  CHECK(names.found("L’Oréal") == Ids{"loreal"});
}

TEST_CASE("characters count where they stand together", "[languages]") {
  const Archive korean({{"election", "ko", "A", "대통령선거가 있었다"},
                        {"president", "ko", "B", "대통령이 말했다"},
                        {"east", "zh", "C", "中东各国的经济"},
                        {"china", "zh", "D", "中国的经济"},
                        {"apart", "zh", "E", "手中，国家的中国"},
                        {"wrapped", "zh", "F", "各方在会议上就很多问题交换了意见并且表示愿意继续为和平努力，他说中\n国将参加"}});
  CHECK(korean.found("말했다 -대통령선거") == Ids{"president"});
  CHECK(korean.found("中国 ADJ/5 经济") == Ids{"china"});
  CHECK(korean.found("中国") == Ids{"apart", "china", "wrapped"});
  CHECK(korean.marked("中国 AND 手中") == std::vector<std::string>{"手中", "中国"});
}

}  // namespace
}  // namespace chancery
