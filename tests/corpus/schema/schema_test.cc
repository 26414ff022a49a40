#include "corpus/schema/index_schema.h"

#include <string>

#include <xapian.h>

#include "corpus/error.h"
#include "corpus/schema/compression.h"
#include "corpus/schema/packing.h"
#include "corpus/schema/positions.h"
#include "corpus/schema/stored_article.h"
#include "corpus/text/fold.h"
#include "tests/support/catch.h"
#include "tests/support/temp_directory.h"

namespace chancery::schema {
namespace {

using namespace std::chrono;

TEST_CASE("a term is its prefix and its value, with a colon before a capital", "[schema]") {
  CHECK(term(Field::Country, "PK") == "XC:PK");
  CHECK(term(Field::Leader, "vladimir-putin") == "XLvladimir-putin");
  CHECK(term(Field::Id, "Reuters-1") == "QReuters-1");
}

TEST_CASE("a value too long for a term is hashed and never cut", "[schema]") {
  const std::string long_a = std::string(300, 'x') + "a", long_b = std::string(300, 'x') + "b";
  CHECK(term(Field::Id, long_a).size() < 60);
  CHECK(term(Field::Id, long_a) != term(Field::Id, long_b));
  CHECK(term(Field::Id, long_a) == term(Field::Id, long_a));
  CHECK(term(Field::Id, std::string(200, '\0')).size() < 60);  // a NUL counts twice
}

TEST_CASE("Xapian takes every term and key that the schema makes", "[schema]") {
  const test::TempDirectory directory;
  Xapian::WritableDatabase database(directory.path().string() + "/index", Xapian::DB_CREATE);
  for (std::size_t bytes = 100; bytes < 300; ++bytes) {
    Xapian::Document document;
    document.add_boolean_term(term(Field::Id, std::string(bytes, 'i')));
    document.add_boolean_term(term(Field::File, std::string(bytes, '\0')));
    database.add_document(document);
    database.set_metadata(metadata::ledger_key(std::string(bytes, 'f')), "x");
    database.set_metadata(metadata::ledger_key(std::string(bytes, '\0')), "x");
  }
  database.commit();
  CHECK(database.get_doccount() == 200);
}

TEST_CASE("dates sort in their slot as in time", "[schema]") {
  const std::string day = encode_date({2025y / September / 2, std::nullopt});
  const std::string noon = encode_date({2025y / September / 2, hours(12)});
  const std::string next = encode_date({2025y / September / 3, std::nullopt});
  CHECK(day == "20250902");
  CHECK(noon == "20250902120000");
  CHECK(day < noon);
  CHECK(noon < next);
}

TEST_CASE("a facet slot gives back its ids in their order", "[schema]") {
  std::vector<std::string> ids;
  const auto collect = [&](std::string_view id) { ids.emplace_back(id); };
  for_each_id(encode_ids({{"RU", 5}, {"PK", 2}}), collect);
  CHECK(ids == std::vector<std::string>{"RU", "PK"});
  for_each_id("", collect);
  for_each_id("\x05PK", collect);  // damaged
  CHECK(ids.size() == 2);
}

StoredArticle sample() {
  StoredArticle stored;
  stored.article = {"id-1", true, "Title", false, "Text.\nMore.", Date{1945y / February / 11, hours(9)},
                    DateSource::Stated, "https://example.org/", "Desk", "en", true, "line 3"};
  stored.file = "/archive/a.txt";
  stored.mentions = {{EntityKind::Country, "PK", Part::Text, 3, 700, Rule::Capital}};
  return stored;
}

TEST_CASE("a stored report reads back as it was", "[schema]") {
  const StoredArticle stored = sample();
  const StoredArticle read = decode(encode(stored));
  CHECK(encode(read) == encode(stored));
  CHECK(read.article.text == stored.article.text);
  CHECK(read.article.date == stored.article.date);
  CHECK(read.article.id_derived);
  CHECK(read.mentions == stored.mentions);
  CHECK(decode(encode(StoredArticle{})).article.date == std::nullopt);
}

TEST_CASE("a damaged record is an error and never read beyond its end", "[schema]") {
  const std::string record = encode(sample());
  for (std::size_t bytes = 0; bytes < record.size(); ++bytes) {
    CHECK_THROWS_AS(decode(record.substr(0, bytes)), Error);
  }
  const std::string content = decompressed(record).value();
  for (std::size_t bytes = 0; bytes < content.size(); ++bytes) {
    CHECK_THROWS_AS(decode(compressed(content.substr(0, bytes))), Error);
  }
}

TEST_CASE("two records are the same if their contents are", "[schema]") {
  StoredArticle other = sample();
  CHECK(is_same_record(encode(sample()), encode(other)));
  other.article.text += "!";
  CHECK_FALSE(is_same_record(encode(sample()), encode(other)));
}

TEST_CASE("what was compressed comes back, whatever its size", "[schema]") {
  for (const std::size_t size : {0U, 1U, 8'191U, 8'192U, 8'193U, 3'000'000U}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>('a' + i * i % 23);
    CHECK(decompressed(compressed(bytes)) == bytes);
  }
}

TEST_CASE("a frame that was changed anywhere is refused", "[schema]") {
  const std::string frame = compressed("The foreign ministers met in Tehran on Tuesday, on Tuesday.");
  CHECK_FALSE(decompressed("").has_value());
  CHECK_FALSE(decompressed("no frame").has_value());
  CHECK_FALSE(decompressed(frame + "x").has_value());
  for (std::size_t at = 0; at < frame.size(); ++at) {
    std::string changed = frame;
    changed[at] = static_cast<char>(changed[at] ^ 0x10);
    CAPTURE(at);
    CHECK((!decompressed(changed) || decompressed(changed) == decompressed(frame)));
  }
}

TEST_CASE("positions tell a text of characters from one of words", "[schema]") {
  const auto is_of_characters = [](std::string_view title, std::string_view text) {
    Words made;
    const Words scanned = scan_words(text);
    Positions positions;
    positions.read(encode_positions(scan_words(title), words_to_index(scanned, text, made), false));
    CHECK(positions.parts(Field::Title).front().size() == 2);
    return positions.is_of_characters();
  };
  CHECK(is_of_characters("The talks", "日本と中国の首脳が会談した NATO"));
  CHECK_FALSE(is_of_characters("The talks", "Leaders of Japan (日本) and China met."));
  CHECK_FALSE(is_of_characters("The talks", ""));
}

TEST_CASE("damaged positions are read as far as they can be", "[schema]") {
  const std::string slot =
      encode_positions(scan_words("The title"), scan_words("What the text says."), false);
  Positions positions;
  for (std::size_t bytes = 0; bytes <= slot.size(); ++bytes) {
    positions.read(slot.substr(0, bytes));
    CHECK(positions.parts(Field::Title).front().size() <= 2);
    CHECK(positions.text().size() <= 4);
  }
  CHECK(positions.parts(Field::Text).size() == 2);
  CHECK(positions.text().back() == position_hash("says"));
  positions.read("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
  CHECK(positions.text().empty());
}

TEST_CASE("a fingerprint is of the content, the file and the id, not of the place", "[schema]") {
  const StoredArticle stored = sample();
  Article same = stored.article, other = stored.article, renamed = stored.article;
  same.place = "elsewhere";
  other.text += "!";
  renamed.id = "id-2";
  CHECK(fingerprint(stored.article, "f") == fingerprint(same, "f"));
  CHECK(fingerprint(stored.article, "f") != fingerprint(renamed, "f"));
  CHECK(id_hash_of(fingerprint(renamed, "f")) == id_hash("id-2"));
  CHECK(file_hash_of(fingerprint(renamed, "f")) == file_hash("f"));
  CHECK(fingerprint(stored.article, "f") != fingerprint(other, "f"));
  CHECK(fingerprint(stored.article, "f") != fingerprint(stored.article, "g"));
  Article found = stored.article, stated = stored.article;
  found.language = stated.language = "fr";
  found.language_derived = true;
  stated.language_derived = false;
  Article without = found;
  without.language.clear();
  without.language_derived = false;
  CHECK(fingerprint(found, "f") == fingerprint(without, "f"));  // before a language was looked for
  CHECK(fingerprint(stated, "f") != fingerprint(found, "f"));
  CHECK(is_same_file(fingerprint(stored.article, "f"), fingerprint(other, "f")));
  CHECK_FALSE(is_same_file(fingerprint(stored.article, "f"), fingerprint(same, "g")));
  CHECK_FALSE(is_same_file("", ""));
}

TEST_CASE("numbers of any size are packed and unpacked", "[packing]") {
  const std::uint64_t number = GENERATE(0ULL, 127ULL, 128ULL, 300ULL, ~0ULL);
  std::string packed;
  packing::append(packed, number);
  packing::Unpacker unpacker(packed);
  CHECK(unpacker.number() == number);
  CHECK(unpacker.at_end());
  CHECK(unpacker.number() == std::nullopt);
}

TEST_CASE("a source can be read from its term again, unless it is too long to stand there",
          "[schema]") {
  for (const std::string source : {"Reuters", "Côte Wire", ":odd", "7 days", "AFP"}) {
    INFO(source);
    CHECK(value_of(Field::Source, source_term(source)) == fold(source));
  }
  CHECK(value_of(Field::Source, source_term(std::string(300, 'x'))) == std::nullopt);
  CHECK(value_of(Field::Language, language_term("en-GB")) == "en");
}

}  // namespace
}  // namespace chancery::schema
