#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "corpus/replaced_file.h"
#include "search/digest.h"

namespace chancery {

/// Writes one digest: NAME.txt, NAME.atom, and last NAME.json, which is the record that the next
/// digest goes on from. So what is cut off before its end is done again, and nothing is missed.
/// Memory does not grow with the number of reports.
class DigestWriter final : public NewReports {
 public:
  /// Reads what the last digest left. REQUIRES: `search` outlives it; it alone writes there.
  DigestWriter(const SavedSearch& search, const std::filesystem::path& directory);

  // All throw Error System.
  WantedReports begin(const IndexState& index) override;
  void matched(std::uint32_t total, const std::string& understood) override;
  void add(Hit hit) override;

  /// Puts the files in the place of the last ones. REQUIRES: they were begun.
  const DigestHead& finish();

 private:
  struct Files {
    explicit Files(const std::filesystem::path& base);
    ReplacedFile text;
    ReplacedFile atom;
    ReplacedFile json;
  };

  const SavedSearch& search_;
  std::filesystem::path base_;  // DIR/NAME
  LastDigest last_;
  std::optional<Files> files_;
  DigestHead head_;
  std::vector<DigestReport> earlier_;  // of the last feed, those not in this digest
  std::size_t added_ = 0;
};

}  // namespace chancery
