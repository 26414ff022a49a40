#include "indexer/writing/earlier_runs.h"

#include <cstdlib>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace metadata = schema::metadata;

EarlierRuns::EarlierRuns(const std::filesystem::path& generation) {
  try {
    Xapian::Database database(generation.string());
    reports_ = database.get_doccount();
    if (database.get_metadata(std::string(metadata::kVersion)) !=
        std::to_string(schema::kVersion)) {
      return;
    }
    const std::string run = database.get_metadata(std::string(metadata::kFinishedRun));
    last_run_ = std::strtoull(run.c_str(), nullptr, 10);
    identity_ = database.get_metadata(std::string(metadata::kIdentity));
    database_ = database;
  } catch (const Xapian::Error&) {
    // It is rebuilt because it is damaged.
  }
}

std::optional<std::uint64_t> EarlierRuns::run_of(const std::string& id,
                                                 const std::string& fingerprint) const {
  if (!database_) return std::nullopt;
  try {
    const std::string term = schema::term(schema::Field::Id, id);
    const auto posting = database_->postlist_begin(term);
    if (posting == database_->postlist_end(term)) return std::nullopt;
    const Xapian::Document document = database_->get_document(*posting);
    if (document.get_value(schema::spec(schema::Field::Fingerprint).slot) != fingerprint) {
      return std::nullopt;
    }
    return schema::decode_run(document.get_value(schema::spec(schema::Field::Run).slot));
  } catch (const Xapian::Error&) {
    return std::nullopt;  // damaged there
  }
}

}  // namespace chancery
