#include "corpus/reader/jsonl_reader.h"

#include <utility>
#include <variant>

#include "corpus/reader/field_values.h"

namespace chancery {

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool opens_long_form(std::string_view line) {
  const std::size_t brace = line.find('{');
  return brace != std::string_view::npos && is_blank(line.substr(0, brace)) &&
         is_blank(line.substr(brace + 1));
}

}  // namespace

JsonlReader::JsonlReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record JsonlReader::next() {
  Record record = records_.next();
  return std::holds_alternative<End>(record) ? next_line() : std::move(record);
}

Reader::Record JsonlReader::next_line() {
  while (true) {
    const Got got = bytes_.read_line(line_, bytes_.limits().report_bytes);
    if (got == Got::Nothing) return End{};
    ++line_number_;
    const std::string number = std::to_string(line_number_);
    if (got == Got::Failed) return bytes_.failure("line " + number);
    if (got == Got::TooLong) return too_large("line " + number, bytes_.limits());
    if (is_blank(line_)) continue;
    if (line_number_ == 1 && opens_long_form(line_)) return next_long_form();
    return records_.first(line_, "line " + number, name_ + '#' + number);
  }
}

Reader::Record JsonlReader::next_long_form() {
  std::string rest;
  if (auto why = read_whole(bytes_, rest)) return *std::move(why);
  line_ += '\n' + rest;
  return records_.first(line_, "", name_);
}

}  // namespace chancery
