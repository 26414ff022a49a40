// How fast questions are answered by one searcher, asked again and again:
//   search_bench INDEX [ROUNDS [QUESTIONS]]
// QUESTIONS is a file with a question a line, in the query language; without it a list below, one of
// each kind and twelve of two to four words. Each page has ten hits with snippets, all facets, ten rows
// of each, and the years. Prints for each question, as JSON:
//   {"question":"oil prices","matches":1234,"first_ms":3.21,"median_ms":1.23,"p95_ms":2.34}
// first_ms is of the first time that it was asked, when what is read is not yet remembered.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/error.h"
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

double percentile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

void measure(Searcher& searcher, const std::string& text, int rounds) {
  Question question;
  question.text = text;
  question.today = local_day();
  PageRequest request;
  request.facets = default_facets(10);
  request.timeline = FacetKind::Year;
  std::vector<double> times;
  std::uint32_t matches = 0;
  for (int round = 0; round <= rounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    matches = searcher.run(question, request).total;
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
    times.push_back(time.count());
  }
  const double first = times.front();
  times.erase(times.begin());
  std::sort(times.begin(), times.end());
  std::printf("{\"question\":%s,\"matches\":%u,\"first_ms\":%.2f,\"median_ms\":%.2f,\"p95_ms\":%.2f}\n",
              nlohmann::json(text).dump().c_str(), matches, first, percentile(times, 0.5),
              percentile(times, 0.95));
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
  try {
    Searcher searcher(argv[1]);
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 20;
    const std::vector<std::string> questions = argc > 3 ? read_lines(argv[3]) : kQuestions;
    for (const std::string& question : questions) measure(searcher, question, rounds);
  } catch (const Error& error) {
    std::fputs(describe(error).c_str(), stderr);
    return 2;
  }
}
