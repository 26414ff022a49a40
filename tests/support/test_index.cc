#include "tests/support/test_index.h"

#include <stdexcept>

#include "corpus/date.h"
#include "corpus/gazetteer/gazetteer.h"
#include "indexer/writing/index_directory.h"

namespace chancery::test {

namespace {

std::vector<EntityCount> counts(const std::vector<std::string>& ids) {
  std::vector<EntityCount> result;
  auto centrality = static_cast<std::uint32_t>(ids.size());
  for (const std::string& id : ids) result.push_back({id, centrality--});
  return result;
}

std::vector<Mention> mentions(const Report& report) {
  std::vector<Mention> result;
  for (const Surface& known : report.mentions) {
    for (std::size_t at = report.text.find(known.surface); at != std::string::npos;
         at = report.text.find(known.surface, at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      const auto end = static_cast<std::uint32_t>(at + known.surface.size());
      result.push_back({known.kind, known.id, Part::Text, begin, end, Rule::Name});
    }
  }
  return result;
}

AnalysedArticle analysed(const Report& report) {
  AnalysedArticle result;
  Article& article = result.article;
  article.id = report.id;
  article.title = report.title;
  article.title_derived = report.title_derived;
  article.text = report.text;
  article.source = report.source;
  article.language = report.language;
  if (!report.date.empty()) {
    article.date = parse_date(report.date);
    if (!article.date) throw std::invalid_argument("no date: " + report.date);
    article.date_source = DateSource::Stated;
  }
  result.title_words = scan_words(article.title);
  result.text_words = scan_words(article.text);
  result.mentions = mentions(report);
  result.entities = {counts(report.leaders), counts(report.countries), counts(report.organisations)};
  return result;
}

}  // namespace

std::unique_ptr<DatabaseStore> open_store(const std::filesystem::path& index) {
  IndexDirectory directory(index, std::chrono::seconds(0), [] { return false; });
  make_first_generation(directory, Gazetteer::built_in());
  auto store = std::make_unique<DatabaseStore>(*directory.current(), Gazetteer::built_in());
  store->set_analyse([](Article article) {
    static const Recognizer recognizer(Gazetteer::built_in());
    return recognizer.analyse(std::move(article));
  });
  return store;
}

void TestIndex::put(const std::vector<Report>& reports) {
  const auto store = open_store(path());
  for (const Report& report : reports) store->put(analysed(report), "/archive/" + report.id);
  store->commit();
}

void TestIndex::erase(const std::vector<std::string>& ids) {
  const auto store = open_store(path());
  for (const std::string& id : ids) {
    if (const auto known = store->find(id)) store->erase(known->document);
  }
  store->commit();
}

}  // namespace chancery::test
