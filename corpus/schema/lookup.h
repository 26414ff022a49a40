#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <xapian.h>

#include "corpus/schema/index_schema.h"
#include "corpus/schema/stored_article.h"

/// How both sides find something in an index. All throw what Xapian throws.
namespace chancery::schema {

/// The document of the report `id`; nullopt if there is none.
std::optional<Xapian::docid> find_report(const Xapian::Database& database, const std::string& id);

/// What the index says of metadata::kFinishedRun; 0 if no run has come to its end.
std::uint64_t finished_run(const Xapian::Database& database);

/// REQUIRES: `database` has it. What is not asked of it is not read.
Xapian::Document document_of(const Xapian::Database& database, Xapian::docid document);

/// What the index keeps of the report that `document` stands for. Throws Error IndexDamaged, too.
StoredArticle stored_in(const Xapian::Document& document);
StoredArticle stored_in(const Xapian::Database& database, Xapian::docid document);

/// Calls visit(const std::string& term, Xapian::docid) with the term of each report's id and the report.
template <typename Visit>
void for_each_id_term(const Xapian::Database& database, Visit visit) {
  const std::string prefix(spec(Field::Id).prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    for (auto report = database.postlist_begin(*term); report != database.postlist_end(*term);
         ++report) {
      visit(*term, *report);
    }
  }
}

/// Calls visit(const std::string& folded) with each word of the vocabulary that begins so, in the order of bytes,
/// until it returns false.
template <typename Visit>
void for_each_word(const Xapian::Database& database, std::string_view beginning, Visit visit) {
  const std::string prefix = metadata::word_key(beginning);
  const auto end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
    if (!visit((*key).substr(metadata::kVocabulary.size()))) return;
  }
}

/// Calls visit(const Xapian::TermIterator&) with each term of `document` in a Filter field, in order.
template <typename Visit>
void for_each_term(const Xapian::Document& document, Field field, Visit visit) {
  const std::string prefix(spec(field).prefix);
  auto term = document.termlist_begin();
  for (term.skip_to(prefix); term != document.termlist_end(); ++term) {
    if (!(*term).starts_with(prefix)) break;
    // What follows a prefix is no capital letter: that would be a longer prefix.
    const char next = (*term).size() > prefix.size() ? (*term)[prefix.size()] : ' ';
    if (next < 'A' || next > 'Z') visit(term);
  }
}

}  // namespace chancery::schema
