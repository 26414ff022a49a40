#pragma once

#include <optional>
#include <utility>

#include "corpus/gazetteer/gazetteer.h"

namespace chancery {

/// Fills a gazetteer from its tables.
class GazetteerReader {
 public:
  explicit GazetteerReader(Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  /// Throws Error BadTable, naming file and line.
  void read(const std::vector<Table>& tables);

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
  std::uint32_t known_entity(EntityKind kind, const Table& table, const Row& row,
                             std::size_t column = 0);
  void silence(std::optional<EntityKind> kind, std::string_view id, std::string_view surface);
  void note_merge(const Table& table, const Row& row);
  void merge_leaders();
  Phrase* phrase(const std::vector<PhraseWord>& words);
  void add_name(std::string_view surface, const Meaning& meaning);
  std::vector<PhraseWord> phrase_words(std::string_view surface);
  void finish();

  Gazetteer& gazetteer_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> merges_;  // leader, and who is the same
};

}  // namespace chancery
