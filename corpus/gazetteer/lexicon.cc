#include "corpus/gazetteer/lexicon.h"

#include <algorithm>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace chancery {

namespace {

constexpr std::size_t kStemBytes = 3;  // no stem is shorter

std::size_t beginning(std::string_view word) {
  const auto byte = [&](std::size_t i) { return std::size_t{static_cast<unsigned char>(word[i])}; };
  return (byte(0) * 31 + byte(1) * 257 + byte(2) * 4099) & 0xFFFF;
}

}  // namespace

Lexicon::Lexicon() : words_(1), slots_(1U << 15U) {}

WordId Lexicon::add(std::string_view folded) {
  if (const WordId known = find_exactly(folded); known != kUnknownWord) return known;
  const auto id = static_cast<WordId>(words_.size());
  words_.emplace_back(folded);
  if (words_.size() * 2 > slots_.size()) grow();
  insert({hash(folded), id});
  if (folded.ends_with('*') && folded.size() > kStemBytes) {
    longest_stem_ = std::max(longest_stem_, folded.size() - 1);
    stem_begins_[beginning(folded)] = true;
  }
  return id;
}

Lexicon::Found Lexicon::find(std::string_view folded) const {
  Found found{find_exactly(folded), kUnknownWord};
  if (folded.size() < kStemBytes) return found;
  if (stem_begins_[beginning(folded)]) found.stem = find_beginning(folded);
  const bool is_arabic = folded[0] >= '\xD8' && folded[0] <= '\xDB';
  if (is_arabic && !found.is_known()) found.word = find_without_particles(folded);
  return found;
}

std::uint32_t Lexicon::hash(std::string_view word) {
  return static_cast<std::uint32_t>(XXH3_64bits(word.data(), word.size())) | 1U;
}

WordId Lexicon::find_exactly(std::string_view word) const {
  const std::uint32_t wanted = hash(word);
  if (!filter_[(wanted >> 1U) % kFilterBits]) return kUnknownWord;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = wanted & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.id == kUnknownWord) return kUnknownWord;
    if (slot.hash == wanted && words_[slot.id] == word) return slot.id;
  }
}

WordId Lexicon::find_beginning(std::string_view word) const {
  std::string stem(word.substr(0, longest_stem_));
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

void Lexicon::insert(Slot slot) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = slot.hash & mask;
  while (slots_[at].id != kUnknownWord) at = (at + 1) & mask;
  slots_[at] = slot;
  filter_[(slot.hash >> 1U) % kFilterBits] = true;
}

void Lexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != kUnknownWord) insert(slot);
  }
}

}  // namespace chancery
