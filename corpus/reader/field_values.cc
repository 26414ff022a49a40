#include "corpus/reader/field_values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <utility>
#include <variant>

#include "corpus/reader/derived_title.h"
#include "corpus/text/ascii.h"
#include "corpus/text/printable.h"
#include "corpus/text/utf8.h"
#include "corpus/text/word_list.h"

namespace chancery {

namespace {

using namespace std::string_view_literals;

/// Codes of ISO 639-2 that name no language: undetermined, several, uncoded, none.
constexpr std::array kNoLanguage{"mis"sv, "mul"sv, "und"sv, "zxx"sv};

/// Codes of ISO 639-2, as libraries have them, of languages that have one of two letters, which BCP 47
/// wants.
constexpr std::array<std::pair<std::string_view, std::string_view>, 50> kLongCodes{{
    {"ara", "ar"}, {"arm", "hy"}, {"baq", "eu"}, {"cat", "ca"}, {"ces", "cs"}, {"chi", "zh"},
    {"cze", "cs"}, {"dan", "da"}, {"deu", "de"}, {"dut", "nl"}, {"ell", "el"}, {"eng", "en"},
    {"eus", "eu"}, {"fas", "fa"}, {"fin", "fi"}, {"fra", "fr"}, {"fre", "fr"}, {"ger", "de"},
    {"gle", "ga"}, {"gre", "el"}, {"heb", "he"}, {"hin", "hi"}, {"hun", "hu"}, {"hye", "hy"},
    {"ind", "id"}, {"ita", "it"}, {"jpn", "ja"}, {"kor", "ko"}, {"lit", "lt"}, {"nep", "ne"},
    {"nld", "nl"}, {"nno", "nn"}, {"nob", "nb"}, {"nor", "no"}, {"per", "fa"}, {"pol", "pl"},
    {"por", "pt"}, {"ron", "ro"}, {"rum", "ro"}, {"rus", "ru"}, {"spa", "es"}, {"swe", "sv"},
    {"tam", "ta"}, {"tha", "th"}, {"tur", "tr"}, {"ukr", "uk"}, {"urd", "ur"}, {"vie", "vi"},
    {"zho", "zh"}, {"srp", "sr"}}};

/// Of those that append_escaped writes.
bool is_hex_digit(char c) { return is_ascii_digit(c) || (c >= 'A' && c <= 'F'); }

void append_escaped(char c, std::string& out) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += {'%', kHexDigits[byte >> 4U], kHexDigits[byte & 0xFU]};
}

}  // namespace

std::string language_tag(std::string_view text) {
  std::string tag = ascii_lower(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  const std::string language = tag.substr(0, tag.find('-'));
  if (contains(kNoLanguage, language)) return {};
  for (const auto& [three, two] : kLongCodes) {
    if (language == three) return std::string(two) + tag.substr(language.size());
  }
  return tag;
}

std::optional<Date> since_1970(double number) {
  constexpr double kSeconds = 4.1e9;  // the years 1840 to 2099
  const double seconds = std::floor(std::abs(number) < kSeconds ? number : number / 1000);
  if (!(std::abs(seconds) < kSeconds)) return std::nullopt;
  const std::chrono::sys_seconds instant{std::chrono::seconds{static_cast<std::int64_t>(seconds)}};
  const auto midnight = std::chrono::floor<std::chrono::days>(instant);
  return Date{midnight, instant - midnight};
}

std::string name_in_ids(std::string_view name) {
  std::string out;
  std::size_t at = 0;
  for_each_character(name, [&](char32_t value, std::string_view bytes) {
    at += bytes.size();
    const bool is_escape = value == U'%' && name.size() >= at + 2 && is_hex_digit(name[at]) &&
                           is_hex_digit(name[at + 1]);
    if (is_utf8(bytes) && is_printable(value) && !is_escape) {
      out += bytes;
    } else {
      for (const char byte : bytes) append_escaped(byte, out);
    }
  });
  return out;
}

std::string first_filled(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string below_author(const std::string& text, const std::string& author) {
  const bool is_named = author.empty() || text.substr(0, 300).find(author) != std::string::npos;
  return is_named || text.empty() ? text : author + '\n' + text;
}

std::string after_dateline(const std::string& text, const std::string& dateline) {
  const bool is_there = dateline.empty() || text.starts_with(dateline);
  return is_there || text.empty() ? text : dateline + (dateline.ends_with('-') ? " " : " - ") + text;
}

void complete(Article& article, std::string_view id) {
  std::replace(article.text.begin(), article.text.end(), '\t', ' ');
  if (article.id.empty()) {
    article.id = id;
    article.id_derived = true;
  }
  if (article.title.empty() && !article.text.empty()) {
    article.title = derived_title(article.text);
    article.title_derived = true;
  }
}

std::optional<BadRecord> read_whole(ByteSource& bytes, std::string& out, std::size_t most) {
  const Got got = bytes.read_rest(out, std::min(bytes.limits().report_bytes, most));
  if (got == Got::Failed) return bytes.failure("");
  if (got == Got::TooLong) return too_large("", bytes.limits());
  return std::nullopt;
}

void place_within(const std::string& outer, Reader::Record& record) {
  const auto put = [&](std::string& place) { place = place.empty() ? outer : outer + ", " + place; };
  if (auto* article = std::get_if<Article>(&record)) put(article->place);
  if (auto* bad = std::get_if<BadRecord>(&record)) put(bad->place);
}

BadRecord too_large(std::string place, const ReadLimits& limits) {
  return {std::move(place), "too-large",
          "The report is longer than " + std::to_string(limits.report_bytes >> 20U) + " MB."};
}

BadRecord no_text(std::string place) {
  return {std::move(place), "no-text", "The report has neither a title nor a text."};
}

}  // namespace chancery
