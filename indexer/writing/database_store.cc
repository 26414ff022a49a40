#include "indexer/writing/database_store.h"

#include <string_view>
#include <system_error>

#include "corpus/error.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "indexer/writing/block_size.h"
#include "indexer/writing/engine_errors.h"
#include "indexer/writing/stored_ledger.h"

namespace chancery {

namespace fs = std::filesystem;
using schema::Field;
using schema::spec;
namespace metadata = schema::metadata;

namespace {

/// What a report is tagged with: the terms of its leaders, countries and organisations.
std::vector<std::pair<std::string, Xapian::termcount>> tags(const Xapian::Document& document) {
  std::vector<std::pair<std::string, Xapian::termcount>> result;
  for (const Field field : {Field::Leader, Field::Country, Field::Organisation, Field::About}) {
    schema::for_each_term(document, field, [&](const Xapian::TermIterator& term) {
      result.emplace_back(*term, term.get_wdf());
    });
  }
  return result;
}

/// Xapian makes a table that is missing when it is first written to, and takes its loss for that.
void check_tables(const fs::path& generation) {
  std::error_code error;
  for (const char* table : {"iamglass", "postlist.glass", "termlist.glass"}) {
    if (!fs::exists(generation / table, error)) throw damaged(std::string(table) + " is missing");
  }
}

}  // namespace

DatabaseStore::DatabaseStore(const fs::path& generation, const Gazetteer& gazetteer)
    : gazetteer_(gazetteer), names_(gazetteer) {
  std::error_code error;
  const bool is_there = fs::exists(generation, error);
  if (is_there) check_tables(generation);
  translated([&] {
    database_ = Xapian::WritableDatabase(generation.string(),
                                         is_there ? Xapian::DB_OPEN : Xapian::DB_CREATE, kBlockBytes);
  });
  check_or_set_version();
  translated([&] { columns_.open(database_); });
  begin();
}

void DatabaseStore::check_or_set_version() {
  const std::string ours = std::to_string(schema::kVersion);
  const std::string found = metadata(metadata::kVersion);
  if (found == ours) return;
  if (found.empty() && size() == 0) {
    translated([&] {
      database_.set_metadata(std::string(metadata::kVersion), ours);
      database_.commit();
    });
    return;
  }
  throw other_schema(found);
}

/// Within a transaction Xapian commits when it is told to, and never because it thinks that there is
/// enough.
void DatabaseStore::begin() {
  translated([&] { database_.begin_transaction(true); });
}

void DatabaseStore::commit() {
  translated([&] {
    columns_.write(database_);
    database_.commit_transaction();
  });
  uncommitted_ = uncommitted_bytes_ = 0;
  begin();
}

void DatabaseStore::expect(const std::string& file) {
  translated([&] { expected_.load(database_, file, columns_.noted()); });
}

std::optional<ReportStore::Known> DatabaseStore::find(const std::string& id) const {
  if (auto expected = expected_.find(id)) return expected;
  return translated([&]() -> std::optional<Known> {
    const auto report = schema::find_report(database_, id);
    if (!report) return std::nullopt;
    return Known{*report,
                 database_.get_document(*report).get_value(spec(Field::Fingerprint).slot)};
  });
}

std::string DatabaseStore::file_of(Xapian::docid document) const {
  return translated(
      [&] { return schema::stored_in(database_, document).file; });
}

Xapian::docid DatabaseStore::put(Article article, const std::string& file) {
  return put(analyse_(std::move(article)), file);
}

Xapian::docid DatabaseStore::put(const AnalysedArticle& analysed, const std::string& file) {
  return translated([&] {
    const Xapian::Document document =
        builder_.build(analysed, file, run_of_put_(analysed.article, file));
    const auto docid =
        database_.replace_document(schema::term(Field::Id, analysed.article.id), document);
    remember_words();
    remember_names(analysed);
    note_change(docid, document);
    return docid;
  });
}

std::vector<Xapian::docid> DatabaseStore::reports_of(const std::string& file) const {
  return translated([&] {
    const std::string term = schema::term(Field::File, file);
    return std::vector<Xapian::docid>(database_.postlist_begin(term), database_.postlist_end(term));
  });
}

std::uint64_t DatabaseStore::count_of(const std::string& file) const {
  return translated(
      [&] { return std::uint64_t{database_.get_termfreq(schema::term(Field::File, file))}; });
}

void DatabaseStore::erase(Xapian::docid document) {
  translated([&] {
    note_change(document, database_.get_document(document));
    database_.delete_document(document);
  });
}

void DatabaseStore::move(Xapian::docid docid, const schema::StoredArticle& moved) {
  translated([&] {
    Xapian::Document document = database_.get_document(docid);
    const schema::StoredArticle old = schema::stored_in(document);
    document.remove_term(schema::term(Field::File, old.file));
    document.add_boolean_term(schema::term(Field::File, moved.file));
    document.remove_term(schema::term(Field::Id, old.article.id));
    document.add_boolean_term(schema::term(Field::Id, moved.article.id));
    document.add_value(spec(Field::Fingerprint).slot,
                       schema::fingerprint(moved.article, moved.file));
    document.add_value(spec(Field::Record).slot, schema::encode(moved));
    database_.replace_document(docid, document);
    note_change(docid, document);
  });
}

std::optional<LedgerEntry> DatabaseStore::ledger(const std::string& file) const {
  const std::string record = metadata(metadata::ledger_key(file));
  return record.empty() ? std::nullopt : decode_ledger_entry(record);
}

void DatabaseStore::set_ledger(const LedgerEntry& entry) {
  set_metadata(metadata::ledger_key(entry.file), encode(entry));
}

void DatabaseStore::erase_ledger(const std::string& file) {
  set_metadata(metadata::ledger_key(file), {});
}

void DatabaseStore::for_each_source(const std::function<void(const LedgerEntry&)>& visit) const {
  translated([&] {
    for_each_ledger_entry(database_,
                          [&](const std::string&, const std::optional<LedgerEntry>& entry) {
                            if (entry) visit(*entry);
                          });
  });
}

bool DatabaseStore::has_contests() const { return !metadata(metadata::kContests).empty(); }

void DatabaseStore::set_contests(bool has_contests) {
  if (has_contests != this->has_contests()) {
    set_metadata(metadata::kContests, has_contests ? "1" : "");
  }
}

std::uint64_t DatabaseStore::size() const {
  return translated([&] { return std::uint64_t{database_.get_doccount()}; });
}

std::uint64_t DatabaseStore::finished_run() const {
  return translated([&] { return schema::finished_run(database_); });
}

Xapian::docid DatabaseStore::last_document() const {
  return translated([&] { return database_.get_lastdocid(); });
}

std::optional<schema::StoredArticle> DatabaseStore::stored(Xapian::docid document) const {
  return translated([&]() -> std::optional<schema::StoredArticle> {
    try {
      return schema::stored_in(database_, document);
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    }
  });
}

bool DatabaseStore::tag_anew(Xapian::docid docid, const AnalysedArticle& analysed,
                             const std::string& file) {
  return translated([&] {
    const Xapian::Document old = database_.get_document(docid);
    const Xapian::Document document =
        builder_.build(analysed, file, schema::decode_run(old.get_value(spec(Field::Run).slot)));
    remember_words();
    remember_names(analysed);
    const Xapian::valueno record = spec(Field::Record).slot;
    const bool is_same = schema::is_same_record(document.get_value(record), old.get_value(record));
    if (is_same && tags(document) == tags(old)) return false;
    database_.replace_document(docid, document);
    note_change(docid, document);
    return true;
  });
}

void DatabaseStore::refresh_names() {
  for (const EntityKind kind : kAllEntityKinds) {
    const std::string prefix = metadata::name_key(kind, "");
    std::vector<std::string> keys;
    translated([&] {
      keys.assign(database_.metadata_keys_begin(prefix), database_.metadata_keys_end(prefix));
    });
    for (const std::string& key : keys) {
      const std::string id = key.substr(prefix.size());
      if (!gazetteer_.knows(kind, id)) continue;  // a found leader: its name came from a report
      const std::string_view name = gazetteer_.display_name(kind, id);
      if (metadata(key) != name) set_metadata(key, std::string(name));
    }
  }
}

std::string DatabaseStore::metadata(std::string_view key) const {
  return translated([&] { return database_.get_metadata(std::string(key)); });
}

void DatabaseStore::set_metadata(std::string_view key, const std::string& value) {
  translated([&] { database_.set_metadata(std::string(key), value); });
  uncommitted_bytes_ += key.size() + value.size();
  has_changed_ = true;
}

/// By measuring: a term of a document takes some 50 bytes in Xapian's memory until it is committed, and twice
/// that where the document replaces one that has it; values take what they are.
void DatabaseStore::note_change(Xapian::docid docid, const Xapian::Document& document) {
  constexpr std::uint64_t kBytesOfTerm = 100, kBytesOfDocument = 1'000;
  columns_.note(docid);
  expected_.forget(docid);
  ++uncommitted_;
  uncommitted_bytes_ += document.termlist_count() * kBytesOfTerm + kBytesOfDocument +
                        document.get_value(spec(Field::Positions).slot).size() +
                        document.get_value(spec(Field::Record).slot).size();
  has_changed_ = true;
}

void DatabaseStore::remember_words() {
  for (const std::string& word : builder_.take_new_words()) {
    const std::string key = metadata::word_key(word);
    if (database_.get_metadata(key).empty()) database_.set_metadata(key, "1");
  }
}

void DatabaseStore::remember_names(const AnalysedArticle& analysed) {
  names_.tell_new(analysed, [&](const std::string& key, const std::string& name) {
    database_.set_metadata(key, name);
  });
}

void make_first_generation(IndexDirectory& directory, const Gazetteer& gazetteer) {
  if (directory.current()) return;
  { const DatabaseStore first(directory.first(), gazetteer); }  // closed before it is renamed
  directory.publish(directory.first());
}

}  // namespace chancery
