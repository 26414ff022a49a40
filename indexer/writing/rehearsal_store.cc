#include "indexer/writing/rehearsal_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"
#include "indexer/writing/engine_errors.h"
#include "indexer/writing/stored_ledger.h"

namespace chancery {

using schema::Field;

RehearsalStore::RehearsalStore(const std::optional<std::filesystem::path>& generation) {
  if (!generation) return;
  translated([&] {
    database_.emplace(generation->string());
    next_ = database_->get_lastdocid() + 1;
  });
  const std::string found = metadata(schema::metadata::kVersion);
  if (found != std::to_string(schema::kVersion)) throw other_schema(found);
}

std::string RehearsalStore::metadata(std::string_view key) const {
  if (!database_) return {};
  return translated([&] { return database_->get_metadata(std::string(key)); });
}

void RehearsalStore::expect(const std::string& file) {
  if (database_) translated([&] { expected_.load(*database_, file, {}); });
}

std::optional<ReportStore::Known> RehearsalStore::find(const std::string& id) const {
  const std::string term = schema::term(Field::Id, id);
  if (const auto put = put_by_term_.find(term); put != put_by_term_.end()) {
    return Known{put->second, put_.at(put->second).fingerprint};
  }
  if (!database_) return std::nullopt;
  if (auto expected = expected_.find(id); expected && !erased_.contains(expected->document)) return expected;
  return translated([&]() -> std::optional<Known> {
    const auto report = schema::find_report(*database_, id);
    if (!report || erased_.contains(*report)) return std::nullopt;
    return Known{*report, database_->get_document(*report).get_value(
                              schema::spec(Field::Fingerprint).slot)};
  });
}

std::string RehearsalStore::file_of(Xapian::docid document) const {
  if (const auto put = put_.find(document); put != put_.end()) return put->second.file;
  return stored(document)->file;
}

Xapian::docid RehearsalStore::put(Article article, const std::string& file) {
  return put(article.id, schema::fingerprint(article, file), file);
}

Xapian::docid RehearsalStore::put(const std::string& id, const std::string& fingerprint,
                                  const std::string& file) {
  if (const auto known = find(id)) erase(known->document);
  const Xapian::docid document = next_++;
  std::string term = schema::term(Field::Id, id);
  put_by_term_[term] = document;
  put_by_file_[file].insert(document);
  put_[document] = {std::move(term), fingerprint, file};
  return document;
}

std::vector<Xapian::docid> RehearsalStore::reports_of(const std::string& file) const {
  std::vector<Xapian::docid> result;
  if (database_) {
    translated([&] {
      const std::string term = schema::term(Field::File, file);
      std::copy_if(database_->postlist_begin(term), database_->postlist_end(term),
                   std::back_inserter(result),
                   [&](Xapian::docid document) { return !erased_.contains(document); });
    });
  }
  if (const auto put = put_by_file_.find(file); put != put_by_file_.end()) {
    result.insert(result.end(), put->second.begin(), put->second.end());
  }
  return result;
}

std::uint64_t RehearsalStore::count_of(const std::string& file) const {
  return reports_of(file).size();
}

void RehearsalStore::erase(Xapian::docid document) {
  const auto put = put_.find(document);
  if (put == put_.end()) {
    erased_.insert(document);
    return;
  }
  put_by_term_.erase(put->second.term);
  put_by_file_[put->second.file].erase(document);
  put_.erase(put);
}

std::optional<schema::StoredArticle> RehearsalStore::stored(Xapian::docid document) const {
  if (put_.contains(document)) return std::nullopt;
  return translated([&] { return schema::stored_in(*database_, document); });
}

void RehearsalStore::move(Xapian::docid document, const schema::StoredArticle& moved) {
  erase(document);
  put(moved.article.id, schema::fingerprint(moved.article, moved.file), moved.file);
}

std::optional<LedgerEntry> RehearsalStore::ledger(const std::string& file) const {
  if (const auto known = ledger_.find(file); known != ledger_.end()) return known->second;
  const std::string record = metadata(schema::metadata::ledger_key(file));
  return record.empty() ? std::nullopt : decode_ledger_entry(record);
}

void RehearsalStore::set_ledger(const LedgerEntry& entry) { ledger_[entry.file] = entry; }

void RehearsalStore::erase_ledger(const std::string& file) { ledger_[file] = std::nullopt; }

void RehearsalStore::for_each_source(const std::function<void(const LedgerEntry&)>& visit) const {
  for (const auto& [file, entry] : ledger_) {
    if (entry) visit(*entry);
  }
  if (!database_) return;
  translated([&] {
    for_each_ledger_entry(*database_,
                          [&](const std::string&, const std::optional<LedgerEntry>& entry) {
                            if (entry && !ledger_.contains(entry->file)) visit(*entry);
                          });
  });
}

bool RehearsalStore::has_contests() const {
  return has_contests_.value_or(!metadata(schema::metadata::kContests).empty());
}

void RehearsalStore::set_contests(bool has_contests) { has_contests_ = has_contests; }

std::uint64_t RehearsalStore::size() const {
  const std::uint64_t stored =
      database_ ? translated([&] { return std::uint64_t{database_->get_doccount()}; }) : 0;
  return stored - erased_.size() + put_.size();
}

}  // namespace chancery
