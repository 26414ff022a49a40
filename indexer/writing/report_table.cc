#include "indexer/writing/report_table.h"

#include <algorithm>
#include <cstring>

#include <xxhash.h>

#include "corpus/schema/stored_article.h"

namespace chancery {

namespace {

constexpr std::size_t kFirstSlots = 1U << 12U;

}  // namespace

ReportTable::Hash ReportTable::hash(std::string_view id_term) {
  const XXH128_hash_t hash = XXH3_128bits(id_term.data(), id_term.size());
  return {hash.low64, hash.high64};
}

/// The slot of the id, or the free one where it would go; dead entries keep theirs.
std::size_t ReportTable::slot_of(const Hash& id) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = id[0] & mask;
  while (slots_[at] != 0 && entry(slots_[at]).id != id) at = (at + 1) & mask;
  return at;
}

std::optional<ReportStore::Known> ReportTable::find(std::string_view id_term) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t document = slots_[slot_of(hash(id_term))];
  if (document == 0 || !entry(document).lives) return std::nullopt;
  const auto& fingerprint = entry(document).fingerprint;
  return ReportStore::Known{document, std::string(fingerprint.data(), fingerprint.size())};
}

void ReportTable::put(Xapian::docid document, std::string_view id_term,
                      std::string_view fingerprint) {
  if ((used_slots_ + 1) * 3 > slots_.size() * 2) grow();
  Entry made{hash(id_term), {}, true};
  std::copy_n(fingerprint.begin(), made.fingerprint.size(), made.fingerprint.begin());
  std::uint32_t& slot = slots_[slot_of(made.id)];
  if (slot == 0) {
    ++used_slots_;
  } else if (entry(slot).lives) {
    erase(slot);
  }
  slot = document;
  entries_.resize(document - 1);
  entries_.push_back(made);
  ++living_;
}

void ReportTable::erase(Xapian::docid document) {
  if (!entry(document).lives) return;
  entries_[document - 1].lives = false;
  dead_.push_back(document);
  --living_;
}

std::uint64_t ReportTable::bytes() const {
  return entries_.size() * sizeof(Entry) + slots_.size() * sizeof(std::uint32_t) +
         dead_.size() * sizeof(Xapian::docid) + by_file_.size() * sizeof(by_file_.front());
}

void ReportTable::note_files() {
  by_file_.clear();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!entries_[i].lives) continue;
    const auto& fingerprint = entries_[i].fingerprint;
    by_file_.emplace_back(schema::file_hash_of({fingerprint.data(), fingerprint.size()}),
                          static_cast<Xapian::docid>(i + 1));
  }
  std::sort(by_file_.begin(), by_file_.end());
}

std::vector<Xapian::docid> ReportTable::reports_of(std::uint64_t file_hash) const {
  std::vector<Xapian::docid> reports;
  for (auto at = std::lower_bound(by_file_.begin(), by_file_.end(),
                                  std::pair<std::uint64_t, Xapian::docid>(file_hash, 0));
       at != by_file_.end() && at->first == file_hash; ++at) {
    if (entry(at->second).lives) reports.push_back(at->second);
  }
  return reports;
}

void ReportTable::grow() {
  slots_.assign(std::max(slots_.size() * 2, kFirstSlots), 0);
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (entries_[i].id == Hash{}) continue;  // a number that was left out
    std::uint32_t& slot = slots_[slot_of(entries_[i].id)];
    // Of several with one id the last counts, dead or alive.
    slot = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace chancery
