#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/explain/explanation.h"
#include "search/new_reports.h"
#include "search/page.h"
#include "search/question.h"
#include "search/stored_report.h"

/// A question in, one page of answers out. Showing it is elsewhere (search/render/).
///
///   Question --lexer, expression, query--> Xapian::Query --searcher--> SearchPage --render--> text
namespace chancery {

class Gazetteer;

/// What part of the answers is wanted.
struct PageRequest {
  std::uint32_t first = 0;          // hits to pass over
  std::uint32_t size = 10;          // at most so many; 0 for the facets alone
  std::size_t snippet_bytes = 240;  // at most so many; three lines of a terminal
  std::vector<FacetRequest> facets = default_facets();
  std::optional<FacetKind> timeline{};  // Year or Month
  bool copies = false;  // whether a copy of a better match is a hit of its own (search/copies.h)
};

/// Answers questions from an index; never writes to it. Not for two threads at once.
class Searcher {
 public:
  /// Answers with the gazetteer that the program was built with, or with another, which must outlive
  /// this.
  ///
  /// Throws Error: IndexMissing; SchemaMismatch if chancery-index of another version wrote it;
  /// IndexDamaged.
  explicit Searcher(const std::filesystem::path& index);
  Searcher(const std::filesystem::path& index, const Gazetteer& gazetteer);
  ~Searcher();

  /// Finds the reports that match: the best first, equal ones in the order in which they were
  /// indexed; where nothing ranks them the newest first and undated ones last, with score 0.
  ///
  /// Total and facets are exact. Every match is counted, which takes some nanoseconds each, and few are
  /// ranked; what is read to count is remembered, so a second question is answered sooner. Of a new phrase
  /// each report that has its words is looked at, which takes some 3 us each. An index that is being written
  /// to is read as of one commit; if it moves on too far under the search, the whole search is done again.
  ///
  /// Throws Error: Usage if the question cannot be understood, IndexDamaged, System; and as the constructor where
  /// the index was replaced.
  SearchPage run(const Question& question, const PageRequest& page = {});

  /// What of a page can be said without a search: `text`, `understood` and `names`. Throws as run.
  SearchPage understand(const Question& question);

  /// Gives `reports` what it wants: reports that match, by the run that added or changed them; the
  /// newest first, undated ones last. All of it is of one commit. Of each match beyond those shown
  /// some hundred bytes are held. Throws as run, and what `reports` throws.
  void visit_new(const Question& question, NewReports& reports);

  /// Why the report `id` has its leaders, countries and organisations; nullopt if there is no such
  /// report. Throws as run, but not Usage.
  std::optional<Explanation> explain(const std::string& id);

  /// The report `id` as the index has it; nullopt and errors as of explain.
  std::optional<StoredReport> report(const std::string& id);

 private:
  template <typename Answer>
  auto answered(Answer answer);

  struct Impl;
  std::unique_ptr<Impl> opened() const;
  bool moves_on();

  std::filesystem::path path_;
  const Gazetteer& gazetteer_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace chancery
