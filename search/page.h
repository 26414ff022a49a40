#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"
#include "corpus/mention.h"
#include "search/facet_request.h"

/// What a search answers: plain data, made by Searcher, shown by search/render/.
namespace chancery {

/// Bytes [begin, end) of the string they came with.
struct ByteRange {
  std::size_t begin;
  std::size_t end;

  bool operator==(const ByteRange&) const = default;
};

/// An excerpt that shows why a report matched. Plain UTF-8: no markup, no escapes.
struct Snippet {
  std::string text;
  std::vector<ByteRange> matches;  // ascending, disjoint; empty when only a filter matched
};

struct NamedEntity {
  std::string id;    // "vladimir-putin", "PK"
  std::string name;  // "Vladimir Putin", "Pakistan"
};

/// Another report with the same text, or nearly.
struct Copy {
  std::string id;
  std::string title;
  std::string source;  // empty if not known
};

struct Hit {
  std::uint32_t rank;  // from 1, over all pages
  std::string id;
  std::string title;
  bool title_derived;
  std::optional<Date> date{};
  double score;        // weight; compare only within one question
  std::string source;  // who published it; empty if not known
  std::string url;
  std::string file;  // where it was read from, with `place` within
  std::string place;
  std::vector<NamedEntity> leaders;  // most central first
  std::vector<NamedEntity> countries;
  std::vector<NamedEntity> organisations;
  Snippet snippet;
  std::vector<ByteRange> title_matches{};  // of `title`; ascending, disjoint
  std::vector<Copy> copies{};  // matches that are not shown for it, the best first
};

/// Plain words of a question and whom they name; the reports on them rank beside those with the words.
struct NameInQuestion {
  std::string words;  // as they were asked
  EntityKind kind;
  std::vector<NamedEntity> entities;  // at least one; several where the words do not tell which
};

/// A value with the number of matches that have it, or a pair with that of those that have both.
struct FacetRow {
  std::vector<NamedEntity> values;  // one; of a pair two, in the order asked for, or within one kind
                                    // by id. A source, language, year ("2025") or month ("2025-09")
                                    // is its own id and name.
  std::uint32_t count;              // reports
};

struct Facet {
  FacetRequest request;
  std::vector<FacetRow> rows;  // most frequent first, ties by id: the same output on every run
  std::size_t values;          // how many there are among the matches, in `rows` or left out
  std::uint32_t without;       // matches that have no value, or no pair: of years, undated ones

  std::size_t left_out() const { return values - rows.size(); }
};

struct PeriodCount {
  std::string period;   // "2025", "2025-09"
  std::uint32_t count;  // reports, at least 1
};

/// When the matches are of.
struct Timeline {
  FacetKind unit;                   // Year or Month
  std::vector<PeriodCount> counts;  // the earliest first; periods without a match are left out
  std::uint32_t undated;            // reports
};

/// A word of a question, and what can have been meant by it.
struct Replacement {
  std::string word;  // as it was asked
  std::string by;    // one word or several
};

/// The question as it can have been meant. It is never asked instead: an analyst chooses.
struct Suggestion {
  std::string text;  // in the query language
  std::vector<Replacement> replacements;
  std::uint32_t reports = 0;  // that match it
};

struct SearchPage {
  std::string text;        // the question as it was asked
  std::string understood;  // the question as it was understood, in the query language
  std::string like;         // id of the report that the matches are to be like; empty if none
  std::vector<NameInQuestion> names;  // in the order of the question
  std::uint32_t total = 0;  // reports that match
  bool exact = true;        // whether `total`, facets and timeline count every match
  std::vector<Hit> hits;    // best first
  std::vector<Facet> facets;  // those asked for, in that order
  std::optional<Timeline> timeline{};  // if asked for
  std::vector<Suggestion> suggestions{};  // the likeliest first; most questions have none
};

}  // namespace chancery
