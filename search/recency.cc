#include "search/recency.h"

#include <cmath>

#include "corpus/schema/index_schema.h"

namespace chancery {

namespace {

constexpr double kHalfLife = 365.0;  // days

/// The day of a value of the date slot, counted on; 0 if there is none.
double day_of(const std::string& slot) {
  const auto day = schema::decode_day(slot);
  return day ? static_cast<double>(std::chrono::sys_days(*day).time_since_epoch().count()) : 0.0;
}

}  // namespace

RecencySource::RecencySource(double most)
    : Xapian::ValuePostingSource(schema::spec(schema::Field::Date).slot), most_(most) {}

double RecencySource::get_weight() const {
  const std::string value = get_value();
  if (!schema::decode_day(value)) return 0.0;
  return most_ * std::exp2((day_of(value) - newest_) / kHalfLife);
}

RecencySource* RecencySource::clone() const { return new RecencySource(most_); }

void RecencySource::init(const Xapian::Database& database) {
  Xapian::ValuePostingSource::init(database);
  // The bound can be higher than any value that is left; then all weigh a little less.
  newest_ = day_of(database.get_value_upper_bound(get_slot()));
  set_maxweight(most_);
}

}  // namespace chancery
