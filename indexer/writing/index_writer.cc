#include "indexer/writing/index_writer.h"

#include "corpus/is_gone.h"
#include "corpus/schema/stored_article.h"
#include "indexer/writing/moved_report.h"

namespace chancery {

void IndexWriter::begin_file(const Source& source, std::uint64_t replaced) {
  seen_.clear();
  LedgerEntry entry = entry_of(source);
  entry.replaced = replaced;  // to be known, too, where the reading is cut off
  store_->set_ledger(entry);
  store_->expect(source.file);
}

void IndexWriter::unsettle(const std::string& file) {
  auto entry = store_->ledger(file);
  if (!entry || !entry->is_settled) return;
  entry->is_settled = false;
  store_->set_ledger(*entry);
}

IndexWriter::Standing IndexWriter::standing(const Article& article, const std::string& file) {
  const auto known = store_->find(article.id);
  is_repeated_ = known && seen_.contains(known->document);
  is_of_file_ = false;
  if (!known) return Standing::New;
  last_known_ = known->document;
  const std::string read = schema::fingerprint(article, file);
  is_of_file_ = schema::is_same_file(known->fingerprint, read);
  if (known->fingerprint == read) {
    seen_.insert(known->document);
    return Standing::Unchanged;
  }
  if (is_of_file_) return Standing::Changed;
  const Standing standing =
      standing_to_other_file(article, file, store_->file_of(known->document));
  if (standing == Standing::Shadowed) seen_.insert(known->document);
  return standing;
}

IndexWriter::Standing IndexWriter::standing_to_other_file(const Article& article,
                                                          const std::string& file,
                                                          const std::string& holder) {
  if (is_gone(holder)) {
    // An earlier file that has it, too, may have the better right to it; and so has the holder, should it come back.
    store_->set_contests(true);
    unsettle(holder);
    return Standing::Changed;
  }
  if (article.id_derived) return Standing::Taken;
  if (holder > file) return Standing::Shadowed;
  if (auto entry = store_->ledger(holder)) {
    ++entry->shadowed;
    store_->set_ledger(*entry);
  }
  return Standing::Changed;
}

void IndexWriter::put(Article article, const std::string& file) {
  seen_.insert(store_->put(std::move(article), file));
}

bool IndexWriter::can_move(const LedgerEntry& from, const Source& to) const {
  if (store_->count_of(from.file) + store_->count_of(to.file) != from.documents()) return false;
  for (const Xapian::docid document : store_->reports_of(from.file)) {
    const auto stored = store_->stored(document);
    const auto moved = stored ? moved_report(*stored, from, to) : std::nullopt;
    if (!moved) return false;
    const auto holder = store_->find(moved->article.id);
    if (holder && holder->document != document) return false;
  }
  return true;
}

bool IndexWriter::move(const LedgerEntry& from, const Source& to, const GoesOn& goes_on) {
  for (const Xapian::docid document : store_->reports_of(from.file)) {
    store_->move(document, *moved_report(*store_->stored(document), from, to));
    if (!goes_on()) return false;
  }
  return true;
}

std::uint64_t IndexWriter::remove_unseen(const std::string& file, const GoesOn& goes_on) {
  std::uint64_t removed = 0;
  for (const Xapian::docid document : store_->reports_of(file)) {
    if (seen_.contains(document)) continue;
    if (removed == 0) store_->set_contests(true);
    store_->erase(document);
    ++removed;
    if (!goes_on()) break;
  }
  return removed;
}

std::uint64_t IndexWriter::remove(LedgerEntry entry, const GoesOn& goes_on) {
  // Whatever commit comes in between, the ledger says nothing that does not hold.
  entry.is_settled = false;
  store_->set_ledger(entry);
  seen_.clear();
  const std::uint64_t removed = remove_unseen(entry.file, goes_on);
  if (store_->count_of(entry.file) == 0) store_->erase_ledger(entry.file);
  return removed;
}

}  // namespace chancery
