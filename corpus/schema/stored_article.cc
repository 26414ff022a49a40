#include "corpus/schema/stored_article.h"

#include <array>
#include <cstring>

#include <xxhash.h>

#include "corpus/error.h"
#include "corpus/schema/compression.h"
#include "corpus/schema/packing.h"

namespace chancery::schema {

namespace {

using packing::append;

template <typename T>
T checked(std::optional<T> value) {
  if (!value) {
    throw Error(ErrorKind::IndexDamaged, "the record of a report in the index is damaged",
                "build the index anew: remove it and run chancery-index");
  }
  return *std::move(value);
}

/// Reads one field after another; what is damaged is thrown, so that a field is never guessed.
class RecordReader {
 public:
  explicit RecordReader(std::string_view record) : unpacker_(record) {}

  std::uint64_t number() { return checked(unpacker_.number()); }
  std::string text() { return std::string(checked(unpacker_.text())); }

 private:
  packing::Unpacker unpacker_;
};

// A day is stored as days since 1 January of year 0, a time as seconds and one, 0 for none.
constexpr std::chrono::sys_days kFirstDay{std::chrono::year{0} / 1 / 1};

void append_date(std::string& out, const std::optional<Date>& date) {
  if (!date) return append(out, std::uint64_t{0});
  const auto days = (std::chrono::sys_days(date->day) - kFirstDay).count();
  append(out, static_cast<std::uint64_t>(days) + 1);
  append(out, date->time ? static_cast<std::uint64_t>(date->time->count()) + 1 : 0);
}

std::optional<Date> read_date(RecordReader& reader) {
  const std::uint64_t day = reader.number();
  if (day == 0) return std::nullopt;
  Date date{kFirstDay + std::chrono::days(static_cast<int>(day) - 1), std::nullopt};
  if (const std::uint64_t time = reader.number(); time > 0) {
    date.time = std::chrono::seconds(time - 1);
  }
  return date;
}

void append_mention(std::string& out, const Mention& mention) {
  append(out, static_cast<std::uint64_t>(mention.kind));
  append(out, mention.id);
  append(out, static_cast<std::uint64_t>(mention.part));
  append(out, std::uint64_t{mention.begin});
  append(out, std::uint64_t{mention.end - mention.begin});
  append(out, static_cast<std::uint64_t>(mention.rule));
}

Mention read_mention(RecordReader& reader) {
  Mention mention{};
  mention.kind = static_cast<EntityKind>(reader.number());
  mention.id = reader.text();
  mention.part = static_cast<Part>(reader.number());
  mention.begin = static_cast<std::uint32_t>(reader.number());
  mention.end = mention.begin + static_cast<std::uint32_t>(reader.number());
  mention.rule = static_cast<Rule>(reader.number());
  return mention;
}

/// 0 where `fingerprint` is none.
std::uint64_t hash_at(std::string_view fingerprint, std::size_t place) {
  std::uint64_t hash = 0;
  if (fingerprint.size() == kFingerprintBytes) {
    std::memcpy(&hash, fingerprint.data() + place * sizeof hash, sizeof hash);
  }
  return hash;
}

}  // namespace

std::string encode(const StoredArticle& stored) {
  const Article& article = stored.article;
  std::string out;
  out.reserve(article.text.size() + 256);
  append(out, article.id);
  append(out, std::uint64_t{article.id_derived});
  append(out, article.title);
  append(out, std::uint64_t{article.title_derived});
  append_date(out, article.date);
  append(out, static_cast<std::uint64_t>(article.date_source));
  append(out, std::uint64_t{article.language_derived});
  for (const std::string* text : {&article.url, &article.source, &article.language,
                                  &stored.file, &article.place, &article.text}) {
    append(out, *text);
  }
  append(out, std::uint64_t{stored.mentions.size()});
  for (const Mention& mention : stored.mentions) append_mention(out, mention);
  return compressed(out);
}

StoredArticle decode(std::string_view record) {
  const std::string bytes = checked(decompressed(record));
  RecordReader reader(bytes);
  StoredArticle stored;
  Article& article = stored.article;
  article.id = reader.text();
  article.id_derived = reader.number() != 0;
  article.title = reader.text();
  article.title_derived = reader.number() != 0;
  article.date = read_date(reader);
  article.date_source = static_cast<DateSource>(reader.number());
  article.language_derived = reader.number() != 0;
  for (std::string* text : {&article.url, &article.source, &article.language, &stored.file,
                            &article.place, &article.text}) {
    *text = reader.text();
  }
  for (std::uint64_t left = reader.number(); left > 0; --left) {
    stored.mentions.push_back(read_mention(reader));
  }
  return stored;
}

bool is_same_record(std::string_view record, std::string_view other) {
  return record == other || decompressed(record) == decompressed(other);
}

std::string fingerprint(const Article& article, std::string_view file) {
  std::string content;
  content.reserve(article.text.size() + 256);
  for (const std::string* text : {&article.title, &article.text, &article.url, &article.source}) {
    append(content, *text);
  }
  append(content, article.language_derived ? std::string_view() : article.language);
  append_date(content, article.date);
  const std::array<std::uint64_t, 3> hashes{XXH3_64bits(content.data(), content.size()),
                                            file_hash(file), id_hash(article.id)};
  return {reinterpret_cast<const char*>(hashes.data()), sizeof hashes};
}

bool is_same_file(std::string_view fingerprint, std::string_view other) {
  return fingerprint.size() == kFingerprintBytes && other.size() == kFingerprintBytes &&
         file_hash_of(fingerprint) == file_hash_of(other);
}

std::uint64_t file_hash_of(std::string_view fingerprint) { return hash_at(fingerprint, 1); }

std::uint64_t file_hash(std::string_view file) { return XXH3_64bits(file.data(), file.size()); }

std::uint64_t id_hash_of(std::string_view fingerprint) { return hash_at(fingerprint, 2); }

std::uint64_t id_hash(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

}  // namespace chancery::schema
