#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/question.h"

namespace chancery {

/// A question that is asked again and again under a name.
struct SavedSearch {
  std::string name;   // letters, digits, '-' and '_'; at most 100
  std::string title;  // for people; the name if none is given
  std::vector<std::string> arguments;  // as chancery-search is given them: "--country=russia"
  Question question;                   // what they ask
  std::size_t line;                    // where it stands, from 1
};

/// Why a search is left out.
struct SavedFault {
  std::size_t line;  // from 1
  std::string name;  // of the search; empty if the fault is of none
  std::string what;  // "error: ...\nhint: ...\n"
};

struct SavedSearches {
  std::vector<SavedSearch> searches;  // by name
  std::vector<SavedFault> faults;
};

/// Reads a file of saved searches: TOML, each table a search whose keys are long options of
/// chancery-search that say what is asked, besides `question` (the words) and `title`. They mean
/// what they mean on the command line; relative dates count from `today`. A table with a fault, in
/// its TOML or in its meaning, is left out, and the others are as they would be without it.
SavedSearches read_saved_searches(std::string_view text, std::chrono::year_month_day today);

}  // namespace chancery
