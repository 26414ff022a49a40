#pragma once

#include <cstddef>
#include <istream>
#include <span>
#include <string>

#include "search/digest.h"

/// A digest for programs, and for the next digest of its name: one object as
/// schema/digest.schema.json has it, written piece by piece so that a digest of any size takes
/// little memory. Characters that a terminal obeys are escaped.
namespace chancery {

/// All members but the reports.
std::string digest_json_head(const DigestHead& head);

/// A report on a line of its own; `number` counts from 1.
std::string digest_json_report(const DigestReport& report, std::size_t number);

/// The end, with those of earlier digests that the feed still has.
std::string digest_json_end(std::span<const DigestReport> earlier);

/// Reads what was written so. Takes no more memory for a digest that is larger than a feed.
LastDigest read_digest_json(std::istream& in);

}  // namespace chancery
