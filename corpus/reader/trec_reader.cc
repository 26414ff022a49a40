#include "corpus/reader/trec_reader.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "corpus/reader/field_values.h"
#include "corpus/reader/html_page.h"
#include "corpus/reader/sgml_markup.h"
#include "corpus/reader/xml_tree.h"
#include "corpus/text/ascii.h"
#include "corpus/text/clean.h"

namespace chancery {

namespace {

/// What "&name;" stands for. Names of the collections' own are blanks: "&blank;", "&hyph;".
std::string resolved(const std::string& name) {
  if (name.starts_with('#')) return resolve_entities('&' + name + ';');
  const std::string character = first_filled({html_entity(name), html_entity(ascii_lower(name))});
  return character.empty() ? " " : character;
}

bool is_in_name(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '#'; }

std::string resolve_all(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t at = text.find('&');
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_in_name);
    const std::string name(text.begin(), end);
    const bool is_entity = !name.empty() && end != text.end() && *end == ';';
    out += is_entity ? resolved(name) : "&";
    if (is_entity) text.remove_prefix(name.size() + 1);
  }
}

/// Whether `markup`, which begins with "<", begins a tag: "<" stands in figures and comparisons, too.
bool begins_tag(std::string_view markup) {
  if (markup.size() < 2) return false;
  return is_ascii_letter(markup[1]) || markup[1] == '/' || markup[1] == '!';
}

bool is_paragraph_tag(std::string_view tag) {
  return starts_with_either_case(tag, "<p>") || starts_with_either_case(tag, "</p>") ||
         starts_with_either_case(tag, "<p ");
}

/// A blank for each tag, and an end of line for those of paragraphs.
std::string without_tags(std::string_view markup) {
  std::string out;
  while (true) {
    const std::size_t at = markup.find('<');
    out += markup.substr(0, at);
    if (at == std::string_view::npos) return out;
    markup.remove_prefix(at);
    if (!begins_tag(markup)) {
      out += '<';
      markup.remove_prefix(1);
      continue;
    }
    const std::size_t end = markup.find('>');
    if (end == std::string_view::npos) return out += markup;  // nor does any tag after it end
    out += is_paragraph_tag(markup) ? '\n' : ' ';
    markup.remove_prefix(end + 1);
  }
}

std::string line_in(std::string_view markup, std::string_view name) {
  return clean_line(resolve_all(without_tags(element(markup, name).value_or(""))));
}

std::string first_line_in(std::string_view markup, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (std::string line = line_in(markup, name); !line.empty()) return line;
  }
  return {};
}

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// "January 1, 1989, Sunday, Home Edition": as much of it as is a date. Collections with years of two
/// digits are older than 2000.
std::optional<Date> leading_date(std::string text) {
  constexpr std::size_t kLongest = 200;  // a thousand commas are not tried one by one
  text.resize(std::min(text.size(), kLongest));
  if (text.size() == 6 && are_digits(text)) text.insert(0, "19");
  while (!text.empty()) {
    if (const auto date = parse_date(text)) return date;
    const std::size_t comma = text.rfind(',');
    text.resize(comma == std::string::npos ? 0 : comma);
  }
  return std::nullopt;
}

/// "AP880212-0001", and so in the Wall Street Journal's, of which some state no other date. In the Los
/// Angeles Times's the month comes first.
std::optional<Date> date_after_name(std::string_view id) {
  for (const std::string_view name : {"AP", "WSJ"}) {
    if (!id.starts_with(name)) continue;
    const std::string_view digits = id.substr(name.size(), 6);
    if (digits.size() == 6 && are_digits(digits)) return parse_date("19" + std::string(digits));
  }
  return std::nullopt;
}

/// "AFP_ENG_19940512.0001"
std::optional<Date> date_in_id(std::string_view id) {
  if (const auto date = date_after_name(id)) return date;
  constexpr std::size_t kDigits = 8;
  for (std::size_t at = 0; at + kDigits <= id.size(); ++at) {
    const bool begins = at == 0 || !is_ascii_digit(id[at - 1]);
    const bool ends = at + kDigits == id.size() || !is_ascii_digit(id[at + kDigits]);
    const std::string_view digits = id.substr(at, kDigits);
    if (begins && ends && are_digits(digits)) return parse_date(digits);
  }
  return std::nullopt;
}

