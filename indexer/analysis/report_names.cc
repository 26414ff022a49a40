#include "indexer/analysis/report_names.h"

#include <algorithm>
#include <utility>

#include "corpus/text/ngrams.h"
#include "indexer/analysis/text_date.h"

namespace chancery {

namespace {

/// The number of a word; of one with an elided article before it ("l'Iran", "d'Ukraine") that of
/// what is behind the apostrophe.
Lexicon::Found word_id(const Lexicon& lexicon, std::string_view folded) {
  const Lexicon::Found id = lexicon.find(folded);
  const bool is_elided = !id.is_known() && folded.size() > 3 && folded[1] == '\'';
  return is_elided ? lexicon.find(folded.substr(2)) : id;
}

}  // namespace

ReportNames::ReportNames(const Gazetteer& gazetteer, const Article& article,
                         const Words& title_words, const Words& text_words) {
  day_ = article.date ? std::optional(article.date->day) : date_in_text(article.text, text_words);
  // A derived title is the beginning of the text: its names would count twice.
  if (!article.title_derived) add_part(gazetteer, Part::Title, article.title, title_words);
  add_part(gazetteer, Part::Text, article.text, text_words);
}

void ReportNames::add_part(const Gazetteer& gazetteer, Part part, std::string_view text,
                           const Words& words) {
  PartText& added = parts_.emplace_back();
  added.part = part;
  added.text = text;
  added.words = split_ideographs(words, text);
  added.owner.resize(added.size());
  added.ids.reserve(added.size());
  for (const Word& word : added.words.words) {
    added.ids.push_back(word_id(gazetteer.lexicon(), added.words.folded_form(word)));
  }
}

const FoundName* ReportNames::at(std::uint32_t part, std::size_t index) const {
  const auto& owner = parts_[part].owner;
  if (index >= owner.size() || owner[index] == 0) return nullptr;
  return &names_[owner[index] - 1];
}

FoundName* ReportNames::at(std::uint32_t part, std::size_t index) {
  return const_cast<FoundName*>(std::as_const(*this).at(part, index));
}

std::span<const SurnamePlace> ReportNames::surnames_in(std::uint32_t part, std::size_t first,
                                                       std::size_t last) const {
  const auto place = [&](std::size_t word) {
    return std::partition_point(surnames.begin(), surnames.end(), [&](const SurnamePlace& other) {
      return other.part < part || (other.part == part && other.first < word);
    });
  };
  return {place(first), place(last)};
}

bool ReportNames::is_free(std::uint32_t part, std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    if (at(part, i) != nullptr) return false;
  }
  return true;
}

void ReportNames::add(const FoundName& name) {
  names_.push_back(name);
  auto& owner = parts_[name.part].owner;
  for (std::size_t i = name.first; i < name.last; ++i) {
    owner[i] = static_cast<std::uint32_t>(names_.size());
  }
}

std::vector<std::string_view> ReportNames::places(const Gazetteer& gazetteer) const {
  std::vector<std::string_view> ids;
  for (const FoundName& name : names_) {
    if (is_place(name)) ids.push_back(place_id(gazetteer, name));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::string_view place_id(const Gazetteer& gazetteer, const FoundName& name) {
  return gazetteer.id(name.kind == NameKind::Country ? EntityKind::Country
                                                     : EntityKind::Organisation,
                      name.entity);
}

}  // namespace chancery
