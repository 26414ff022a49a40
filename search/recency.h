#pragma once

#include <string>

#include <xapian.h>

namespace chancery {

/// Gives newer reports more weight: half as much for each year that they are older than the newest
/// report of the index; none to an undated one. To be added to a question with OP_AND_MAYBE.
class RecencySource : public Xapian::ValuePostingSource {
 public:
  /// At most `most`, for the newest.
  explicit RecencySource(double most);

  double get_weight() const override;
  RecencySource* clone() const override;
  void init(const Xapian::Database& database) override;

 private:
  double most_;
  double newest_ = 0;  // in days
};

}  // namespace chancery
