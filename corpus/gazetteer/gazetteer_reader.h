#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/gazetteer/draft.h"
#include "corpus/gazetteer/table.h"

namespace chancery {

/// Gathers a gazetteer from its tables.
class GazetteerReader {
 public:
  /// Once for each reader. Throws Error BadTable, naming file and line.
  GazetteerDraft read(const std::vector<Table>& tables);

 private:
  /// A kind of table: how its file is called, or begins, and what it holds.
  struct Form {
    std::string_view file;
    std::array<std::string_view, 7> columns;  // "" where there are fewer
    void (GazetteerReader::*read)(const Table&, const Row&);
  };

  void read_country(const Table& table, const Row& row);
  void read_organisation(const Table& table, const Row& row);
  void read_place(EntityKind kind, const Table& table, const Row& row);
  void read_country_name(const Table& table, const Row& row);
  void read_leader(const Table& table, const Row& row);
  void read_leader_name(const Table& table, const Row& row);
  void read_title(const Table& table, const Row& row);
  void read_namesake(const Table& table, const Row& row);

  std::uint32_t entity(EntityKind kind, std::string_view id);
  std::string_view id(EntityKind kind, std::uint32_t entity) const;
  std::uint32_t known_entity(EntityKind kind, const Table& table, const Row& row,
                             std::size_t column = 0);
  void silence(EntityKind kind, std::string_view wanted, std::string_view surface);
  void note_merge(const Table& table, const Row& row);
  void merge_leaders();
  DraftPhrase* phrase(const std::vector<PhraseWord>& words);
  void add_name(std::string_view surface, const Meaning& meaning);
  std::vector<PhraseWord> phrase_words(std::string_view surface);
  void finish();

  GazetteerDraft draft_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> merges_;  // leader, and who is the same
};

}  // namespace chancery
