#include "corpus/reader/mail_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <variant>

#include "corpus/reader/field_values.h"
#include "corpus/reader/mail_message.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

/// "14:05" somewhere in `text`.
bool has_clock_time(std::string_view text) {
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    if (colon >= 1 && colon + 2 < text.size() && is_ascii_digit(text[colon - 1]) &&
        is_ascii_digit(text[colon + 1]) && is_ascii_digit(text[colon + 2])) {
      return true;
    }
  }
  return false;
}

bool has_year(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_ascii_digit(text[i])) {
      ++digits;
    } else {
      if (digits == 4) return true;
      digits = 0;
    }
  }
  return false;
}

/// The line between two messages: "From desk@wire.example Tue Sep  2 14:05:00 2025". A sentence that
/// begins with "From" has no time and year, and programs that write mailboxes quote it beside.
bool is_from_line(std::string_view line) {
  return line.starts_with("From ") && has_clock_time(line) && has_year(line);
}

/// ">From" is how a line of a message that begins with "From" is kept apart.
void unquote(std::string& line) {
  const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
  if (quotes > 0 && std::string_view(line).substr(quotes).starts_with("From ")) line.erase(0, 1);
}

/// The name of the header field that `line` is, in lower case; empty if it is none.
std::string field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
  });
  return is_name ? ascii_lower(name) : std::string();
}

}  // namespace

bool is_mailbox(std::string_view head) { return is_from_line(head.substr(0, head.find('\n'))); }

bool is_message(std::string_view head) {
  constexpr std::array<std::string_view, 4> kOnlyOfMail{"message-id", "received", "mime-version",
                                                        "return-path"};
  bool has_from = false, has_date = false, has_subject = false, has_more = false;
  for (std::size_t end = head.find('\n'); end != std::string_view::npos; end = head.find('\n')) {
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    const std::string name = field_name(line);
    if (name.empty() && !goes_on) return false;
    has_from = has_from || name == "from";
    has_date = has_date || name == "date";
    has_subject = has_subject || name == "subject";
    has_more = has_more ||
               std::find(kOnlyOfMail.begin(), kOnlyOfMail.end(), name) != kOnlyOfMail.end();
  }
  return has_from && (has_more || (has_date && has_subject));
}

MailReader::MailReader(ByteSource bytes, std::string name, Form form)
    : bytes_(std::move(bytes)), name_(std::move(name)), form_(form) {
  // The line that begins the first message.
  if (form_ == Form::Mailbox && bytes_.read_line(line_, bytes_.limits().report_bytes) == Got::Failed) {
    is_over_ = true;
  }
}

Reader::Record MailReader::next() {
  if (is_over_) return End{};
  ++number_;
  const bool is_alone = form_ == Form::Message;
  const std::string place = is_alone ? std::string() : "message " + std::to_string(number_);
  const Got got = is_alone ? bytes_.read_rest(message_, bytes_.limits().report_bytes) : read_message();
  if (is_alone) is_over_ = true;
  if (got != Got::All) return failed(got, place);
  auto read = article_of_mail(message_);
  if (auto* bad = std::get_if<BadRecord>(&read)) {
    bad->place = place;
    return std::move(*bad);
  }
  Article& article = std::get<Article>(read);
  complete(article, is_alone ? name_ : name_ + '#' + std::to_string(number_));
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return std::move(article);
}

Reader::Record MailReader::failed(Got got, const std::string& place) {
  if (got == Got::TooLong) return too_large(place, bytes_.limits());
  is_over_ = true;
  return bytes_.failure(place);
}

/// The lines up to the next "From " line, which is taken. At the end of the file it is over.
Got MailReader::read_message() {
  const std::size_t most = bytes_.limits().report_bytes;
  message_.clear();
  bool is_too_long = false, is_after_empty = true;
  while (true) {
    const Got got = bytes_.read_line(line_, most);
    if (got == Got::Failed) return got;
    if (got == Got::Nothing) {
      is_over_ = true;
      break;
    }
    if (is_after_empty && is_from_line(line_)) break;
    is_after_empty = line_.empty() || line_ == "\r";
    unquote(line_);
    is_too_long = is_too_long || got == Got::TooLong || line_.size() + 1 > most - message_.size();
    if (is_too_long) {
      message_.clear();
    } else {
      message_ += line_;
      message_ += '\n';
    }
  }
  return is_too_long ? Got::TooLong : Got::All;
}

}  // namespace chancery
