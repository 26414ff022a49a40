#include "corpus/reader/json_array_reader.h"

#include <utility>

#include "corpus/reader/field_values.h"

namespace chancery {

namespace {

/// Follows a value of JSON byte by byte, to see where it ends. By hand: simdjson wants a document whole
/// in memory, and an array of all reports of a year is longer than that.
class Scanner {
 public:
  /// Whether `byte` is the last of the value, or, of one without brackets, stands after it.
  enum class Place { Within, Last, After };

  Place take(char byte) {
    if (in_string_) {
      if (!is_escaped_ && byte == '"') in_string_ = false;
      is_escaped_ = !is_escaped_ && byte == '\\';
      return Place::Within;
    }
    switch (byte) {
      case '"': in_string_ = true; return Place::Within;
      case '{':
      case '[': ++depth_; return Place::Within;
      case '}':
      case ']':
        // A brace that closes nothing is a part of what is broken, or it would never be passed.
        if (depth_ == 0) return byte == ']' ? Place::After : Place::Within;
        return --depth_ == 0 ? Place::Last : Place::Within;
      case ',': return depth_ == 0 ? Place::After : Place::Within;
      default: return Place::Within;
    }
  }

 private:
  std::uint64_t depth_ = 0;
  bool in_string_ = false;
  bool is_escaped_ = false;
};

}  // namespace

JsonArrayReader::JsonArrayReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

bool JsonArrayReader::has_byte() {
  if (piece_.empty()) piece_ = bytes_.read_piece();
  return !piece_.empty();
}

/// To the first byte of the next element, or the bracket after the last.
void JsonArrayReader::skip_to_element() {
  // Before the first: blanks, and the bracket.
  const std::string_view between = number_ == 0 ? " \t\r\n[" : " \t\r\n,";
  while (has_byte() && between.find(piece_.front()) != std::string_view::npos) {
    const bool is_bracket = piece_.front() == '[';
    piece_.remove_prefix(1);
    if (is_bracket) break;
  }
  skip_blanks();
}

void JsonArrayReader::skip_blanks() {
  while (has_byte() && std::string_view(" \t\r\n").find(piece_.front()) != std::string_view::npos) {
    piece_.remove_prefix(1);
  }
}

/// Behind the bracket that ends one: exports are joined by writing them one after the other.
bool JsonArrayReader::begin_next_array() {
  piece_.remove_prefix(1);
  skip_blanks();
  has_rest_ = has_byte() && piece_.front() != '[';
  if (!has_byte() || has_rest_) return false;
  piece_.remove_prefix(1);
  skip_blanks();
  return true;
}

Got JsonArrayReader::read_element() {
  element_.clear();
  skip_to_element();
  while (has_byte() && piece_.front() == ']') {
    if (!begin_next_array()) return Got::Nothing;
  }
  Scanner scanner;
  bool too_long = false;
  while (has_byte()) {
    const Scanner::Place place = scanner.take(piece_.front());
    if (place == Scanner::Place::After) return too_long ? Got::TooLong : Got::All;
    too_long = too_long || element_.size() >= bytes_.limits().report_bytes;
    if (!too_long) element_ += piece_.front();
    piece_.remove_prefix(1);
    if (place == Scanner::Place::Last) return too_long ? Got::TooLong : Got::All;
  }
  return bytes_.has_failed() ? Got::Failed : Got::Cut;
}

Reader::Record JsonArrayReader::next() {
  if (is_over_) return End{};
  const Got got = read_element();
  const std::string number = std::to_string(++number_);
  const std::string place = "report " + number;
  switch (got) {
    case Got::All: return records_.first(element_, place, name_ + '#' + number);
    case Got::TooLong: return too_large(place, bytes_.limits());
    case Got::Nothing:
    case Got::Cut:
    case Got::Failed: break;
  }
  is_over_ = true;
  if (got == Got::Failed) return bytes_.failure(place);
  if (has_rest_) return BadRecord{place, "bad-json", "Something stands behind the end of the array."};
  if (got == Got::Cut) return BadRecord{place, "truncated", "The array ends before its end."};
  return number_ == 1 ? Record(BadRecord{"", "empty", "The array is empty."}) : Record(End{});
}

}  // namespace chancery
