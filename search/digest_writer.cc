#include "search/digest_writer.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>

#include "corpus/is_gone.h"
#include "search/render/digest_atom.h"
#include "search/render/digest_json.h"
#include "search/render/digest_text.h"

namespace chancery {

namespace {

namespace fs = std::filesystem;

LastDigest last_digest(const fs::path& record) {
  if (is_gone(record)) return {};  // where that cannot be told, the record cannot be read either
  std::ifstream in(record, std::ios::binary);
  return read_digest_json(in);
}

/// When the newest entry of the feed was made. One without entries was never updated.
std::string feed_updated(const DigestHead& head, const std::vector<DigestReport>& earlier) {
  if (head.total == 0 && !earlier.empty()) return earlier.front().updated;
  return head.run_ended.empty() ? "1970-01-01T00:00:00Z" : head.run_ended;
}

}  // namespace

DigestWriter::Files::Files(const fs::path& base)
    : text(base.string() + ".txt"), atom(base.string() + ".atom"), json(base.string() + ".json") {}

DigestWriter::DigestWriter(const SavedSearch& search, const fs::path& directory)
    : search_(search),
      base_(directory / search.name),
      last_(last_digest(base_.string() + ".json")) {}

WantedReports DigestWriter::begin(const IndexState& index) {
  files_.reset();  // what they hold so far is void; the new ones have the same names
  files_.emplace(base_);
  head_ = next_digest(search_, last_, index);
  earlier_ = last_.record ? last_.record->reports : std::vector<DigestReport>();
  added_ = 0;
  return wanted_reports(head_);
}

void DigestWriter::matched(std::uint32_t total, const std::string& understood) {
  head_.total = total;
  head_.understood = understood;
  files_->text.write(digest_text_head(head_));
  files_->atom.write(digest_atom_head(head_, feed_updated(head_, earlier_)));
  files_->json.write(digest_json_head(head_));
}

void DigestWriter::add(Hit hit) {
  const DigestReport report = digest_report(std::move(hit), head_);
  std::erase_if(earlier_, [&](const DigestReport& old) { return old.entry == report.entry; });
  ++added_;
  files_->text.write(digest_text_report(report, added_));
  files_->atom.write(digest_atom_entry(report));
  files_->json.write(digest_json_report(report, added_));
}

const DigestHead& DigestWriter::finish() {
  const std::size_t room = kFeedEntries - std::min(added_, kFeedEntries);
  if (earlier_.size() > room) earlier_.resize(room);
  for (const DigestReport& report : earlier_) files_->atom.write(digest_atom_entry(report));
  files_->atom.write(digest_atom_end());
  files_->json.write(digest_json_end(earlier_));
  files_->text.replace();
  files_->atom.replace();
  sync_directory(base_.parent_path());  // no record of what a power cut can undo
  files_->json.replace();
  sync_directory(base_.parent_path());
  files_.reset();
  return head_;
}

}  // namespace chancery
