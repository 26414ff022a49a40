#include "corpus/reader/csv_records.h"

namespace chancery {

Got CsvRecords::next(std::vector<std::string>& fields, std::size_t limit) {
  while (true) {
    fields.assign(1, {});
    state_ = State::FieldStart;
    room_ = limit;
    is_too_long_ = false;
    line_ = next_line_;
    bool is_done = false, has_any = false;
    while (!is_done && (at_ < piece_.size() || refill())) {
      has_any = true;
      is_done = take(piece_[at_++], fields);
    }
    if (!is_done && bytes_.has_failed()) return Got::Failed;
    if (!has_any) return Got::Nothing;
    if (!is_done && state_ == State::Quoted) return Got::Cut;
    if (is_too_long_) return Got::TooLong;
    if (fields.size() > 1 || !fields.front().empty()) return Got::All;
  }
}

bool CsvRecords::refill() {
  piece_ = bytes_.read_piece();
  at_ = 0;
  return !piece_.empty();
}

/// Whether the record ends with `c`.
bool CsvRecords::take(char c, std::vector<std::string>& fields) {
  if (c == '\n') ++next_line_;
  if (state_ == State::Quoted) {
    if (c == '"') {
      state_ = State::QuoteInQuoted;
    } else {
      add(c, fields);
    }
    return false;
  }
  if (c == '"' && state_ != State::Plain) {
    if (state_ == State::QuoteInQuoted) add(c, fields);
    state_ = State::Quoted;
  } else if (c == separator_) {
    add(c, fields);
  } else if (c == '\n') {
    return true;
  } else if (c != '\r') {
    state_ = State::Plain;
    add(c, fields);
  }
  return false;
}

/// A separator outside of quotes begins a field.
void CsvRecords::add(char c, std::vector<std::string>& fields) {
  if (room_ == 0) {
    is_too_long_ = true;
    fields.assign(1, {});
  }
  const bool ends_field = c == separator_ && state_ != State::Quoted;
  if (ends_field) state_ = State::FieldStart;
  if (is_too_long_) return;
  --room_;
  if (ends_field) {
    fields.emplace_back();
  } else {
    fields.back() += c;
  }
}

}  // namespace chancery
