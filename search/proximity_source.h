#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <xapian.h>

#include "search/proximities.h"
#include "search/proximity.h"
#include "search/proximity_reader.h"

namespace chancery {

/// The reports in which words stand as they are wanted to, without weight. To be asked of reports that are
/// known to have these words. Outside of a limit no report is looked at, and none matches.
class ProximitySource : public Xapian::PostingSource {
 public:
  ProximitySource(Proximity wanted, std::shared_ptr<Judged> judged,
                  std::shared_ptr<const Limit> limit)
      : wanted_(std::move(wanted)), judged_(std::move(judged)), limit_(std::move(limit)) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  /// As many as can be: Xapian asks first what it takes for rarer.
  Xapian::doccount get_termfreq_est() const override { return reports_; }
  Xapian::doccount get_termfreq_max() const override { return reports_; }

  void next(double) override;
  void skip_to(Xapian::docid document, double) override;
  bool check(Xapian::docid document, double) override;
  bool at_end() const override { return at_ > last_; }
  Xapian::docid get_docid() const override { return at_; }

  ProximitySource* clone() const override;
  void init(const Xapian::Database& database) override;
  std::string get_description() const override { return "proximity"; }

 private:
  void find_from(Xapian::docid document);
  bool matches(Xapian::docid document);

  Proximity wanted_;
  std::shared_ptr<Judged> judged_;
  std::shared_ptr<const Limit> limit_;
  std::optional<ProximityReader> reader_{};
  Xapian::doccount reports_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

/// The matches of `query` in which words stand as `wanted`. REQUIRES: none but such have these words.
Xapian::Query narrowed_to(const Proximity& wanted, const Xapian::Query& query,
                          Proximities& proximities, std::shared_ptr<const Limit> limit = nullptr);

}  // namespace chancery
