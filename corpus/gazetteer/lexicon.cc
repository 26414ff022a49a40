#include "corpus/gazetteer/lexicon.h"

#include <string>

#include "corpus/gazetteer/text_hash.h"

namespace chancery {

namespace {

template <std::size_t N>
bool is_set(const std::array<std::uint8_t, N>& bits, std::uint32_t bit) {
  return (bits[bit / 8] >> bit % 8 & 1) != 0;
}

}  // namespace

std::uint32_t Lexicon::beginning_bit(std::string_view word) {
  const auto byte = [&](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(word[i])};
  };
  return (byte(0) * 31 + byte(1) * 257 + byte(2) * 4099) % kBeginnings;
}

Lexicon::Found Lexicon::find(std::string_view folded) const {
  Found found{find_exactly(folded), kUnknownWord};
  if (folded.size() < kStemBytes) return found;
  if (is_set(beginnings, beginning_bit(folded))) found.stem = find_beginning(folded);
  const bool is_arabic = folded[0] >= '\xD8' && folded[0] <= '\xDB';
  if (is_arabic && !found.is_known()) found.word = find_without_particles(folded);
  return found;
}

WordId Lexicon::find_exactly(std::string_view word) const {
  const std::uint32_t hash = text_hash(word);
  return is_set(filter, filter_bit(hash)) ? words.find(word, hash) : kUnknownWord;
}

WordId Lexicon::find_beginning(std::string_view word) const {
  std::string stem(word.substr(0, longest_stem));
  for (; stem.size() >= kStemBytes; stem.pop_back()) {
    stem += '*';
    const WordId id = find_exactly(stem);
    stem.pop_back();
    if (id != kUnknownWord) return id;
  }
  return kUnknownWord;
}

WordId Lexicon::find_without_particles(std::string_view word) const {
  constexpr std::array<std::string_view, 2> kConjunctions{"و", "ف"};
  constexpr std::array<std::string_view, 3> kPrepositions{"ب", "ل", "ك"};
  constexpr std::string_view kArticle = "ال";
  const auto drop_one = [&](const auto& particles) {
    for (const std::string_view particle : particles) {
      if (word.starts_with(particle) && word.size() > particle.size() + 4) {
        word.remove_prefix(particle.size());
        return true;
      }
    }
    return false;
  };
  const auto known = [&] {
    if (const WordId id = find_exactly(word); id != kUnknownWord) return id;
    if (word.starts_with(kArticle)) return find_exactly(word.substr(kArticle.size()));
    if (const WordId id = find_exactly(std::string(kArticle) + std::string(word));
        id != kUnknownWord) {
      return id;
    }
    // Behind the preposition "li" the article is not written in full: "lil-" for "li-al-".
    return word.starts_with("ل") ? find_exactly("ا" + std::string(word)) : kUnknownWord;
  };
  if (const WordId id = known(); id != kUnknownWord) return id;
  if (drop_one(kConjunctions)) {
    if (const WordId id = known(); id != kUnknownWord) return id;
  }
  return drop_one(kPrepositions) ? known() : kUnknownWord;
}

}  // namespace chancery
