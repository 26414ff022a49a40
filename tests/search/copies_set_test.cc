// How well copies of a story are found: 2,000 reports made of the sentences of the sample reports, of
// which most are edited copies of others, as papers make them of what an agency sent.

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "search/searcher.h"
#include "tests/support/catch.h"
#include "tests/support/sample_reports.h"
#include "tests/support/test_index.h"

namespace chancery {
namespace {

using Sentences = std::vector<std::string>;

constexpr std::size_t kReports = 2'000;

std::vector<std::string> sentences_of_samples() {
  std::vector<std::string> result;
  for (const Article& article : test::sample_reports()) {
    std::size_t begin = 0;
    for (std::size_t at = article.text.find(". "); at != std::string::npos;
         at = article.text.find(". ", begin)) {
      std::string sentence = article.text.substr(begin, at + 1 - begin);
      if (sentence.size() > 40) result.push_back(std::move(sentence));
      begin = at + 2;
    }
  }
  return result;
}

class Newsroom {
 public:
  explicit Newsroom(unsigned seed) : random_(seed), pool_(sentences_of_samples()) {}

  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  Sentences story() {
    Sentences story;
    for (std::size_t left = 8 + below(8); left > 0; --left) story.push_back(pool_[below(pool_.size())]);
    return story;
  }

  /// What an editor does: cuts the end, drops a sentence, adds one, rewrites words.
  Sentences edited(Sentences story) {
    if (below(3) == 0) story.resize(story.size() - 1 - below(2));
    if (below(3) == 0) story.erase(story.begin() + static_cast<std::ptrdiff_t>(below(story.size())));
    if (below(3) == 0) story.push_back(pool_[below(pool_.size())]);
    if (below(2) == 0) reword(story[below(story.size())]);
    return story;
  }

  /// The next day's story, which repeats some of the last.
  Sentences followed_up(const Sentences& last) {
    Sentences story = this->story();
    for (std::size_t i = 0; i < story.size() / 4; ++i) story[story.size() - 1 - i] = last[i];
    return story;
  }

  std::string laid_out(const Sentences& story) {
    constexpr const char* kHeads[] = {"", "MOSCOW, Sept 2 (Agency) - ", "By a staff correspondent\n",
                                      "ISLAMABAD: "};
    std::string text = kHeads[below(4)];
    for (const std::string& sentence : story) text += sentence + (below(4) == 0 ? "\n" : " ");
    return text;
  }

 private:
  void reword(std::string& sentence) {
    const std::size_t at = sentence.find(' ', sentence.size() / 2);
    if (at != std::string::npos) sentence.insert(at, " on the whole");
  }

  std::mt19937 random_;
  std::vector<std::string> pool_;
};

/// Reports, and of which story each is.
struct MadeSet {
  std::vector<test::Report> reports{};
  std::map<std::string, std::size_t> story_of{};
};

MadeSet make_set(unsigned seed) {
  Newsroom newsroom(seed);
  MadeSet made;
  Sentences last = newsroom.story();
  for (std::size_t story = 0; made.reports.size() < kReports; ++story) {
    const Sentences told = newsroom.below(3) == 0 ? newsroom.followed_up(last) : newsroom.story();
    for (std::size_t copies = 1 + newsroom.below(4); copies > 0; --copies) {
      const std::string id = "r" + std::to_string(made.reports.size());
      made.story_of[id] = story;
      made.reports.push_back({.id = id,
                              .title = "Headline " + std::to_string(newsroom.below(1'000)),
                              .text = newsroom.laid_out(newsroom.edited(told))});
    }
    last = told;
  }
  return made;
}

TEST_CASE("of 2,000 reports the copies are found, and no others", "[copies]") {
  const MadeSet made = make_set(1);
  const test::TestIndex index(made.reports);
  Searcher searcher(index.path());
  std::map<std::size_t, std::size_t> reports_of;
  for (const auto& [id, story] : made.story_of) ++reports_of[story];
  std::size_t wanted = 0, found = 0, right = 0;
  for (const auto& [id, story] : made.story_of) {
    wanted += reports_of[story] - 1;
    for (const Copy& copy : searcher.report(id)->copies) {
      ++found;
      if (made.story_of.at(copy.id) == story) ++right;
    }
  }
  const double recall = static_cast<double>(right) / static_cast<double>(wanted);
  const double precision = static_cast<double>(right) / static_cast<double>(found);
  CAPTURE(wanted, found, right, recall, precision);
  CHECK(wanted > kReports);
  CHECK(recall >= 0.98);
  CHECK(precision >= 0.98);
}

}  // namespace
}  // namespace chancery
