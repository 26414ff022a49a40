#include "corpus/reader/jsonl_reader.h"

#include <iterator>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

JsonlReader::JsonlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record JsonlReader::next() {
  if (waiting_.empty()) return next_line();
  Record record = std::move(waiting_.front());
  waiting_.pop_front();
  return record;
}

Reader::Record JsonlReader::next_line() {
  while (true) {
    const Got got = bytes_.read_line(line_, bytes_.limits().report_bytes);
    if (got == Got::Nothing) return End{};
    ++line_number_;
    const std::string number = std::to_string(line_number_);
    if (got == Got::Failed) return bytes_.failure("line " + number);
    if (got == Got::TooLong) return too_large("line " + number, bytes_.limits());
    // simdjson takes a byte order mark for an error.
    if (line_number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);
    if (is_blank(line_)) continue;
    if (line_number_ == 1 && clean_line(line_) == "{") return next_long_form();
    return parse("line " + number, name_ + '#' + number);
  }
}

Reader::Record JsonlReader::next_long_form() {
  std::string rest;
  if (auto why = read_whole(bytes_, rest)) return *std::move(why);
  line_ += '\n' + rest;
  return parse("", name_);
}

Reader::Record JsonlReader::parse(const std::string& place, const std::string& derived_id) {
  auto records = records_.parse(line_, place, derived_id);
  waiting_.assign(std::make_move_iterator(records.begin() + 1),
                  std::make_move_iterator(records.end()));
  return std::move(records.front());
}

}  // namespace chancery
