#pragma once

#include <array>
#include <chrono>
#include <string>
#include <vector>

/// Dates as terms, by omega's convention: "D20250902", "M202509", "Y2025". A range of days is found by
/// the postings of a few of them, where a value slot would have to be read for every report.
namespace chancery::schema {

/// The terms of a report of that day: of its day, its month and its year.
std::array<std::string, 3> date_terms(std::chrono::year_month_day day);

/// The fewest terms such that a report has one of them if and only if it is of a day from `first` to
/// `last`, both included; in the order of time. At most 82 and the number of years between; none if
/// `last` is before `first`. REQUIRES: both are days that exist.
std::vector<std::string> date_terms(std::chrono::year_month_day first,
                                    std::chrono::year_month_day last);

}  // namespace chancery::schema
