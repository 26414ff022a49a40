#include "corpus/gazetteer/image_builder.h"

#include <algorithm>
#include <bit>
#include <string>

#include "corpus/gazetteer/gazetteer_reader.h"
#include "corpus/gazetteer/image.h"
#include "corpus/gazetteer/image_writer.h"
#include "corpus/gazetteer/text_hash.h"

namespace chancery {

namespace {

std::uint64_t hash_of(const std::vector<Table>& tables) {
  std::string hashes;
  for (const Table& table : tables) {
    hashes += std::to_string(XXH3_64bits(table.text.data(), table.text.size())) + table.file + '\n';
  }
  return XXH3_64bits(hashes.data(), hashes.size());
}

/// Lays out a draft. Each part is written at a place that was taken for it: `at`.
class ImageBuilder {
 public:
  explicit ImageBuilder(const GazetteerDraft& draft) : draft_(draft) {}

  std::vector<std::byte> build(std::uint64_t fingerprint) {
    const std::size_t at = writer_.take_room<GazetteerImage>();
    writer_.put(at + offsetof(GazetteerImage, mark), GazetteerImage::kMark);
    writer_.put(at + offsetof(GazetteerImage, version), GazetteerImage::kVersion);
    writer_.put(at + offsetof(GazetteerImage, fingerprint), fingerprint);
    put_lexicon(at + offsetof(GazetteerImage, lexicon));
    put_phrases(at + offsetof(GazetteerImage, phrases), at + offsetof(GazetteerImage, beginnings));
    put_leaders(at + offsetof(GazetteerImage, leaders));
    put_places(at + offsetof(GazetteerImage, countries), draft_.countries);
    put_places(at + offsetof(GazetteerImage, organisations), draft_.organisations);
    put_titles(at + offsetof(GazetteerImage, titles));
    for (std::size_t kind = 0; kind < kEntityKinds; ++kind) {
      put_ids(at + offsetof(GazetteerImage, ids) + kind * sizeof(GazetteerImage::Ids),
              draft_.ids[kind]);
    }
    put_leaders_of(at + offsetof(GazetteerImage, leaders_of));
    put_namesakes(at + offsetof(GazetteerImage, namesakes));
    return writer_.finish(at + offsetof(GazetteerImage, size));
  }

 private:
  void put_index(std::size_t at, const std::vector<std::string_view>& texts) {
    put_texts(at + offsetof(TextIndex, texts), texts);
    std::vector<TextIndex::Slot> slots(std::bit_ceil(texts.size() * 2));
    for (std::uint32_t number = 1; number < texts.size(); ++number) {
      const std::uint32_t hash = text_hash(texts[number]);
      std::size_t slot = hash & (slots.size() - 1);
      while (slots[slot].number != 0) slot = (slot + 1) & (slots.size() - 1);
      slots[slot] = {hash, number};
    }
    put_all(at + offsetof(TextIndex, slots), slots);
  }

  /// The keys of a map, behind number 0.
  template <typename Map>
  void put_index_of_keys(std::size_t at, const Map& map) {
    std::vector<std::string_view> texts{""};
    for (const auto& [text, value] : map) texts.push_back(text);
    put_index(at, texts);
  }

  void put_texts(std::size_t at, const std::vector<std::string_view>& texts) {
    std::size_t text_at = writer_.take_span<FlatText>(at, texts.size());
    for (const std::string_view text : texts) {
      writer_.put_text(text_at, text);
      text_at += sizeof(FlatText);
    }
  }

  template <typename T>
  void put_all(std::size_t at, const std::vector<T>& values) {
    std::size_t value_at = writer_.take_span<T>(at, values.size());
    for (const T& value : values) {
      writer_.put(value_at, value);
      value_at += sizeof(T);
    }
  }

  void put_lexicon(std::size_t at) {
    const auto& words = draft_.words.words();
    put_index(at + offsetof(Lexicon, words), words);
    std::size_t longest_stem = 0;
    for (const std::string_view word : words) {
      writer_.put_bit(at + offsetof(Lexicon, filter), Lexicon::filter_bit(text_hash(word)));
      if (!word.ends_with('*') || word.size() <= Lexicon::kStemBytes) continue;
      longest_stem = std::max(longest_stem, word.size() - 1);
      writer_.put_bit(at + offsetof(Lexicon, beginnings), Lexicon::beginning_bit(word));
    }
    writer_.put(at + offsetof(Lexicon, longest_stem), static_cast<std::uint32_t>(longest_stem));
  }

  void put_phrases(std::size_t at, std::size_t beginnings_at) {
    std::size_t count = 0;
    for (const auto& phrases : draft_.phrases) count += phrases.size();
    std::size_t beginning_at = writer_.take_span<Beginning>(beginnings_at, draft_.phrases.size());
    std::size_t phrase_at = writer_.take_span<Phrase>(at, count);
    for (const auto& phrases : draft_.phrases) {
      put_beginning(beginning_at, phrase_at, phrases);
      beginning_at += sizeof(Beginning);
      for (const DraftPhrase& phrase : phrases) {
        put_phrase(phrase_at, phrase);
        phrase_at += sizeof(Phrase);
      }
    }
  }

