#include "indexer/upkeep/check_index.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/schema/columns.h"
#include "corpus/schema/date_terms.h"
#include "corpus/schema/index_schema.h"
#include "corpus/schema/lookup.h"
#include "corpus/schema/positions.h"
#include "corpus/schema/stems.h"
#include "corpus/schema/stored_article.h"
#include "corpus/text/ngrams.h"
#include "corpus/text/text_map.h"
#include "corpus/text/words.h"
#include "indexer/upkeep/existing_index.h"
#include "indexer/writing/engine_errors.h"
#include "indexer/writing/index_directory.h"
#include "indexer/writing/stored_ledger.h"

namespace chancery {

namespace fs = std::filesystem;
using schema::Field;
using schema::spec;
namespace metadata = schema::metadata;

namespace {

/// The terms of `document` with the prefix of `field`.
std::set<std::string> terms_of(const Xapian::Document& document, Field field) {
  std::set<std::string> result;
  schema::for_each_term(document, field,
                        [&](const Xapian::TermIterator& term) { result.insert(*term); });
  return result;
}

std::set<std::string> terms_of_slot(const Xapian::Document& document, Field field) {
  std::set<std::string> result;
  schema::for_each_id(document.get_value(spec(field).slot), [&](std::string_view id) {
    result.insert(schema::term(field, id));
  });
  return result;
}

std::set<std::string> date_terms_of(const Xapian::Document& document) {
  std::set<std::string> result;
  for (const Field field : {Field::Day, Field::Month, Field::Year}) {
    result.merge(terms_of(document, field));
  }
  return result;
}

std::set<std::string> date_terms_of(const Article& article) {
  if (!article.date) return {};
  const std::array<std::string, 3> terms = schema::date_terms(article.date->day);
  return {terms.begin(), terms.end()};
}

/// The words of a title or a text as they are indexed.
struct IndexedWords {
  explicit IndexedWords(const std::string& text)
      : scanned(scan_words(text)), words(schema::words_to_index(scanned, text, made)) {}
  IndexedWords(const IndexedWords&) = delete;
  IndexedWords& operator=(const IndexedWords&) = delete;

  Words scanned, made{};
  const Words& words;
};

/// What the slot of a field with a column says, as texts. REQUIRES: it has a slot.
std::vector<std::string> values_of_slot(const std::string& slot, Field field) {
  std::vector<std::string> values;
  if (field == Field::Date) {
    if (const std::uint32_t day = schema::number_of_date(slot); day != 0) {
      values.push_back(std::to_string(day));
    }
  } else if (field == Field::Source || field == Field::Language) {
    if (!slot.empty()) values.push_back(slot);
  } else {
    schema::for_each_id(slot, [&](std::string_view id) { values.emplace_back(id); });
  }
  return values;
}

class Check {
 public:
  explicit Check(const fs::path& generation)
      : generation_(generation), database_(generation.string()) {}

  IndexCheck run() {
    // What is damaged in one way is looked at in the others all the same.
    for (const auto part : {&Check::check_files, &Check::check_version, &Check::check_reports,
                            &Check::check_columns, &Check::check_ledger}) {
      try {
        (this->*part)();
      } catch (const Xapian::Error& error) {
        add_fault("the index cannot be read: " + error.get_msg());
      }
    }
    return std::move(result_);
  }

 private:
  void check_files() {
    std::ostringstream report;
    const std::size_t faults = Xapian::Database::check(generation_.string(), 0, &report);
    if (faults == 0) return;
    add_fault("Xapian's check finds " + std::to_string(faults) + " faults in the files:\n" +
              report.str());
  }

  void check_version() {
    const std::string found = database_.get_metadata(std::string(metadata::kVersion));
    if (found != std::to_string(schema::kVersion)) {
      add_fault("the schema version is \"" + found + "\", not " + std::to_string(schema::kVersion));
    }
  }

  void check_reports() {
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      ++result_.reports;
      try {
        check_report(*at, database_.get_document(*at));
      } catch (const Error& error) {
        add_fault(name(*at) + ": " + error.what());
      } catch (const Xapian::Error& error) {
        add_fault(name(*at) + ": cannot be read: " + error.get_msg());
      }
    }
  }

  /// Where they are not of all reports the next run that changes something makes them anew, and answers only
  /// come later.
  void check_columns() {
    if (!schema::has_columns(database_)) return;
    for (const Field field : schema::kColumnFields) {
      schema::ValueColumn column;
      if (schema::read_column(database_, field, column)) {
        field == Field::Text ? check_lengths(column.column) : check_column(field, column);
      } else {
        add_fault("the column of the field " + std::string(schema::metadata::column_name(field)) +
                  " is damaged");
      }
    }
  }

  void check_column(Field field, const schema::ValueColumn& column) {
    const Xapian::valueno slot = spec(field).slot;
    const auto end = database_.valuestream_end(slot);
    auto value = database_.valuestream_begin(slot);
    for (std::size_t row = 0; row < column.column.rows(); ++row) {
      const auto docid = static_cast<Xapian::docid>(row + 1);
      const bool has_value = value != end && value.get_docid() == docid;
      std::vector<std::string> values;
      for (const std::uint32_t number : column.column[row]) {
        values.push_back(field == Field::Date ? std::to_string(number)
                                              : std::string(column.texts[number]));
      }
      expect(values == values_of_slot(has_value ? *value : std::string(), field), docid,
             "its slot and its column differ in the field " + std::string(spec(field).name));
      if (has_value) ++value;
    }
  }

