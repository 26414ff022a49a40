#pragma once

#include <memory>
#include <string>
#include <utility>

#include <xapian.h>

#include "corpus/schema/positions.h"
#include "search/proximities.h"
#include "search/proximity.h"

namespace chancery {

/// The reports in which words stand as they are wanted to, without weight. To be asked of reports that are
/// known to have these words: each is looked at once, however often it is asked of, in some 2 us. Outside of
/// a limit no report is looked at, and none matches.
class ProximitySource : public Xapian::PostingSource {
 public:
  ProximitySource(Proximity wanted, std::shared_ptr<Judged> judged,
                  std::shared_ptr<const Limit> limit)
      : wanted_(std::move(wanted)), judged_(std::move(judged)), limit_(std::move(limit)) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  /// As many as can be: Xapian asks first what it takes for rarer.
  Xapian::doccount get_termfreq_est() const override { return database_.get_doccount(); }
  Xapian::doccount get_termfreq_max() const override { return database_.get_doccount(); }

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
  bool look_at(Xapian::docid document);

  Proximity wanted_;
  std::shared_ptr<Judged> judged_;
  std::shared_ptr<const Limit> limit_;
  Xapian::Database database_{};
  Xapian::ValueIterator value_{}, values_end_{};
  schema::Positions positions_{};
  Xapian::docid last_ = 0;
  Xapian::docid at_ = 0;
};

/// The matches of `query` in which words stand as `wanted`. REQUIRES: none but such have these words.
Xapian::Query narrowed_to(const Proximity& wanted, const Xapian::Query& query,
                          Proximities& proximities, std::shared_ptr<const Limit> limit = nullptr);

}  // namespace chancery
