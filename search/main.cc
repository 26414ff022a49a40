#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

#include "corpus/error.h"
#include "corpus/gazetteer/overlay.h"
#include "search/digests.h"
#include "search/heap.h"
#include "search/options.h"
#include "search/relative_date.h"
#include "search/render/csv.h"
#include "search/render/digest_text.h"
#include "search/render/hyperlink.h"
#include "search/render/ids.h"
#include "search/render/json.h"
#include "search/render/query.h"
#include "search/render/report_json.h"
#include "search/render/report_text.h"
#include "search/render/text.h"
#include "search/render/trec.h"
#include "search/searcher.h"

namespace {

using namespace chancery;

constexpr std::size_t kWidest = 100;  // lines beyond are hard to read

/// Throws Error System, but not for a reader that has seen enough ("| head").
void print(const std::string& text) {
  errno = 0;
  const bool is_written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written && errno != EPIPE) {
    throw Error(ErrorKind::System, "cannot write the answers", "is the disk full?");
  }
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

TextStyle style(const SearchOptions& options) {
  TextStyle style;
  const bool is_terminal = isatty(STDOUT_FILENO) == 1;
  style.color = options.color == ColorMode::Always ||
                (options.color == ColorMode::Auto && is_terminal && !is_set("NO_COLOR"));
  style.links = options.links == LinkMode::Always ||
                (options.links == LinkMode::Auto && is_terminal &&
                 knows_links([](const char* name) { return std::getenv(name); }));
  if (style.links) style.host = host_name();
  winsize window{};
  if (is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) {
    style.width = window.ws_col < kWidest ? window.ws_col : kWidest;
  }
  return style;
}

int show(Searcher& searcher, const SearchOptions& options) {
  const auto report = searcher.report(options.show);
  if (!report) throw no_such_report(options.show);
  print(options.format == Format::Json ? render_report_json(*report)
                                       : render_report(*report, style(options), options.marks));
  return exit_code::kHits;
}

std::string rendered(const SearchPage& page, const SearchOptions& options) {
  switch (options.format) {
    case Format::Json:
      return render_json(page);
    case Format::JsonLines:
      return render_json_lines(page);
    case Format::Csv:
      return render_csv(page);
    case Format::Trec:
      return render_trec(page, options.query_id);
    case Format::Ids:
      return render_ids(page);
    case Format::Text:
      break;
  }
  return render_text(page, style(options));
}

int explain(Searcher& searcher, const SearchOptions& options) {
  const auto explanation = searcher.explain(options.explain);
  if (!explanation) throw no_such_report(options.explain);
  print(options.format == Format::Json ? explanation_json(*explanation)
                                       : explanation_text(*explanation));
  return exit_code::kHits;
}

int show_query(Searcher& searcher, const SearchOptions& options) {
  const SearchPage page = searcher.understand(options.question);
  print(options.format == Format::Json ? query_json(page) : query_text(page));
  return exit_code::kHits;
}

int digest(Searcher& searcher, const SearchOptions& options) {
  const MadeDigests made =
      make_digests(searcher, options.saved, options.digest, options.question.today);
  std::string lines;
  for (const DigestHead& head : made.digests) lines += digest_line(head);
  for (const SavedFault& fault : made.faults) {
    std::fputs(digest_fault(options.saved.string(), fault).c_str(), stderr);
  }
  print(lines);
  return made.faults.empty() ? exit_code::kHits : exit_code::kStopped;
}

int answer(Searcher& searcher, const SearchOptions& options) {
  if (!options.digest.empty()) return digest(searcher, options);
  if (!options.show.empty()) return show(searcher, options);
  if (!options.explain.empty()) return explain(searcher, options);
  if (options.show_query) return show_query(searcher, options);
  const SearchPage page = searcher.run(options.question, options.page);
  print(rendered(page, options));
  return page.total > 0 ? exit_code::kHits : exit_code::kNoHits;
}

int search(const SearchOptions& options) {
  if (options.gazetteer.empty()) {
    Searcher searcher(options.index);
    return answer(searcher, options);
  }
  const Gazetteer overlaid = overlaid_gazetteer(options.gazetteer);
  Searcher searcher(options.index, overlaid);
  return answer(searcher, options);
}

int run(int argc, char** argv) {
  SearchOptions options;
  options.question.today = local_day();
  if (const auto end = parse_options(argc, argv, options)) {
    if (end->exit_code == 0) {
      print(end->message);
    } else {
      std::fputs(end->message.c_str(), stderr);
    }
    return end->exit_code;
  }
  return search(options);
}

}  // namespace

int main(int argc, char** argv) {
  set_up_heap();
  std::signal(SIGPIPE, SIG_IGN);  // so that a write to a closed pipe fails instead
  try {
    return run(argc, argv);
  } catch (const chancery::Error& error) {
    std::fputs(chancery::describe(error).c_str(), stderr);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
  }
  return chancery::exit_code::kStopped;
}
