#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "corpus/text/text_map.h"
#include "search/facet_request.h"
#include "search/facet_rows.h"
#include "search/known_names.h"
#include "search/page.h"

namespace chancery {

/// Counts what is asked for, and nothing else, of every report that the match looks at. The counts
/// are exact if the match looks at all: Enquire::get_mset with check_at_least of the whole index.
class FacetSpy : public Xapian::MatchSpy {
 public:
  /// `timeline` is Year or Month.
  FacetSpy(const std::vector<FacetRequest>& requests, std::optional<FacetKind> timeline);

  void operator()(const Xapian::Document& document, double weight) override;

  std::uint32_t reports() const { return reports_; }  // looked at

  /// What a request given to the constructor has counted. A name is looked up only for what is
  /// shown.
  Facet facet(const FacetRequest& request, const KnownNames& names) const;

  /// What the timeline given to the constructor has counted.
  Timeline timeline(FacetKind unit) const;

 private:
  /// The values of one kind, numbered as they are met.
  class Values {
   public:
    explicit Values(FacetKind kind) : kind_(kind) {}

    /// Counts the values of a report, which has none of them twice; they are then current().
    void count(const Xapian::Document& document);

    FacetKind kind() const { return kind_; }
    const std::vector<std::uint32_t>& current() const { return current_; }
    std::vector<CountedValue> counted() const;
    std::uint32_t without() const { return without_; }  // reports
    std::string_view text(std::uint32_t number) const { return *texts_[number]; }

   private:
    void add(std::string_view value);

    FacetKind kind_;
    // Found by string_view: a value costs an allocation only the first time it is met.
    TextMap<std::uint32_t> numbers_;
    std::vector<const std::string*> texts_;  // keys of numbers_, which stay where they are
    std::vector<std::uint32_t> counts_;
    std::vector<std::uint32_t> current_;
    std::uint32_t without_ = 0;
  };

  /// The pairs of values of two kinds, by their places in values_.
  struct Pairs {
    std::size_t first;
    std::size_t second;
    std::unordered_map<std::uint64_t, std::uint32_t> counts{};  // reports, by pair_key
    std::uint32_t without = 0;                                  // reports
  };

  std::size_t place_of(FacetKind kind);
  const Values& values_of(FacetKind kind) const;
  void count(Pairs& pairs) const;
  Facet single(const FacetRequest& request, const KnownNames& names) const;
  Facet pair(const FacetRequest& request, const KnownNames& names) const;

  std::vector<Values> values_;
  std::vector<Pairs> pairs_;
  std::uint32_t reports_ = 0;
};

}  // namespace chancery
