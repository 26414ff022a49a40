#include "corpus/schema/index_schema.h"

#include <algorithm>
#include <cstdio>

#include <xapian.h>
#include <xxhash.h>

#include "corpus/text/ascii.h"
#include "corpus/text/fold.h"
#include "corpus/text/ngrams.h"

namespace chancery::schema {

namespace {

// 245 bytes is glass's limit for a term with each NUL counted twice.
constexpr std::size_t kMaxTermBytes = 245;

constexpr char kHashMark = '\x01';  // no value begins with a control character

std::size_t bytes_in_glass(std::string_view term) {
  std::size_t bytes = term.size();
  for (const char c : term) bytes += c == '\0' ? 1 : 0;
  return bytes;
}

/// 128 bits: of a thousand million long ids, the chance that two share one is below 1e-20.
std::string hashed(std::string_view value) {
  const XXH128_hash_t hash = XXH3_128bits(value.data(), value.size());
  std::array<char, 40> hex{};
  std::snprintf(hex.data(), hex.size(), "%c%016llx%016llx", kHashMark,
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return hex.data();
}

/// `prefix` before `value`, with a colon between where the value could be taken for more prefix.
std::string prefixed(std::string_view prefix, std::string_view value) {
  std::string result(prefix);
  const bool needs_colon = prefix.size() > 1 && !value.empty() &&
                           ((value.front() >= 'A' && value.front() <= 'Z') || value.front() == ':');
  if (needs_colon) result += ':';
  result += value;
  return result;
}

std::string bounded(std::string_view prefix, std::string_view value) {
  std::string result = prefixed(prefix, value);
  return bytes_in_glass(result) <= kMaxTermBytes ? result : prefixed(prefix, hashed(value));
}

std::string day_digits(std::chrono::year_month_day day) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04d%02u%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return digits.data();
}

}  // namespace

std::string term(Field field, std::string_view value) {
  return bounded(spec(field).prefix, value);
}

std::string source_term(std::string_view source) { return term(Field::Source, fold(source)); }

std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

std::string language_term(std::string_view tag) {
  return term(Field::Language, ascii_lower(language_of(tag)));
}

std::optional<std::string> value_of(Field field, std::string_view term) {
  term.remove_prefix(spec(field).prefix.size());
  if (term.starts_with(kHashMark)) return std::nullopt;
  // See prefixed(): a value that begins with a colon has a second one.
  if (spec(field).prefix.size() > 1 && term.starts_with(':')) term.remove_prefix(1);
  return std::string(term);
}

std::string publication_term(Field field, std::string_view value) {
  return field == Field::Source ? source_term(value) : language_term(value);
}

bool is_word_of_text(std::string_view term) {
  const bool is_stem = term.size() > 1 && term[0] == 'Z' && (term[1] < 'A' || term[1] > 'Z');
  return is_stem || is_ngram_pair(term);
}

std::string encode_ids(const std::vector<EntityCount>& entities) {
  std::string slot;
  for (const EntityCount& entity : entities) packing::append(slot, entity.id);
  return slot;
}

std::string encode_date(const Date& date) {
  std::string slot = day_digits(date.day);
  if (date.time) {
    const std::chrono::hh_mm_ss time(*date.time);
    std::array<char, 8> digits{};
    std::snprintf(digits.data(), digits.size(), "%02d%02d%02d",
                  static_cast<int>(time.hours().count() % 24),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    slot += digits.data();
  }
  return slot;
}

std::optional<std::chrono::year_month_day> decode_day(std::string_view slot) {
  const auto number = [&](std::size_t from, std::size_t digits) {
    unsigned value = 0;
    for (const char c : slot.substr(from, digits)) {
      value = value * 10 + static_cast<unsigned char>(c) - '0';
    }
    return value;
  };
  constexpr std::size_t kDigits = 8;
  if (slot.size() < kDigits || !std::all_of(slot.begin(), slot.begin() + kDigits, is_ascii_digit)) {
    return std::nullopt;
  }
  return std::chrono::year(static_cast<int>(number(0, 4))) / std::chrono::month(number(4, 2)) /
         std::chrono::day(number(6, 2));
}

std::string encode_run(std::uint64_t run) {
  return Xapian::sortable_serialise(static_cast<double>(run));
}

std::uint64_t decode_run(std::string_view slot) {
  if (slot.empty()) return 0;
  return static_cast<std::uint64_t>(Xapian::sortable_unserialise(std::string(slot)));
}

namespace metadata {

std::string name_key(EntityKind kind, std::string_view id) {
  return bounded(std::string(kNames) + std::string(spec(field_of(kind)).name) + "-", id);
}

std::string word_key(std::string_view folded) { return std::string(kVocabulary).append(folded); }

std::string ledger_key(std::string_view file) { return bounded(kLedger, file); }

std::string_view column_name(Field field) {
  return field == Field::Text ? "length" : spec(field).name;
}

std::string column_key(Field field, std::uint32_t block) {
  return std::string(kColumns).append(column_name(field)) + "-" + std::to_string(block);
}

std::string column_values_key(Field field) {
  return std::string(kColumns).append(column_name(field)) + "-values";
}

}  // namespace metadata

}  // namespace chancery::schema
