#include "indexer/writing/earlier_runs.h"

#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/stored_article.h"

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
    last_run_ = schema::finished_run(database);
    identity_ = database.get_metadata(std::string(metadata::kIdentity));
    database_ = database;
  } catch (const Xapian::Error&) {
    // It is rebuilt because it is damaged.
  }
}

std::optional<std::uint64_t> EarlierRuns::run_of(const Article& article,
                                                 const std::string& file) const {
  if (!database_) return std::nullopt;
  try {
    const auto report = schema::find_report(*database_, article.id);
    if (!report) return std::nullopt;
    const Xapian::Document document = database_->get_document(*report);
    if (document.get_value(schema::spec(schema::Field::Fingerprint).slot) !=
        schema::fingerprint(article, file)) {
      return std::nullopt;
    }
    return schema::decode_run(document.get_value(schema::spec(schema::Field::Run).slot));
  } catch (const Xapian::Error&) {
    return std::nullopt;  // damaged there
  }
}

}  // namespace chancery
