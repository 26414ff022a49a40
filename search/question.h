#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/error.h"
#include "search/page.h"

namespace chancery {

/// What narrows a question from outside its text: the options of the command line.
struct Filters {
  std::vector<std::string> leaders;  // names or ids; a report must speak of every one, or of any
                                     // if `alternatives`; so of the other kinds
  std::vector<std::string> countries;
  DateRange dates{};
  std::vector<std::string> organisations{};
  std::vector<std::string> sources{};  // in any case
  std::vector<std::string> languages{};
  bool alternatives = false;  // of several values of one kind any will do; kinds still go together

  bool any() const {
    return !leaders.empty() || !countries.empty() || !organisations.empty() || !sources.empty() ||
           !languages.empty() || dates.first || dates.last;
  }
};

/// In which order answers stand.
enum class Sort : std::uint8_t {
  Relevance,  // the best first; where nothing ranks them, as Newest
  Newest,     // undated reports last
  Oldest,     // undated reports last
};

/// What an analyst asks.
struct Question {
  std::string text;  // in the query language (search/expression.h)
  Filters filters;
  bool all = false;  // every report that the filters leave; `text` then holds no words to rank by
  bool literal = false;  // plain words are words and no names of leaders and countries
  Sort sort = Sort::Relevance;
  bool recent = false;    // of equally good reports the newer first, gently
  std::string like = "";  // id of a report: reports on the same, that one left out; besides `text`
  std::chrono::year_month_day today{};  // what "last-week" counts from; else such dates are errors
};

/// Whether there is nothing to answer: no text, no filter, and not every report asked for.
bool is_empty(const Question& question);

/// The Error Usage of an empty question.
Error empty_question();

/// The Error Usage of an id that no report has.
Error no_such_report(const std::string& id);

/// An Error Usage that shows `text` with carets under the bytes at fault. Of a long text only the
/// surroundings are shown.
Error error_at(std::string_view text, ByteRange place, const std::string& what, std::string hint);

}  // namespace chancery
