// How fast questions are answered by one searcher:
//   search_bench INDEX [ROUNDS [QUESTIONS]]
// QUESTIONS is a file with a question a line, in the query language; without it a list below, one
// of each kind and twelve of two to four words. Each page has ten hits with snippets, all facets,
// ten rows of each, and the years. All are asked once, and then each again and again. Prints for
// each, as JSON:
//   {"question":"oil prices","matches":1234,"first_ms":3.21,"median_ms":1.23,"p95_ms":2.34}
// first_ms is of the first time, when what is read is not yet remembered.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/error.h"
#include "search/heap.h"
#include "search/relative_date.h"
#include "search/searcher.h"

namespace chancery {
namespace {

const std::vector<std::string> kQuestions{
    // the kinds
    "opec AND oil AND price", "bank trade market", "said", "said year", "uranium",
    "\"interest rates\"", "date:1995-03", "leader:ronald-reagan oil", "country:JP",
    // two to four words
    "opec oil", "coffee export quota", "wheat harvest", "japan semiconductor dispute",
    "reagan budget deficit", "gold mine australia", "brazil debt", "gulf tanker attack iran",
    "bundesbank intervention", "soviet grain purchase", "sugar subsidy", "tin council"};

std::vector<std::string> read_lines(const char* path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

/// The middle one; the upper one of two.
double median(const std::vector<double>& sorted) { return sorted[sorted.size() / 2]; }

double percentile95(const std::vector<double>& sorted) {
  return sorted[std::min(sorted.size() - 1, sorted.size() * 95 / 100)];
}

struct Asked {
  double milliseconds;
  std::uint32_t matches;
};

Asked ask(Searcher& searcher, const std::string& text) {
  Question question;
  question.text = text;
  question.today = local_day();
  PageRequest request;
  request.facets = default_facets(10);
  request.timeline = FacetKind::Year;
  const auto start = std::chrono::steady_clock::now();
  const std::uint32_t matches = searcher.run(question, request).total;
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  return {time.count(), matches};
}

void ask_again(Searcher& searcher, const std::string& text, const Asked& first, int rounds) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(ask(searcher, text).milliseconds);
  std::sort(times.begin(), times.end());
  std::printf(
      "{\"question\":%s,\"matches\":%u,\"first_ms\":%.2f,\"median_ms\":%.2f,\"p95_ms\":%.2f}\n",
      nlohmann::json(text).dump().c_str(), first.matches, first.milliseconds, median(times),
      percentile95(times));
  std::fflush(stdout);
}

}  // namespace
}  // namespace chancery

int main(int argc, char** argv) {
  using namespace chancery;
  if (argc < 2) {
    std::fputs("search_bench INDEX [ROUNDS [QUESTIONS]]\n", stderr);
    return 2;
  }
  set_up_heap();
  try {
    Searcher searcher(argv[1]);
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 20;
    const std::vector<std::string> questions = argc > 3 ? read_lines(argv[3]) : kQuestions;
    std::vector<Asked> first;
    for (const std::string& question : questions) first.push_back(ask(searcher, question));
    for (std::size_t i = 0; i < questions.size(); ++i) {
      ask_again(searcher, questions[i], first[i], rounds);
    }
  } catch (const Error& error) {
    std::fputs(describe(error).c_str(), stderr);
    return 2;
  }
}
