#pragma once

#include <cstddef>
#include <string>

#include "indexer/analysis/report_names.h"

namespace chancery {

/// Words [first, last) of a part of a report; empty if there is no such run.
struct WordRun {
  std::size_t first;
  std::size_t last;

  std::size_t size() const { return last - first; }
};

/// The words from `first` on that read as a person's name: with capitals, joined by blanks, hyphens
/// and particles ("bin", "van der"), none of them part of a name that is known, at most six.
WordRun person_from(const ReportNames& report, std::uint32_t part, std::size_t first);

/// The words before `last` that read so.
WordRun person_before(const ReportNames& report, std::uint32_t part, std::size_t last);

/// Whether surname words [first, last) are part of somebody's longer name: "Omar Sharif", "Kim
/// Yo-jong". A headline in capitals does not tell.
bool is_within_longer_name(const ReportNames& report, std::uint32_t part, std::size_t first,
                           std::size_t last);

/// Whether the word before a surname can be a forename though it begins the sentence: "Brigitte
/// Macron", but not "Yesterday Macron".
bool may_have_forename(const ReportNames& report, std::uint32_t part, std::size_t surname);

/// Whether a leader held an office whose holders are known by a given name: kings, popes.
bool has_regnal_name(const Leader& leader);

/// The id of a leader whom no table has: "rupert-elphberg". Empty if the name has no letters that
/// an id can have.
std::string slug(std::string_view name);

}  // namespace chancery
