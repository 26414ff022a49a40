#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>

#include "corpus/reader/numeric_date.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The reports of a source with what is known of them beside what they state: a date whose order of day
/// and month the other dates of the source tell; else the day in the dateline (corpus/reader/dateline.h),
/// else in the path (path_date.h); a language where none is stated (language.h). A date that is yet to
/// come is none.
class FinishedReader final : public Reader {
 public:
  /// `name` is that of the source in its archive.
  FinishedReader(std::unique_ptr<Reader> reader, std::string name, const ReadLimits& limits);

  Record next() override;
  std::uint64_t bytes_read() const override { return reader_->bytes_read(); }

 private:
  void read_on();
  void hold(Record record);

  std::unique_ptr<Reader> reader_;
  std::string name_;
  std::size_t most_held_bytes_;
  std::deque<Record> held_{};  // read, and not yet given
  std::size_t held_bytes_ = 0;
  std::size_t undecided_ = 0;  // of them, those whose date waits for the order
  DateOrder order_{};
};

/// What FinishedReader does to one report, as of `today`.
void finish(Article& article, std::string_view name, const DateOrder& order,
            std::chrono::year_month_day today);

}  // namespace chancery
