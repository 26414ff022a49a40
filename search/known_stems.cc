#include "search/known_stems.h"

namespace chancery {

namespace {

constexpr std::size_t kMostWords = 200'000;

}  // namespace

const std::string& KnownStems::term(std::string_view language, std::string_view word) {
  if (words_ >= kMostWords) {
    known_.clear();
    words_ = 0;
  }
  auto terms = known_.find(language);
  if (terms == known_.end()) terms = known_.emplace(language, Terms()).first;
  const auto known = terms->second.find(word);
  if (known != terms->second.end()) return known->second;
  ++words_;
  return terms->second.emplace(word, stems_.term(language, word)).first->second;
}

}  // namespace chancery
