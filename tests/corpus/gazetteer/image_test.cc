#include "corpus/gazetteer/image.h"

#include <algorithm>
#include <cstring>

#include "corpus/error.h"
#include "corpus/gazetteer/embedded.h"
#include "corpus/gazetteer/gazetteer.h"
#include "corpus/gazetteer/gazetteer_reader.h"
#include "corpus/gazetteer/image_builder.h"
#include "tests/support/catch.h"

namespace chancery {
namespace {

const GazetteerDraft& draft() {
  static const GazetteerDraft draft = GazetteerReader().read(embedded_tables());
  return draft;
}

bool is_same(const Phrase& phrase, const DraftPhrase& wanted) {
  return phrase.surface.view() == wanted.surface &&
         std::equal(phrase.words.begin(), phrase.words.end(), wanted.words.begin(),
                    wanted.words.end()) &&
         std::equal(phrase.meanings.begin(), phrase.meanings.end(), wanted.meanings.begin(),
                    wanted.meanings.end());
}

bool is_same(const Office& office, const DraftOffice& wanted) {
  return office.title.view() == wanted.title && office.country.view() == wanted.country &&
         office.when == wanted.when;
}

bool is_same(const Leader& leader, const DraftLeader& wanted) {
  return leader.id.view() == wanted.id && leader.name.view() == wanted.name &&
         std::equal(leader.offices.begin(), leader.offices.end(), wanted.offices.begin(),
                    wanted.offices.end(),
                    [](const Office& a, const DraftOffice& b) { return is_same(a, b); });
}

bool are_same(const FlatSpan<FlatText>& texts, const auto& wanted) {
  return std::equal(texts.begin(), texts.end(), wanted.begin(), wanted.end(),
                    [](const FlatText& a, const auto& b) { return a.view() == b; });
}

TEST_CASE("the image built into the program is the one that its tables make", "[gazetteer]") {
  const std::vector<std::byte> made = make_image(embedded_tables());
  const auto built_in = embedded_image();
  REQUIRE(made.size() == built_in.size());
  CHECK(std::memcmp(made.data(), built_in.data(), made.size()) == 0);
}

TEST_CASE("an image finds every word of the tables by its number", "[gazetteer]") {
  const Lexicon& lexicon = Gazetteer::built_in().lexicon();
  const auto& words = draft().words.words();
  REQUIRE(lexicon.size() == words.size());
  for (WordId id = 1; id < words.size(); ++id) {
    if (lexicon.find(words[id]).word != id) FAIL_CHECK(words[id]);
  }
}

TEST_CASE("an image has every name of the tables with all its meanings, in the same order",
          "[gazetteer]") {
  const Gazetteer& gazetteer = Gazetteer::built_in();
  std::size_t count = 0;
  for (WordId first = 0; first < draft().phrases.size(); ++first) {
    const auto& wanted = draft().phrases[first];
    const auto phrases = gazetteer.phrases_from(first);
    const bool is_plain = std::any_of(wanted.begin(), wanted.end(), [](const DraftPhrase& phrase) {
      return !phrase.words.front().has_capital;
    });
    if (gazetteer.has_plain_phrase_from(first) != is_plain) FAIL_CHECK(first);
    REQUIRE(phrases.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (!is_same(phrases[i], wanted[i])) FAIL_CHECK(wanted[i].surface);
    }
    count += wanted.size();
  }
  gazetteer.for_each_name([&](const Phrase&) { --count; });
  CHECK(count == 0);
}

TEST_CASE("an image has every leader, place and title of the tables", "[gazetteer]") {
  const Gazetteer& gazetteer = Gazetteer::built_in();
  for (std::uint32_t i = 0; i < draft().leaders.size(); ++i) {
    if (!is_same(gazetteer.leader(i), draft().leaders[i])) FAIL_CHECK(draft().leaders[i].id);
  }
  for (std::uint32_t i = 0; i < draft().titles.size(); ++i) {
    const Title& title = gazetteer.title(i);
    const DraftTitle& wanted = draft().titles[i];
    const bool is_same = title.words.view() == wanted.words && title.is_weak == wanted.is_weak &&
                         title.is_elect == wanted.is_elect &&
                         are_same(title.offices, wanted.offices);
    if (!is_same) FAIL_CHECK(wanted.words);
  }
  for (std::uint32_t i = 0; i < draft().countries.size(); ++i) {
    CHECK(gazetteer.id(EntityKind::Country, i) == draft().countries[i].id);
  }
  for (std::uint32_t i = 0; i < draft().organisations.size(); ++i) {
    CHECK(gazetteer.id(EntityKind::Organisation, i) == draft().organisations[i].id);
  }
}

TEST_CASE("an image knows every id of the tables, and what is called by it", "[gazetteer]") {
  const Gazetteer& gazetteer = Gazetteer::built_in();
  for (const EntityKind kind : kAllEntityKinds) {
    for (const auto& [id, entity] : draft().ids[static_cast<std::size_t>(kind)]) {
      std::string_view name;
      if (kind == EntityKind::Leader) name = draft().leaders[entity].name;
      if (kind == EntityKind::Country) name = draft().countries[entity].name;
      if (kind == EntityKind::Organisation) name = draft().organisations[entity].name;
      if (!gazetteer.knows(kind, id) || gazetteer.display_name(kind, id) != name) FAIL_CHECK(id);
    }
    CHECK_FALSE(gazetteer.knows(kind, ""));
    CHECK_FALSE(gazetteer.knows(kind, "nobody-of-this-name"));
  }
}

TEST_CASE("an image knows who led a place, and where its namesakes are", "[gazetteer]") {
  const Gazetteer& gazetteer = Gazetteer::built_in();
  for (const auto& [place, wanted] : draft().leaders_of) {
    const auto leaders = gazetteer.leaders_of(place);
    if (!std::equal(leaders.begin(), leaders.end(), wanted.begin(), wanted.end()))
      FAIL_CHECK(place);
  }
  CHECK(gazetteer.leaders_of("").empty());
  CHECK(gazetteer.leaders_of("nowhere").empty());
  for (const auto& [name, wanted] : draft().namesakes) {
    const auto namesakes = gazetteer.namesakes(name);
    const bool are_alike = std::equal(namesakes.begin(), namesakes.end(), wanted.begin(),
                                      wanted.end(), [](const Namesake& a, const DraftNamesake& b) {
                                        return a.country == b.country && are_same(a.signs, b.signs);
                                      });
    if (!are_alike) FAIL_CHECK(name);
  }
  CHECK(gazetteer.namesakes("nowhere").empty());
}

TEST_CASE("a gazetteer that has been moved answers as before", "[gazetteer]") {
  Gazetteer made(embedded_tables());
  const Leader& first = made.leader(0);
  const Gazetteer moved = std::move(made);
  CHECK(&moved.leader(0) == &first);
  CHECK(moved.fingerprint() == Gazetteer::built_in().fingerprint());
}

TEST_CASE("days are packed as they are, open sides too", "[gazetteer]") {
  using namespace std::chrono;
  for (const DateRange& range :
       {DateRange{}, DateRange{1000y / January / 1, {}}, DateRange{{}, 9999y / December / 31},
        DateRange{1991y / December / 26, 2024y / February / 29}}) {
    CHECK(PackedRange::of(range).range() == range);
  }
}

TEST_CASE("what is no whole image of this version is refused", "[gazetteer]") {
  const std::string table =
      "country\tkind\tname\trule\tfrom\tto\tsource\nRU\tname\tRussia\t\t\t\tx\n";
  const std::vector<std::byte> whole = make_image({{"countries.tsv", table}});
  CHECK_NOTHROW(image_in(whole));
  std::vector<std::byte> cut(whole.begin(), whole.end() - 1);
  CHECK_THROWS_AS(image_in(cut), Error);
  CHECK_THROWS_AS(image_in({}), Error);
  const auto changed = [&](std::size_t place) {
    std::vector<std::byte> image = whole;
    image[place] ^= std::byte{0x40};
    return image;
  };
  for (const std::size_t place :
       {offsetof(GazetteerImage, mark), offsetof(GazetteerImage, version),
        offsetof(GazetteerImage, leaders) + 3, offsetof(GazetteerImage, ids) + 7,
        offsetof(GazetteerImage, beginnings) + 4}) {
    CAPTURE(place);
    CHECK_THROWS_AS(image_in(changed(place)), Error);
  }
}

}  // namespace
}  // namespace chancery
