#include "corpus/schema/lookup.h"

#include <charconv>

namespace chancery::schema {

std::optional<Xapian::docid> find_report(const Xapian::Database& database, const std::string& id) {
  const std::string id_term = term(Field::Id, id);
  const auto posting = database.postlist_begin(id_term);
  if (posting == database.postlist_end(id_term)) return std::nullopt;
  return *posting;
}

Xapian::Document document_of(const Xapian::Database& database, Xapian::docid document) {
  return database.get_document(document, Xapian::DOC_ASSUME_VALID);
}

StoredArticle stored_in(const Xapian::Document& document) {
  return decode(document.get_value(spec(Field::Record).slot));
}

StoredArticle stored_in(const Xapian::Database& database, Xapian::docid document) {
  return stored_in(database.get_document(document));
}

std::uint64_t finished_run(const Xapian::Database& database) {
  const std::string decimal = database.get_metadata(std::string(metadata::kFinishedRun));
  std::uint64_t run = 0;
  std::from_chars(decimal.data(), decimal.data() + decimal.size(), run);
  return run;
}

}  // namespace chancery::schema
