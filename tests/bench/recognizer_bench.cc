// How fast reports are analysed: recognizer_bench PATH...
// Reads the archive into memory, then splits every report into words and recognises its leaders and
// countries; prints MB of title and text a second for both steps and for recognition alone, the best
// of some rounds. One thread.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "corpus/reader/archive.h"
#include "indexer/analysis/recognizer.h"

namespace chancery {
namespace {

std::vector<Article> read_all(int count, char** paths) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    for (const Source& source : list_archive(paths[i]).sources) {
      const auto reader = open_source(source);
      for (auto record = reader->next(); !std::holds_alternative<End>(record);
           record = reader->next()) {
        if (auto* article = std::get_if<Article>(&record)) articles.push_back(std::move(*article));
      }
    }
  }
  return articles;
}

template <typename Work>
double best_seconds(const std::vector<Article>& articles, Work work) {
  constexpr int kRounds = 7;
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (const Article& article : articles) work(article);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    best = std::min(best, seconds.count());
  }
  return best;
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  using namespace chancery;
  const std::vector<Article> articles = read_all(argc - 1, argv + 1);
  double megabytes = 0;
  for (const Article& article : articles) {
    megabytes += static_cast<double>(article.title.size() + article.text.size()) / 1e6;
  }
  std::size_t words = 0, mentions = 0;
  const double scanning = best_seconds(articles, [&](const Article& article) {
    words += scan_words(article.title).words.size() + scan_words(article.text).words.size();
  });
  const Recognizer recognizer(Gazetteer::built_in());
  const double both = best_seconds(articles, [&](const Article& article) {
    mentions += recognizer.analyse(article).mentions.size();
  });
  std::printf("reports        %zu, %.1f MB\n", articles.size(), megabytes);
  std::printf("words          %.0f MB a second\n", megabytes / scanning);
  std::printf("recognition    %.0f MB a second\n", megabytes / (both - scanning));
  std::printf("both           %.0f MB a second\n", megabytes / both);
  return words > 0 && mentions > 0 ? 0 : 1;
}
