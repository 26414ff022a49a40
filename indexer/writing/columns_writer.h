#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "corpus/schema/columns.h"

namespace chancery {

/// Keeps the columns of a database (corpus/schema/columns.h) as its documents are. All throw what
/// Xapian throws.
class ColumnsWriter {
 public:
  /// Finds out whether `database`, in which nothing is uncommitted, has columns of all its documents.
  void open(const Xapian::Database& database);

  /// A document was written or erased.
  void note(Xapian::docid document) { changed_.insert(document); }

  /// The documents noted since the last write().
  const std::set<Xapian::docid>& noted() const { return changed_; }

  /// Brings the columns up to date; to be called before a commit. Rewrites the blocks that changed
  /// documents are in: for each field some 0.3 MB. Where there were no columns of all documents, all
  /// are read: a second for 400,000.
  void write(Xapian::WritableDatabase& database);

 private:
  /// The numbers of the texts of one field; grows, and is never rewritten.
  struct Values {
    std::string record{};
    std::unordered_map<std::string, std::uint32_t> numbers{};
    bool has_grown = false;

    std::uint32_t number(std::string_view value);
  };

  std::vector<std::uint32_t> row(const Xapian::Database& database, Xapian::docid document,
                                 schema::Field field);
  std::vector<std::uint32_t> numbers(schema::Field field, std::string_view slot);
  Values& values(schema::Field field);
  void read_values(const Xapian::Database& database);
  void write_values(Xapian::WritableDatabase& database);
  bool write_changed(Xapian::WritableDatabase& database);
  void write_all(Xapian::WritableDatabase& database, schema::Field field);
  template <typename Next>
  void write_rows(Xapian::WritableDatabase& database, schema::Field field, Next next);
  bool write_block(Xapian::WritableDatabase& database, schema::Field field, std::uint32_t block);

  std::array<Values, schema::kColumnFields.size()> values_{};
  std::set<Xapian::docid> changed_{};
  bool covers_all_ = false;
  bool has_values_ = false;
};

}  // namespace chancery
