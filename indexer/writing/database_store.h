#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "corpus/gazetteer/gazetteer.h"
#include "indexer/writing/columns_writer.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/entity_names.h"
#include "indexer/writing/expected_reports.h"
#include "indexer/writing/index_directory.h"
#include "indexer/writing/report_store.h"

namespace chancery {

/// The reports and the ledger in one generation of an index. What is written becomes visible to
/// readers at the next commit, all at once; what is not committed when the process dies is lost, and
/// nothing else.
class DatabaseStore final : public ReportStore {
 public:
  /// Opens the generation, or makes it if it is missing. Throws Error: IndexLocked if another
  /// process writes to it, SchemaMismatch if its schema version is another, IndexDamaged, System.
  DatabaseStore(const std::filesystem::path& generation, const Gazetteer& gazetteer);

  std::optional<Known> find(const std::string& id) const override;
  void expect(const std::string& file) override;
  std::string file_of(Xapian::docid document) const override;
  Xapian::docid put(Article article, const std::string& file) override;
  std::vector<Xapian::docid> reports_of(const std::string& file) const override;
  std::uint64_t count_of(const std::string& file) const override;
  void erase(Xapian::docid document) override;
  std::optional<schema::StoredArticle> stored(Xapian::docid document) const override;
  void move(Xapian::docid document, const schema::StoredArticle& moved) override;
  std::optional<LedgerEntry> ledger(const std::string& file) const override;
  void set_ledger(const LedgerEntry& entry) override;
  void erase_ledger(const std::string& file) override;
  void for_each_source(const std::function<void(const LedgerEntry&)>& visit) const override;
  bool has_contests() const override;
  void set_contests(bool has_contests) override;
  std::uint64_t size() const override;

  /// How a report that is put is analysed. REQUIRES: set before an Article is put.
  using Analyse = std::function<AnalysedArticle(Article)>;
  void set_analyse(Analyse analyse) { analyse_ = std::move(analyse); }

  /// Puts a report that is analysed already.
  Xapian::docid put(const AnalysedArticle& analysed, const std::string& file);

  /// The number of the run that a report, read from `file`, is put by; at first always 0.
  using RunOf = std::function<std::uint64_t(const Article& article, const std::string& file)>;
  void set_run(RunOf run_of) { run_of_put_ = std::move(run_of); }

  /// Of the last run that came to its end; 0 if none has.
  std::uint64_t finished_run() const;

  Xapian::docid last_document() const;

  /// Writes what a report is tagged with now, if that is not what it was tagged with; whether.
  bool tag_anew(Xapian::docid document, const AnalysedArticle& analysed, const std::string& file);

  /// Names in the index become those that the gazetteer has now.
  void refresh_names();

  /// Of the index; keys are those of corpus/schema/index_schema.h.
  std::string metadata(std::string_view key) const;
  void set_metadata(std::string_view key, const std::string& value);

  /// Makes all that was written since the last commit visible and safe.
  void commit();

  /// Since the last commit: documents written or erased, and an estimate of the bytes of memory that
  /// their postings take until then.
  std::uint64_t uncommitted() const { return uncommitted_; }
  std::uint64_t uncommitted_bytes() const { return uncommitted_bytes_; }

  /// Whether anything was written, metadata included.
  bool has_changed() const { return has_changed_; }

 private:
  void check_or_set_version();
  void begin();
  void note_change(Xapian::docid docid, const Xapian::Document& document);
  void remember_words();
  void remember_names(const AnalysedArticle& analysed);

  const Gazetteer& gazetteer_;
  Xapian::WritableDatabase database_;
  DocumentBuilder builder_;
  ColumnsWriter columns_;
  ExpectedReports expected_{};
  RunOf run_of_put_ = [](const Article&, const std::string&) { return std::uint64_t{0}; };
  Analyse analyse_;
  EntityNames names_;
  std::uint64_t uncommitted_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;
  bool has_changed_ = false;
};

/// Makes a generation that holds nothing where the index has none yet.
void make_first_generation(IndexDirectory& directory, const Gazetteer& gazetteer);

}  // namespace chancery