std::optional<Date> date_of(std::string_view document, std::string_view id) {
  for (const std::string_view name : {"date_time", "date", "date1", "dd"}) {
    if (const auto date = leading_date(line_in(document, name))) return date;
  }
  return date_in_id(id);
}

/// Tags and entities leave blanks beside those that were there.
std::string with_single_blanks(std::string text) {
  const auto both_blank = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), both_blank), text.end());
  return text;
}

/// Paragraphs are marked by <P>, or are runs of lines. Collections of pages have HTML.
std::string paragraphs_in(std::string_view markup) {
  const std::string lower = ascii_lower(markup);
  if (lower.find("<html") != std::string::npos || lower.find("<body") != std::string::npos) {
    return html_text(markup);
  }
  std::string text(markup);
  const bool is_marked = lower.find("<p>") != std::string::npos;
  if (is_marked) std::replace(text.begin(), text.end(), '\n', ' ');
  return join_wrapped_lines(with_single_blanks(clean_text(resolve_all(without_tags(text)))));
}

std::string text_of(std::string_view document) {
  std::string text;
  for (const std::string_view name : {"leadpara", "lp", "text"}) {
    for (const std::string_view part : elements(document, name)) {
      const std::string paragraphs = paragraphs_in(part);
      if (!text.empty() && !paragraphs.empty()) text += '\n';
      text += paragraphs;
    }
  }
  if (!text.empty()) return text;
  std::string other(document);
  for (const std::string_view name :
       {"docno", "docid", "dochdr", "docoldno", "date", "date_time", "headline", "head", "byline",
        "dateline", "fileid", "title"}) {
    other = without_element(other, name);
  }
  return paragraphs_in(other);
}

/// `document` is what stands after "<DOC".
Article to_article(std::string_view document) {
  Article article;
  const std::string_view tag = document.substr(0, document.find('>'));
  article.id = first_filled({line_in(document, "docno"), clean_line(attribute(tag, "id"))});
  document.remove_prefix(std::min(tag.size() + 1, document.size()));
  article.title = first_line_in(document, {"headline", "head", "ti", "hl", "ttl", "title"});
  article.date = date_of(document, article.id);
  if (article.date) article.date_source = DateSource::Markup;
  article.source = first_line_in(document, {"pub", "source", "so"});
  article.text = below_author(after_dateline(text_of(document), line_in(document, "dateline")),
                              line_in(document, "byline"));
  return article;
}

}  // namespace

bool is_trec(std::string_view head) {
  if (!head.starts_with("<doc>") && !head.starts_with("<doc ")) return false;
  const std::string_view beginning = head.substr(0, 4096);
  const std::string_view tag = beginning.substr(0, beginning.find('>'));
  return beginning.find("<docno>") != std::string_view::npos || !attribute(tag, "id").empty();
}

TrecReader::TrecReader(ByteSource bytes, std::string name)
    : bytes_(std::move(bytes)), name_(std::move(name)) {}

Reader::Record TrecReader::next() {
  constexpr std::string_view kAfterName[] = {">", " "};
  std::size_t marker = 0;
  if (!in_document_) {
    const Got got = bytes_.read_until({"<doc>", "<doc "}, markup_, 0, &marker);
    if (got == Got::Failed) return bytes_.failure("");
    if (marker > 1) return End{};
    after_name_ = kAfterName[marker];
  }
  const std::string place = "document " + std::to_string(++number_);
  const std::size_t limit = bytes_.limits().report_bytes;
  const Got got = bytes_.read_until({"</doc>", "<doc>", "<doc "}, markup_, limit, &marker);
  markup_.insert(0, after_name_);
  in_document_ = marker == 1 || marker == 2;
  if (in_document_) after_name_ = kAfterName[marker - 1];
  if (got == Got::Failed) return bytes_.failure(place);
  if (got == Got::TooLong) return too_large(place, bytes_.limits());
  if (got != Got::All || in_document_) {
    return BadRecord{place, "truncated", "The document is not closed by </DOC>."};
  }
  Article article = to_article(clean_text(markup_));
  complete(article, name_ + '#' + std::to_string(number_));
  if (article.title.empty()) return no_text(place);
  article.place = place;
  return article;
}

}  // namespace chancery
