#include "indexer/writing/index_writer.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

#include "corpus/error.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"

namespace chancery {

namespace fs = std::filesystem;
using schema::Field;
namespace metadata = schema::metadata;

namespace {

Error damaged(const std::string& why) {
  return {ErrorKind::IndexDamaged, "the index is damaged: " + why,
          "build it anew: remove the directory and run chancery-index"};
}

/// Xapian has one kind for every lock that it did not get.
Error no_lock(const Xapian::DatabaseLockError& error) {
  if (error.get_msg().find("already locked") != std::string::npos) {
    return {ErrorKind::IndexLocked, "the index is locked",
            "another chancery-index is writing to it; wait until it has ended"};
  }
  return {ErrorKind::System, "the index could not be locked: " + error.get_msg(),
          "chancery-index must be run by a user who may write there, on a disk that has locks"};
}

bool lacks_table(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  return error.get_type() == std::string_view("DatabaseOpeningError") && reason != nullptr &&
         reason == std::generic_category().message(ENOENT);
}

/// Runs `action`; what Xapian throws becomes an Error a person can act on.
template <typename Action>
auto translated(Action action) {
  try {
    return action();
  } catch (const Xapian::DatabaseLockError& error) {
    throw no_lock(error);
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw damaged(error.get_msg());
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    if (lacks_table(error)) throw damaged(error.get_msg());
    throw Error(ErrorKind::System,
                "the index could not be written: " + error.get_msg() +
                    (reason ? std::string(" (") + reason + ")" : std::string()),
                "what was committed before is safe; see to the disk and run chancery-index again");
  }
}

/// What is left of a run that was ended as it made the index.
bool holds_lock_only(const fs::path& directory) {
  std::error_code error;
  fs::directory_iterator entry(directory, error);
  return !error && entry != fs::directory_iterator() &&
         entry->path().filename() == "flintlock" && ++entry == fs::directory_iterator();
}

/// Makes the directory, or makes sure that it holds an index or nothing.
void prepare(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory, error)) {
    throw Error(ErrorKind::System,
                "cannot make the index directory " + directory.string() +
                    (error ? ": " + error.message() : ": a file is in its place"),
                "choose another with --index DIR");
  }
  const bool is_unused = fs::is_empty(directory, error) || (!error && holds_lock_only(directory));
  if (error) {
    throw Error(ErrorKind::System,
                "cannot read " + directory.string() + ": " + error.message(),
                "chancery-index must be run by a user who may write there");
  }
  const bool has_version = fs::exists(directory / "iamglass", error);
  const bool has_postings = fs::exists(directory / "postlist.glass", error);
  if (!is_unused && !has_version && !has_postings) {
    throw Error(ErrorKind::Usage, directory.string() + " holds other files and no index",
                "give --index a directory of its own");
  }
  if (has_version && !has_postings) throw damaged("postlist.glass is missing");
  if (has_postings && !has_version) throw damaged("iamglass is missing");
}

}  // namespace

IndexWriter::IndexWriter(const fs::path& directory, const Gazetteer& gazetteer)
    : gazetteer_(gazetteer) {
  prepare(directory);
  translated([&] {
    database_ = Xapian::WritableDatabase(directory.string(), Xapian::DB_CREATE_OR_OPEN);
  });
  check_or_set_version(directory);
  check_docdata(directory);
}

/// Xapian makes this table when it is first written to, and takes its loss for that; it finds out
/// that others are missing.
void IndexWriter::check_docdata(const fs::path& directory) const {
  if (translated([&] { return database_.get_doccount(); }) == 0) return;
  std::error_code error;
  if (!fs::exists(directory / "docdata.glass", error)) throw damaged("docdata.glass is missing");
}

void IndexWriter::check_or_set_version(const fs::path& directory) {
  const std::string key(metadata::kVersion), ours = std::to_string(schema::kVersion);
  const std::string found = translated([&] { return database_.get_metadata(key); });
  if (found == ours) return;
  if (found.empty() && database_.get_doccount() == 0) {
    translated([&] {
      database_.set_metadata(key, ours);
      database_.commit();
    });
    return;
  }
  const std::string what = found.empty() ? "was not written by chancery-index"
                                         : "has schema version " + found + "; this program writes " + ours;
  throw Error(ErrorKind::SchemaMismatch, "the index in " + directory.string() + " " + what,
              "build a new one in another directory: chancery-index --index DIR PATH...");
}

