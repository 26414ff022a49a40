#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace chancery::test {

/// What an index holds, without regard to how: "report ID" -> its terms, positions, values and record;
/// "metadata KEY" -> what it says. The numbers of documents do not count, nor what is another in every
/// index (its identity, and when a run ended). Empty if no generation answers.
using IndexDump = std::map<std::string, std::string>;
IndexDump dump_index(const std::filesystem::path& index);

/// Of this what must be the same whichever way an index came to what it holds: without the numbers of
/// runs, and without names and words that no report has any longer.
IndexDump dump_reports(const std::filesystem::path& index);

/// What stands in one and not the other, or otherwise, by name; for a person.
std::string differences(const IndexDump& found, const IndexDump& expected);

}  // namespace chancery::test