  void put_beginning(std::size_t at, std::size_t phrases_at,
                     const std::vector<DraftPhrase>& phrases) {
    writer_.refer(at + offsetof(Beginning, phrases), phrases_at, phrases.size());
    const bool has_plain =
        std::any_of(phrases.begin(), phrases.end(),
                    [](const DraftPhrase& phrase) { return !phrase.words.front().has_capital; });
    writer_.put(at + offsetof(Beginning, has_plain), has_plain);
  }

  void put_phrase(std::size_t at, const DraftPhrase& phrase) {
    writer_.put_text(at + offsetof(Phrase, surface), phrase.surface);
    std::size_t word_at =
        writer_.take_span<PhraseWord>(at + offsetof(Phrase, words), phrase.words.size());
    for (const PhraseWord& word : phrase.words) {
      writer_.put(word_at + offsetof(PhraseWord, id), word.id);
      writer_.put(word_at + offsetof(PhraseWord, has_capital), word.has_capital);
      writer_.put(word_at + offsetof(PhraseWord, after_mark), word.after_mark);
      word_at += sizeof(PhraseWord);
    }
    put_all(at + offsetof(Phrase, meanings), phrase.meanings);
  }

  void put_leaders(std::size_t at) {
    std::size_t leader_at = writer_.take_span<Leader>(at, draft_.leaders.size());
    for (const DraftLeader& leader : draft_.leaders) {
      writer_.put_text(leader_at + offsetof(Leader, id), leader.id);
      writer_.put_text(leader_at + offsetof(Leader, name), leader.name);
      put_offices(leader_at + offsetof(Leader, offices), leader.offices);
      leader_at += sizeof(Leader);
    }
  }

  void put_offices(std::size_t at, const std::vector<DraftOffice>& offices) {
    std::size_t office_at = writer_.take_span<Office>(at, offices.size());
    for (const DraftOffice& office : offices) {
      writer_.put_text(office_at + offsetof(Office, title), office.title);
      writer_.put_text(office_at + offsetof(Office, country), office.country);
      writer_.put(office_at + offsetof(Office, when), office.when);
      office_at += sizeof(Office);
    }
  }

  void put_places(std::size_t at, const std::vector<DraftPlace>& places) {
    std::size_t place_at = writer_.take_span<Place>(at, places.size());
    for (const DraftPlace& place : places) {
      writer_.put_text(place_at + offsetof(Place, id), place.id);
      writer_.put_text(place_at + offsetof(Place, name), place.name);
      place_at += sizeof(Place);
    }
  }

  void put_titles(std::size_t at) {
    std::size_t title_at = writer_.take_span<Title>(at, draft_.titles.size());
    for (const DraftTitle& title : draft_.titles) {
      writer_.put_text(title_at + offsetof(Title, words), title.words);
      put_texts(title_at + offsetof(Title, offices), title.offices);
      writer_.put(title_at + offsetof(Title, is_weak), title.is_weak);
      writer_.put(title_at + offsetof(Title, is_elect), title.is_elect);
      title_at += sizeof(Title);
    }
  }

  void put_ids(std::size_t at, const std::map<std::string_view, std::uint32_t>& ids) {
    put_index_of_keys(at + offsetof(GazetteerImage::Ids, index), ids);
    std::vector<std::uint32_t> entities{Meaning::kNobody};
    for (const auto& [id, entity] : ids) entities.push_back(entity);
    put_all(at + offsetof(GazetteerImage::Ids, entities), entities);
  }

  void put_leaders_of(std::size_t at) {
    using LeadersOf = GazetteerImage::LeadersOf;
    put_index_of_keys(at + offsetof(LeadersOf, index), draft_.leaders_of);
    std::size_t list_at = writer_.take_span<FlatSpan<std::uint32_t>>(
        at + offsetof(LeadersOf, leaders), draft_.leaders_of.size() + 1);
    for (const auto& [place, leaders] : draft_.leaders_of) {
      list_at += sizeof(FlatSpan<std::uint32_t>);
      put_all(list_at, leaders);
    }
  }

  void put_namesakes(std::size_t at) {
    using Namesakes = GazetteerImage::Namesakes;
    put_index_of_keys(at + offsetof(Namesakes, index), draft_.namesakes);
    std::size_t list_at = writer_.take_span<FlatSpan<Namesake>>(at + offsetof(Namesakes, namesakes),
                                                                draft_.namesakes.size() + 1);
    for (const auto& [name, namesakes] : draft_.namesakes) {
      list_at += sizeof(FlatSpan<Namesake>);
      put_namesakes_of_name(list_at, namesakes);
    }
  }

  void put_namesakes_of_name(std::size_t at, const std::vector<DraftNamesake>& namesakes) {
    std::size_t namesake_at = writer_.take_span<Namesake>(at, namesakes.size());
    for (const DraftNamesake& namesake : namesakes) {
      writer_.put(namesake_at + offsetof(Namesake, country), namesake.country);
      put_texts(namesake_at + offsetof(Namesake, signs),
                {namesake.signs.begin(), namesake.signs.end()});
      namesake_at += sizeof(Namesake);
    }
  }

  const GazetteerDraft& draft_;
  ImageWriter writer_;
};

}  // namespace

std::vector<std::byte> make_image(const std::vector<Table>& tables) {
  const GazetteerDraft draft = GazetteerReader().read(tables);
  return ImageBuilder(draft).build(hash_of(tables));
}

}  // namespace chancery