void IndexWriter::begin_file(const std::string& file) {
  seen_.clear();
  translated([&] { database_.set_metadata(metadata::ledger_key(file), std::string()); });
}

IndexWriter::Standing IndexWriter::standing(const Article& article, const std::string& file) {
  return translated([&] {
    const std::string id = schema::term(Field::Id, article.id);
    const auto posting = database_.postlist_begin(id);
    if (posting == database_.postlist_end(id)) return Standing::New;
    const Xapian::Document document = database_.get_document(*posting);
    const std::string known = document.get_value(schema::spec(Field::Fingerprint).slot);
    const std::string read = schema::fingerprint(article, file);
    if (known == read) {
      seen_.push_back(*posting);
      return Standing::Unchanged;
    }
    if (schema::is_same_file(known, read)) return Standing::Changed;
    return standing_to_other_file(article, file, schema::decode(document.get_data()).file);
  });
}

IndexWriter::Standing IndexWriter::standing_to_other_file(const Article& article,
                                                          const std::string& file,
                                                          const std::string& holder) {
  std::error_code error;
  if (!fs::exists(holder, error)) return Standing::Changed;
  if (article.id_derived) return Standing::Taken;
  if (holder > file) return Standing::Shadowed;
  if (auto entry = ledger(holder)) {
    ++entry->shadowed;
    set_ledger(holder, *entry);
  }
  return Standing::Changed;
}

void IndexWriter::put(const AnalysedArticle& analysed, const std::string& file) {
  translated([&] {
    seen_.push_back(database_.replace_document(schema::term(Field::Id, analysed.article.id),
                                               builder_.build(analysed, file)));
    remember_names(analysed);
  });
  ++uncommitted_;
  uncommitted_bytes_ += analysed.article.title.size() + analysed.article.text.size();
}

std::uint64_t IndexWriter::remove_unseen(const std::string& file) {
  std::sort(seen_.begin(), seen_.end());
  return translated([&] {
    const std::string term = schema::term(Field::File, file);
    std::vector<Xapian::docid> unseen;
    std::set_difference(database_.postlist_begin(term), database_.postlist_end(term),
                        seen_.begin(), seen_.end(), std::back_inserter(unseen));
    for (const Xapian::docid document : unseen) database_.delete_document(document);
    return std::uint64_t{unseen.size()};
  });
}

void IndexWriter::remember_names(const AnalysedArticle& analysed) {
  for (const FoundLeader& leader : analysed.found) {
    remember_name(EntityKind::Leader, leader.id, leader.name);
  }
  for (const EntityKind kind : kAllEntityKinds) {
    for (const EntityCount& entity : analysed.entities.of(kind)) {
      remember_name(kind, entity.id, gazetteer_.display_name(kind, entity.id));
    }
  }
}

void IndexWriter::remember_name(EntityKind kind, std::string_view id, std::string_view name) {
  std::string key = metadata::name_key(kind, id);
  if (named_.contains(key)) return;
  database_.set_metadata(key, std::string(name));
  named_.insert(std::move(key));
}

std::optional<LedgerEntry> IndexWriter::ledger(const std::string& file) const {
  const std::string record =
      translated([&] { return database_.get_metadata(metadata::ledger_key(file)); });
  return record.empty() ? std::nullopt : decode_ledger_entry(record);
}

void IndexWriter::set_ledger(const std::string& file, const LedgerEntry& entry) {
  translated([&] { database_.set_metadata(metadata::ledger_key(file), encode(entry)); });
}

void IndexWriter::commit() {
  translated([&] { database_.commit(); });
  uncommitted_ = uncommitted_bytes_ = 0;
}

bool IndexWriter::wants_commit() const {
  // Xapian's own default. Memory grows with what is uncommitted (some 20 kB a wire report), writing
  // with the number of commits.
  constexpr std::uint64_t kMostReports = 10'000;
  // Long reports come to this first: with their postings they take several times as much.
  constexpr std::uint64_t kMostBytes = 64U << 20U;
  return uncommitted_ >= kMostReports || uncommitted_bytes_ >= kMostBytes;
}

}  // namespace chancery
