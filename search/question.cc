#include "search/question.h"

#include <algorithm>

#include "corpus/text/printable.h"
#include "corpus/text/width.h"

namespace chancery {

namespace {

constexpr std::size_t kContextBytes = 50;  // on each side of the fault: both fit on 120 columns

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

}  // namespace

bool is_empty(const Question& question) {
  const bool no_text = question.text.find_first_not_of(" \t\r\n") == std::string::npos;
  return no_text && !question.all && question.like.empty() && !question.filters.any();
}

Error no_such_report(const std::string& id) {
  return {ErrorKind::Usage, "the index has no report " + id, "a search shows the id of each hit"};
}

Error empty_question() {
  return {ErrorKind::Usage, "the question has no words",
          "give words or a filter, or --all for every report"};
}

Error error_at(std::string_view text, ByteRange place, const std::string& what, std::string hint) {
  std::size_t begin = place.begin > kContextBytes ? place.begin - kContextBytes : 0;
  while (begin > 0 && continues_character(text[begin])) --begin;
  std::size_t end = std::min(text.size(), std::max(place.end, place.begin + kContextBytes));
  while (end < text.size() && continues_character(text[end])) ++end;
  const std::size_t fault_end = std::min(place.end, end);

  const std::string_view before = begin > 0 ? "…" : "";
  const std::string_view after = end < text.size() ? "…" : "";
  const std::string shown = printable_line(text.substr(begin, end - begin));  // as many bytes
  const std::string_view left = std::string_view(shown).substr(0, place.begin - begin);
  const std::string_view fault =
      std::string_view(shown).substr(left.size(), fault_end - place.begin);
  const std::size_t indent = columns(before) + columns(left);
  const std::size_t carets = columns(fault);
  std::string message = what + "\n  ";
  message.append(before).append(shown).append(after);
  message.append("\n  ").append(indent, ' ').append(std::max<std::size_t>(carets, 1), '^');
  return {ErrorKind::Usage, message, std::move(hint)};
}

}  // namespace chancery
