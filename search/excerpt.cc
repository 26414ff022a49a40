#include "search/excerpt.h"

#include <algorithm>

#include "corpus/text/ascii.h"

namespace chancery {

namespace {

/// The unit that begins last of those that begin at `at` or before; units.end() if none does.
template <typename Range>
auto unit_at(std::span<const Range> units, std::size_t at) {
  const auto begins_later = [](std::size_t place, const Range& unit) { return place < unit.begin; };
  const auto after = std::upper_bound(units.begin(), units.end(), at, begins_later);
  return after == units.begin() ? units.end() : after - 1;
}

}  // namespace

Excerpt::Excerpt(const Units& units, std::string_view text, std::vector<ByteRange> places,
                 std::size_t most_bytes)
    : units_(units), text_(text), most_bytes_(most_bytes), places_(joined(std::move(places))) {}

void Excerpt::grow() {
  while (complete_a_sentence()) {
  }
  if (is_whole()) {
    repeat(&Excerpt::add_sentence_behind);
    repeat(&Excerpt::add_sentence_before);
    return;
  }
  bool grows = true;
  while (grows) {
    grows = false;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const bool behind = add_piece_behind(i);
      const bool before = i < places_.size() && add_piece_before(i);
      grows = grows || behind || before;
    }
  }
}

void Excerpt::repeat(bool (Excerpt::*step)(std::size_t)) {
  bool grows = true;
  while (grows) {
    grows = false;
    for (std::size_t i = 0; i < places_.size(); ++i) grows = (this->*step)(i) || grows;
  }
}

bool Excerpt::is_cut_before() const {
  return !places_.empty() && !begins_sentence(places_.front());
}

bool Excerpt::is_cut_behind() const { return !places_.empty() && !ends_sentence(places_.back()); }

const SentenceRange& Excerpt::sentence_of(std::size_t begin) const {
  return *unit_at(units_.sentences, begin);
}

bool Excerpt::begins_sentence(const ByteRange& place) const {
  return sentence_of(place.begin).begin == place.begin;
}

bool Excerpt::ends_sentence(const ByteRange& place) const {
  return sentence_of(place.end - 1).end == place.end;
}

bool Excerpt::is_whole() const {
  return std::all_of(places_.begin(), places_.end(), [&](const ByteRange& place) {
    return begins_sentence(place) && ends_sentence(place);
  });
}

std::size_t Excerpt::bytes_of(const Places& places) const {
  if (places.empty()) return 0;
  std::size_t bytes = (places.size() - 1) * kBetweenPlaces.size();
  for (const ByteRange& place : places) bytes += place.end - place.begin;
  if (!begins_sentence(places.front())) bytes += kEllipsis.size();
  if (!ends_sentence(places.back())) bytes += kEllipsis.size();
  return bytes;
}

/// Whether nothing but blanks stands between `before` and `place`, or nothing at all. Many blanks
/// are left out like text: what stands between two places never takes more than the ellipsis.
bool Excerpt::follows(const ByteRange& before, const ByteRange& place) const {
  if (place.begin > before.end + kBetweenPlaces.size()) return false;
  std::size_t at = before.end;
  while (at < place.begin && is_ascii_blank(text_[at])) ++at;
  return at >= place.begin;
}

Excerpt::Places Excerpt::joined(Places places) const {
  std::sort(places.begin(), places.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  Places result;
  for (const ByteRange& place : places) {
    if (!result.empty() && follows(result.back(), place)) {
      result.back().end = std::max(result.back().end, place.end);
    } else {
      result.push_back(place);
    }
  }
  return result;
}

/// True if the place now is `to`, which holds it, and all still fits.
bool Excerpt::extend(std::size_t place, const ByteRange& to) {
  Places extended = places_;
  extended[place] = to;
  extended = joined(std::move(extended));
  if (bytes_of(extended) > most_bytes_) return false;
  places_ = std::move(extended);
  return true;
}

/// Of all ends of places that are within a sentence, the one that lacks the least.
bool Excerpt::complete_a_sentence() {
  struct Lack {
    std::size_t bytes;
    std::size_t place;
    ByteRange to;
  };
  std::vector<Lack> lacks;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const ByteRange& place = places_[i];
    const std::size_t begin = sentence_of(place.begin).begin;
    const std::size_t end = std::max(sentence_of(place.end - 1).end, place.end);
    if (begin < place.begin) lacks.push_back({place.begin - begin, i, {begin, place.end}});
    if (end > place.end) lacks.push_back({end - place.end, i, {place.begin, end}});
  }
  std::stable_sort(lacks.begin(), lacks.end(),
                   [](const Lack& a, const Lack& b) { return a.bytes < b.bytes; });
  return std::any_of(lacks.begin(), lacks.end(),
                     [&](const Lack& lack) { return extend(lack.place, lack.to); });
}

bool Excerpt::add_sentence_behind(std::size_t place) {
  const auto next = unit_at(units_.sentences, places_[place].end - 1) + 1;
  return next != units_.sentences.end() && extend(place, {places_[place].begin, next->end});
}

bool Excerpt::add_sentence_before(std::size_t place) {
  const auto first = unit_at(units_.sentences, places_[place].begin);
  return first != units_.sentences.begin() &&
         extend(place, {(first - 1)->begin, places_[place].end});
}

bool Excerpt::add_piece_behind(std::size_t place) {
  const ByteRange& shown = places_[place];
  if (ends_sentence(shown)) return false;
  const auto next = unit_at(units_.pieces, shown.end - 1) + 1;
  return next != units_.pieces.end() && extend(place, {shown.begin, next->end});
}

bool Excerpt::add_piece_before(std::size_t place) {
  const ByteRange& shown = places_[place];
  if (begins_sentence(shown)) return false;
  const auto first = unit_at(units_.pieces, shown.begin);
  return first != units_.pieces.begin() && extend(place, {(first - 1)->begin, shown.end});
}

}  // namespace chancery
