#include "corpus/reader/warc_reader.h"

#include <utility>
#include <variant>

#include "corpus/reader/choose_reader.h"
#include "corpus/reader/container_reader.h"
#include "corpus/reader/encoding.h"
#include "corpus/reader/field_values.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// The most that a line of a record's header may have; the longest is an address.
constexpr std::size_t kMaxHeaderLine = 64U << 10U;

bool is_empty(std::string_view line) { return line.empty() || line == "\r"; }

/// What the server says of the charset counts for more than what the page does.
std::string in_utf8(WebDocument document) {
  const bool is_no_text = is_container(document.bytes) || document.bytes.starts_with("%PDF-");
  // "UTF-8" is what servers say of everything; what is none is told by its bytes.
  const bool says_nothing =
      document.charset.empty() || starts_with_either_case(document.charset, "utf");
  if (is_no_text || says_nothing || is_utf8(document.bytes) || !is_known_encoding(document.charset)) {
    return std::move(document.bytes);
  }
  return decoded_text(document.bytes, document.charset);
}

}  // namespace

bool is_warc(std::string_view head) {
  return head.starts_with("WARC/1.") || head.starts_with("WARC/0.");
}

WarcReader::WarcReader(ByteSource bytes, std::string name, unsigned depth)
    : bytes_(std::move(bytes)), name_(std::move(name)), depth_(depth) {}

Reader::Record WarcReader::next() {
  while (!is_over_) {
    Record record = End{};
    if (document_) {
      record = next_of_document();
      if (std::holds_alternative<End>(record)) document_.reset();
    } else if (auto why = open_next()) {
      record = *std::move(why);
    }
    if (std::holds_alternative<End>(record)) continue;
    has_given_ = true;
    return record;
  }
  if (std::exchange(has_given_, true)) return End{};
  return BadRecord{"", "empty", "There is no document in it."};
}

Reader::Record WarcReader::next_of_document() {
  Record record = document_->next();
  place_within("record " + std::to_string(number_), record);
  if (auto* article = std::get_if<Article>(&record)) {
    if (article->url.empty()) article->url = clean_line(header_.address);
    // One that is made of the address is stated, wherever that was archived.
    if (!header_.address.empty()) article->id_derived = false;
  }
  return record;
}

/// Opens the document of the next record if it has one, or notes that there is no next; says what is
/// wrong with it if something is.
std::optional<BadRecord> WarcReader::open_next() {
  const Got got = read_header();
  const std::string place = "record " + std::to_string(number_);
  if (got == Got::All) return take_block(place);
  is_over_ = true;
  if (got == Got::Nothing) return std::nullopt;
  if (got == Got::Failed) return bytes_.failure(place);
  // Without the length of this record nobody knows where the next begins.
  return BadRecord{place, "damaged", "There is no header of a record of a web archive."};
}

/// Into `header_`. Nothing at the end of the file; Cut where there is something else.
Got WarcReader::read_header() {
  header_ = {};
  std::string line;
  Got got = Got::All;
  while (got == Got::All && is_empty(line)) got = bytes_.read_line(line, kMaxHeaderLine);
  if (got == Got::Nothing) return got;
  ++number_;
  bool is_sound = got == Got::All && is_warc(line);
  while (is_sound) {
    got = bytes_.read_line(line, kMaxHeaderLine);
    if (got == Got::All && is_empty(line)) return got;
    is_sound = got == Got::All && take_header_line(line, header_);
  }
  return got == Got::Failed ? got : Got::Cut;
}

std::optional<BadRecord> WarcReader::take_block(const std::string& place) {
  const bool is_wanted = header_.may_hold_document();
  const std::size_t most = is_wanted ? bytes_.limits().report_bytes : 0;
  const Got got = bytes_.read_bytes(block_, header_.block_bytes, most);
  is_over_ = got == Got::Failed || got == Got::Cut;
  if (got == Got::Failed) return bytes_.failure(place);
  if (got == Got::Cut) return BadRecord{place, "truncated", "The file ends within the record."};
  if (!is_wanted) return std::nullopt;
  if (got == Got::TooLong) return too_large(place, bytes_.limits());
  auto document = document_in(header_, block_);
  block_.clear();
  if (!document) return std::nullopt;
  ByteSource bytes(memory_stream(in_utf8(*std::move(document))), bytes_.budget());
  const std::string name = header_.address.empty() ? name_ + '#' + std::to_string(number_)
                                                   : name_in_ids(header_.address);
  document_ = choose_reader(std::move(bytes), name, depth_ + 1);
  return std::nullopt;
}

}  // namespace chancery
