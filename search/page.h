#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/date.h"

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
};

struct FacetCount {
  std::string id;
  std::string name;
  std::uint32_t count;  // reports
};

/// Most frequent first, ties by id, so that output is the same on every run.
using Facet = std::vector<FacetCount>;

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
  std::uint32_t total = 0;  // reports that match
  bool exact = true;        // whether `total` and the facets count every match
  std::vector<Hit> hits;    // best first
  Facet leaders;
  Facet countries;
  Facet organisations;
  std::vector<Suggestion> suggestions{};  // the likeliest first; most questions have none
};

}  // namespace chancery