  void check_words(Xapian::docid docid, const Xapian::Document& document, const Article& article) {
    const IndexedWords title(article.title), text(article.text);
    expect(document.get_value(spec(Field::Positions).slot) ==
               schema::encode_positions(title.words, text.words, article.title_derived),
           docid, "its positions are not those of its text");
    for (const Words* words : {&title.words, &text.words}) {
      for (const Word& word : words->words) {
        const std::string_view folded = words->folded_form(word);
        if (!schema::is_indexed(word) || is_in_vocabulary(folded)) continue;
        expect(false, docid, "the vocabulary lacks its word " + std::string(folded));
      }
    }
  }

  bool is_in_vocabulary(std::string_view folded) {
    if (!schema::has_stem(folded) || is_ngram_character(folded)) return true;  // not kept there
    if (vocabulary_.contains(folded)) return true;
    const bool is_known = !database_.get_metadata(metadata::word_key(folded)).empty();
    if (is_known) vocabulary_.emplace(folded, true);
    return is_known;
  }

  void check_lengths(const schema::Column& lengths) {
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      const auto row = lengths[*at - 1];
      expect(row.size() == 1 && row.front() == at.get_doclength(), *at,
             "its length and its column differ");
    }
  }

  void check_report(Xapian::docid docid, const Xapian::Document& document) {
    const schema::StoredArticle stored = schema::stored_in(document);
    const std::string id_term = schema::term(Field::Id, stored.article.id);
    const std::string file_term = schema::term(Field::File, stored.file);
    expect(terms_of(document, Field::Id) == std::set{id_term}, docid, "its id is not its term");
    expect(terms_of(document, Field::File) == std::set{file_term}, docid,
           "its source is not its term");
    expect(database_.get_termfreq(id_term) == 1, docid, "another report has its id");
    expect(document.get_value(spec(Field::Fingerprint).slot) ==
               schema::fingerprint(stored.article, stored.file),
           docid, "its fingerprint is not that of its text, its source and its id");
    expect(document.get_value(spec(Field::Date).slot) ==
               (stored.article.date ? schema::encode_date(*stored.article.date) : std::string()),
           docid, "its date is not in its slot");
    check_words(docid, document, stored.article);
    expect(date_terms_of(document) == date_terms_of(stored.article), docid,
           "its date is not its terms");
    for (const EntityKind kind : kAllEntityKinds) {
      const Field field = schema::field_of(kind);
      expect(terms_of(document, field) == terms_of_slot(document, field), docid,
             "its terms and its slot differ in the field " + std::string(spec(field).name));
    }
    ++reports_of_[file_term];
  }

  void check_ledger() {
    for_each_ledger_entry(database_,
                          [this](const std::string& key, const std::optional<LedgerEntry>& entry) {
                            ++result_.sources;
                            if (entry) {
                              check_source(*entry);
                            } else {
                              add_fault("the ledger has an entry that cannot be read: " + key);
                            }
                          });
    for (const auto& [term, reports] : reports_of_) {
      add_fault("the ledger does not know the source of " + std::to_string(reports) + " reports: " +
                schema::value_of(Field::File, term).value_or("(a long path)"));
    }
  }

  void check_source(const LedgerEntry& entry) {
    const auto found = reports_of_.find(schema::term(Field::File, entry.file));
    const std::uint64_t reports = found == reports_of_.end() ? 0 : found->second;
    if (entry.is_settled && entry.documents() != reports) {
      add_fault("the ledger has " + std::to_string(entry.documents()) + " reports of " +
                entry.file + ", there are " + std::to_string(reports));
    }
    if (found != reports_of_.end()) reports_of_.erase(found);
  }

  static std::string name(Xapian::docid docid) { return "document " + std::to_string(docid); }

  void expect(bool holds, Xapian::docid docid, const std::string& otherwise) {
    if (!holds) add_fault(name(docid) + ": " + otherwise);
  }

  void add_fault(std::string fault) {
    constexpr std::size_t kMostTold = 100;
    ++result_.faults;
    if (result_.told.size() < kMostTold) result_.told.push_back(std::move(fault));
  }

  const fs::path generation_;
  Xapian::Database database_;
  IndexCheck result_{};
  std::unordered_map<std::string, std::uint64_t> reports_of_{};  // by the term of a file
  TextMap<bool> vocabulary_{};                                   // words that need not be looked up again
};

}  // namespace

IndexCheck check_index(const fs::path& index) {
  const auto directory = open_existing(index);
  IndexCheck result = translated([&] { return Check(*directory->current()).run(); });
  std::error_code error;
  if (fs::exists(directory->rebuilt(), error)) {
    result.notes.push_back("a rebuild was cut off; go on with --rebuild, or remove " +
                           directory->rebuilt().string());
  }
  return result;
}

}  // namespace chancery
