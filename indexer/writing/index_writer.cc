#include "indexer/writing/index_writer.h"

#include <system_error>

#include "corpus/error.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"

namespace chancery {

namespace fs = std::filesystem;
using schema::Field;
namespace metadata = schema::metadata;

namespace {

/// Runs `action`; what Xapian throws becomes an Error a person can act on.
template <typename Action>
auto translated(Action action) {
  try {
    return action();
  } catch (const Xapian::DatabaseLockError&) {
    throw Error(ErrorKind::IndexLocked, "the index is locked",
                "another chancery-index is writing to it; wait until it has ended");
  } catch (const Xapian::DatabaseCorruptError& error) {
    throw Error(ErrorKind::IndexDamaged, "the index is damaged: " + error.get_msg(),
                "build it anew: remove the directory and run chancery-index");
  } catch (const Xapian::Error& error) {
    const char* reason = error.get_error_string();
    throw Error(ErrorKind::System,
                "the index could not be written: " + error.get_msg() +
                    (reason ? std::string(" (") + reason + ")" : std::string()),
                "what was committed before is safe; see to the disk and run chancery-index again");
  }
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
  const bool is_empty = fs::is_empty(directory, error);
  if (error) {
    throw Error(ErrorKind::System,
                "cannot read " + directory.string() + ": " + error.message(),
                "chancery-index must be run by a user who may write there");
  }
  if (!is_empty && !fs::exists(directory / "iamglass", error)) {
    throw Error(ErrorKind::Usage, directory.string() + " holds other files and no index",
                "give --index a directory of its own");
  }
}

}  // namespace

IndexWriter::IndexWriter(const fs::path& directory, const Gazetteer& gazetteer)
    : gazetteer_(gazetteer) {
  prepare(directory);
  translated([&] {
    database_ = Xapian::WritableDatabase(directory.string(), Xapian::DB_CREATE_OR_OPEN);
  });
  check_or_set_version(directory);
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

IndexWriter::Standing IndexWriter::standing(const Article& article,
                                            const std::string& file) const {
  return translated([&] {
    const std::string id = schema::term(Field::Id, article.id);
    const auto posting = database_.postlist_begin(id);
    if (posting == database_.postlist_end(id)) return Standing::New;
    const Xapian::Document document = database_.get_document(*posting);
    const std::string known = document.get_value(schema::spec(Field::Fingerprint).slot);
    const std::string read = schema::fingerprint(article, file);
    if (known == read) return Standing::Unchanged;
    if (!article.id_derived || schema::is_same_file(known, read)) return Standing::Changed;
    std::error_code error;
    const bool other_is_there = fs::exists(schema::decode(document.get_data()).file, error);
    return other_is_there ? Standing::Taken : Standing::Changed;
  });
}

void IndexWriter::put(const AnalysedArticle& analysed, const std::string& file) {
  translated([&] {
    database_.replace_document(schema::term(Field::Id, analysed.article.id),
                               builder_.build(analysed, file));
    remember_names(analysed);
  });
  ++uncommitted_;
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
  uncommitted_ = 0;
}

}  // namespace chancery
