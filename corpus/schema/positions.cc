#include "corpus/schema/positions.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <xxhash.h>

#include "corpus/schema/packing.h"
#include "corpus/text/ngrams.h"

namespace chancery::schema {

namespace {

// What the number in front says below the count of the title's words.
constexpr std::uint64_t kTitleIsOfText = 1, kIsOfCharacters = 2, kHeadFlags = 4;

static_assert(std::endian::native == std::endian::little, "hashes are kept least byte first");

void append_hashes(std::string& out, const Words& words) {
  for (const Word& word : words.words) {
    if (!is_indexed(word)) continue;
    const std::uint32_t hash = position_hash(words.folded_form(word));
    out.append(reinterpret_cast<const char*>(&hash), sizeof hash);
  }
}

bool is_of_characters(const Words& text) {
  const auto characters =
      std::count_if(text.words.begin(), text.words.end(), [&](const Word& word) {
        return is_ngram_character(text.folded_form(word));
      });
  return static_cast<std::size_t>(characters) * 2 > text.words.size();
}

}  // namespace

const Words& words_to_index(const Words& words, std::string_view text, Words& made) {
  if (!has_ngrams(words.folded)) return words;
  made = split_ngrams(words, text);
  return made;
}

std::uint32_t position_hash(std::string_view folded) {
  return static_cast<std::uint32_t>(XXH3_64bits(folded.data(), folded.size()));
}

std::string encode_positions(const Words& title, const Words& text, bool title_derived) {
  const auto title_words = static_cast<std::uint64_t>(
      std::count_if(title.words.begin(), title.words.end(), is_indexed));
  std::string out;
  out.reserve((title.words.size() + text.words.size()) * sizeof(std::uint32_t) + 4);
  packing::append(out, title_words * kHeadFlags + (title_derived ? 0 : kTitleIsOfText) +
                           (is_of_characters(text) ? kIsOfCharacters : 0));
  append_hashes(out, title);
  append_hashes(out, text);
  return out;
}

void Positions::read(std::string_view slot) {
  packing::Unpacker unpacker(slot);
  const std::uint64_t head = unpacker.number().value_or(0);
  const std::string_view bytes = unpacker.rest();
  hashes_.resize(bytes.size() / sizeof(std::uint32_t));
  if (!hashes_.empty()) std::memcpy(hashes_.data(), bytes.data(), hashes_.size() * sizeof(std::uint32_t));
  title_words_ = static_cast<std::size_t>(std::min<std::uint64_t>(head / kHeadFlags, hashes_.size()));
  is_title_of_text_ = (head & kTitleIsOfText) != 0;
  is_of_characters_ = (head & kIsOfCharacters) != 0;
}

std::vector<std::span<const std::uint32_t>> Positions::parts(Field field) const {
  const auto title = std::span(hashes_).first(title_words_);
  if (field == Field::Title) return {title};
  if (is_title_of_text_) return {title, text()};
  return {text()};
}

}  // namespace chancery::schema
