#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "search/digest.h"

/// A digest for a person: plain text in 80 columns. Control characters never get through.
namespace chancery {

/// What is above the reports: how many are new and since when, and what the search is.
std::string digest_text_head(const DigestHead& head);

/// A report; `number` counts from 1.
std::string digest_text_report(const DigestReport& report, std::size_t number);

/// "NAME: 3 new reports\n".
std::string digest_line(const DigestHead& head);

/// A fault of a search in `file`, over several lines.
std::string digest_fault(std::string_view file, const SavedFault& fault);

}  // namespace chancery
