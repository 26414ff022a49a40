#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/gazetteer/entries.h"

/// What the tables say, as it is gathered from them and before it is laid out as an image. Texts
/// point into the tables. The entries are those of entries.h.
namespace chancery {

struct DraftPhrase {
  std::string_view surface;
  std::vector<PhraseWord> words;
  std::vector<Meaning> meanings;
};

struct DraftOffice {
  std::string_view title;
  std::string_view country;
  PackedRange when;
};

struct DraftLeader {
  std::string_view id;
  std::string_view name;
  std::vector<DraftOffice> offices;
};

struct DraftPlace {
  std::string_view id;
  std::string_view name;
};

struct DraftTitle {
  std::string_view words;
  std::vector<std::string_view> offices;
  bool is_weak;
  bool is_elect;
};

struct DraftNamesake {
  std::uint32_t country;
  std::vector<std::string> signs;
};

/// Gives words their numbers.
class WordNumbers {
 public:
  WordId add(const std::string& folded) {
    const auto [known, is_new] = numbers_.try_emplace(folded, static_cast<WordId>(words_.size()));
    if (is_new) words_.push_back(known->first);
    return known->second;
  }

  /// By number; the first, of kUnknownWord, is none.
  const std::vector<std::string_view>& words() const { return words_; }

 private:
  std::unordered_map<std::string, WordId> numbers_;
  std::vector<std::string_view> words_{""};
};

struct GazetteerDraft {
  WordNumbers words;
  std::vector<std::vector<DraftPhrase>> phrases;  // by first word
  std::vector<DraftLeader> leaders;
  std::vector<DraftPlace> countries;
  std::vector<DraftPlace> organisations;
  std::vector<DraftTitle> titles;
  std::array<std::map<std::string_view, std::uint32_t>, kEntityKinds> ids;
  std::map<std::string_view, std::vector<std::uint32_t>> leaders_of;
  std::map<std::string, std::vector<DraftNamesake>> namesakes;

  std::map<std::string_view, std::uint32_t>& ids_of(EntityKind kind) {
    return ids[static_cast<std::size_t>(kind)];
  }
};

}  // namespace chancery
