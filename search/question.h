#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/date.h"
#include "corpus/error.h"
#include "search/page.h"

namespace chancery {

/// What narrows a question from outside its text: the options of the command line.
struct Filters {
  std::vector<std::string> leaders;  // names or ids; a report must speak of every one
  std::vector<std::string> countries;
  DateRange dates{};
  std::vector<std::string> organisations{};

  bool any() const {
    return !leaders.empty() || !countries.empty() || !organisations.empty() || dates.first ||
           dates.last;
  }
};

/// What an analyst asks.
struct Question {
  std::string text;  // in the query language (search/expression.h)
  Filters filters;
  bool all = false;  // every report that the filters leave; `text` then holds no words to rank by
  std::chrono::year_month_day today{};  // what "last-week" counts from; else such dates are errors
};

/// Whether there is nothing to answer: no text, no filter, and not every report asked for.
bool is_empty(const Question& question);

/// The Error Usage of an empty question.
Error empty_question();

/// An Error Usage that shows `text` with carets under the bytes at fault. Of a long text only the
/// surroundings are shown.
Error error_at(std::string_view text, ByteRange place, const std::string& what, std::string hint);

}  // namespace chancery
