#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "corpus/article.h"
#include "corpus/schema/stored_article.h"
#include "indexer/writing/ledger.h"

namespace chancery {

/// What IndexWriter keeps reports and ledger in: an index, or what stands in for one in a rehearsal.
/// Every call throws Error: IndexDamaged, or System where the disk refused.
class ReportStore {
 public:
  virtual ~ReportStore() = default;

  struct Known {
    Xapian::docid document;
    std::string fingerprint;
  };
  /// The report with this id, if there is one.
  virtual std::optional<Known> find(const std::string& id) const = 0;

  /// May be told before find() is asked for the reports of `file`, one after the other: what looks each up on
  /// the disk can look for all at once.
  virtual void expect(const std::string& /*file*/) {}

  /// The file that a report was read from.
  virtual std::string file_of(Xapian::docid document) const = 0;

  /// Adds the report, or puts it in the place of the one with its id.
  virtual Xapian::docid put(Article article, const std::string& file) = 0;

  /// The reports read from `file`, ascending.
  virtual std::vector<Xapian::docid> reports_of(const std::string& file) const = 0;

  /// How many these are.
  virtual std::uint64_t count_of(const std::string& file) const = 0;

  virtual void erase(Xapian::docid document) = 0;

  /// The record of a report; nullopt if there is no such document, or its record is not kept.
  virtual std::optional<schema::StoredArticle> stored(Xapian::docid document) const = 0;

  /// The report, whose record is kept, becomes `moved`, the same but for its file and its id.
  virtual void move(Xapian::docid document, const schema::StoredArticle& moved) = 0;

  virtual std::optional<LedgerEntry> ledger(const std::string& file) const = 0;
  virtual void set_ledger(const LedgerEntry& entry) = 0;
  virtual void erase_ledger(const std::string& file) = 0;

  /// Calls visit(const LedgerEntry&) for each entry; not in the order of their files. `visit` may
  /// not write.
  virtual void for_each_source(const std::function<void(const LedgerEntry&)>& visit) const = 0;

  /// Whether a report has left its place to which another source may now have the right. Kept with the
  /// reports, for a run can be cut off between the two.
  virtual bool has_contests() const = 0;
  virtual void set_contests(bool has_contests) = 0;

  /// How many reports there are.
  virtual std::uint64_t size() const = 0;
};

}  // namespace chancery
