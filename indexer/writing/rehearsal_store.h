#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/writing/expected_reports.h"
#include "indexer/writing/report_store.h"

namespace chancery {

/// What an index would hold if what is put here were put there: the index is only read. Keeps some
/// hundred bytes for each report put.
class RehearsalStore final : public ReportStore {
 public:
  /// `generation` may be missing: the store is then empty. Throws Error SchemaMismatch,
  /// IndexDamaged, System.
  explicit RehearsalStore(const std::optional<std::filesystem::path>& generation);

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

  std::string metadata(std::string_view key) const;

 private:
  struct Put {
    std::string term;  // of its id
    std::string fingerprint;
    std::string file;
  };

  Xapian::docid put(const std::string& id, const std::string& fingerprint, const std::string& file);

  std::optional<Xapian::Database> database_{};
  ExpectedReports expected_{};
  std::set<Xapian::docid> erased_{};  // of the index: erased, or replaced by one that was put
  std::unordered_map<Xapian::docid, Put> put_{};
  std::unordered_map<std::string, Xapian::docid> put_by_term_{};
  std::map<std::string, std::set<Xapian::docid>> put_by_file_{};
  std::map<std::string, std::optional<LedgerEntry>> ledger_{};  // by file; nullopt: erased
  std::optional<bool> has_contests_{};
  Xapian::docid next_ = 1;
};

}  // namespace chancery
