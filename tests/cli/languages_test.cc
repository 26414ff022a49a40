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
    {"german", "de", "Verhandlungen", "Die Verhandlungen der Häuser über Zölle dauern an."},
    {"russian", "ru", "Переговоры", "Министры начали переговоры о поставках оружия."},
    {"arabic", "ar", "العقوبات", "فرض الوزراء عقوبات جديدة على الصادرات"},
    {"polish", "pl", "Sankcje", "Ministrowie rozmawiali o sankcjach."},
    {"chinese", "zh", "能源战略", "中国和俄罗斯讨论了能源战略与天然气管道的合作。双方还谈到人工智能。"},
    {"chinese-other", "zh", "人工", "人工岛屿的建设以及智能电网。"},
    {"japanese", "ja", "エネルギー", "両国はエネルギー政策と半導体の輸出規制について協議した。"},
    {"korean", "ko", "에너지", "양국은 에너지협력과 반도체를 논의했다."}};

/// An index of the reports.
class Languages {
 public:
  Languages() {
    std::ofstream out(directory_.path() / "reports.jsonl");
    for (const Report& report : kReports) {
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

const Languages& languages() {
  static const Languages kLanguages;
  return kLanguages;
}

using Ids = std::set<std::string>;

TEST_CASE("a word is found in any form that its own language gives it", "[languages]") {
  const Languages& all = languages();
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
  const Languages& all = languages();
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

}  // namespace
}  // namespace chancery
