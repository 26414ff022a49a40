#include "indexer/analysis/spellings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/text/edit_distance.h"
#include "corpus/text/fold.h"
#include "indexer/analysis/person_name.h"

namespace chancery {

namespace {

constexpr std::size_t kShortWord = 5;
constexpr std::size_t kLeastKey = 7;       // of a full name, the blanks aside
constexpr std::size_t kLeastSurname = 7;   // letters
constexpr std::size_t kMostWords = 4;
constexpr std::size_t kMostEdits = 2;      // of a surname alone: "Motorola" is not Mattarella

struct Sound {
  std::string_view letters;
  char key;
};

/// Longer ones first. Capitals stand for sounds of several letters.
constexpr std::array<Sound, 22> kSounds{{{"tsch", 'C'}, {"tch", 'C'}, {"sch", 'S'}, {"ch", 'C'},
                                         {"cz", 'C'},   {"sh", 'S'},  {"zh", 'Z'},  {"kh", 'h'},
                                         {"gh", 'g'},   {"ph", 'f'},  {"th", 't'},  {"dh", 'd'},
                                         {"dj", 'a'},   {"ck", 'k'},  {"ts", 'z'},  {"tz", 'z'},
                                         {"q", 'k'},    {"c", 'k'},   {"w", 'v'},   {"x", 'k'},
                                         {"y", 'a'},    {"j", 'a'}}};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

const Sound* sound_at(std::string_view text) {
  const auto found = std::find_if(kSounds.begin(), kSounds.end(), [&](const Sound& sound) {
    return text.starts_with(sound.letters);
  });
  return found == kSounds.end() ? nullptr : &*found;
}

/// Every vowel is one, and what stands twice counts once.
void append_sound(char sound, std::string& key) {
  if (is_vowel(sound)) sound = 'a';
  if (key.empty() || key.back() != sound) key += sound;
}

std::string key_of(const Phrase& phrase) {
  const Words words = scan_words(phrase.surface);
  std::string key;
  for (const Word& word : words.words) {
    if (!key.empty()) key += ' ';
    key += spelling_key(words.folded_form(word));
  }
  return key;
}

bool names_leader(const Phrase& phrase) {
  return std::all_of(phrase.meanings.begin(), phrase.meanings.end(), [](const Meaning& meaning) {
    return names_entity(meaning.kind, EntityKind::Leader);
  });
}

bool are_of_same_leaders(const Phrase& a, const Phrase& b) {
  const auto has = [](const Phrase& phrase, std::uint32_t leader) {
    return std::any_of(phrase.meanings.begin(), phrase.meanings.end(),
                       [&](const Meaning& meaning) { return meaning.entity == leader; });
  };
  return std::all_of(a.meanings.begin(), a.meanings.end(),
                     [&](const Meaning& meaning) { return has(b, meaning.entity); }) &&
         std::all_of(b.meanings.begin(), b.meanings.end(),
                     [&](const Meaning& meaning) { return has(a, meaning.entity); });
}

class SpellingMatcher {
 public:
  SpellingMatcher(const Gazetteer& gazetteer, const Spellings& spellings, ReportNames& report)
      : gazetteer_(gazetteer),
        spellings_(spellings),
        report_(report),
        places_(report.places(gazetteer)) {}

  void run() {
    for (std::uint32_t part = 0; part < report_.parts().size(); ++part) {
      const PartText& text = report_.parts()[part];
      for (std::size_t i = 0; i < text.size();) {
        // In a headline of capitals nothing tells names from words.
        const bool may_begin_name =
            text.word(i).letters == Case::Capital && report_.at(part, i) == nullptr;
        i = may_begin_name ? match_run(part, i) : i + 1;
      }
    }
    std::stable_sort(report_.surnames.begin(), report_.surnames.end(),
                     [](const SurnamePlace& a, const SurnamePlace& b) {
                       return a.part != b.part ? a.part < b.part : a.first < b.first;
                     });
  }

 private:
  /// Notes what is spelled like a name in the words with capitals from `first` on; returns where to
  /// go on.
  std::size_t match_run(std::uint32_t part, std::size_t first) {
    const std::size_t last =
        may_go_on(report_.parts()[part], first + 1) ? person_from(report_, part, first).last : first;
    if (last > first + 1 && spellings_.ends_name(key_of_words(part, last - 1, last))) {
      for (std::size_t from = first; from + 2 <= last; ++from) {
        if (match_full_name(part, from, last)) return last;
      }
    }
    const std::size_t end = std::max(last, first + 1);
    for (std::size_t i = first; i < end; ++i) match_surname(part, i);
    return end;
  }

  /// Whether word `i` can belong to a name that begins before it; most can not.
  static bool may_go_on(const PartText& text, std::size_t i) {
    constexpr std::uint32_t kLongestParticle = 5;
    return i < text.size() && (text.is_joined(i) || text.word(i).gap == Gap::Stop) &&
           (text.has_capital(i) || text.word(i).folded_bytes <= kLongestParticle);
  }

  bool match_full_name(std::uint32_t part, std::size_t first, std::size_t last) {
    if (last - first > kMostWords) return false;
    const std::string key = key_of_words(part, first, last);
    if (key.size() < kLeastKey + (last - first - 1)) return false;
    const Phrase* phrase = spellings_.find(key);
    if (phrase == nullptr || phrase->meanings.front().kind != NameKind::Leader) return false;
    const std::uint32_t leader = phrase->meanings.front().entity;
    if (!gazetteer_.leader(leader).led_any_of(places_)) return false;
    report_.add({part, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                 NameKind::Leader, leader, Rule::Spelling});
    return true;
  }

  void match_surname(std::uint32_t part, std::size_t at) {
    const PartText& text = report_.parts()[part];
    if (text.ids[at].is_known() || text.folded(at).size() < kLeastSurname) return;
    const Phrase* phrase = spellings_.find(spelling_key(text.folded(at)));
    if (phrase == nullptr || phrase->meanings.front().kind != NameKind::Surname) return;
    if (edit_distance(fold(phrase->surface), text.folded(at)) > kMostEdits) return;
    const auto first = static_cast<std::uint32_t>(at);
    report_.surnames.push_back({part, first, first + 1, phrase});
  }

  std::string key_of_words(std::uint32_t part, std::size_t first, std::size_t last) const {
    const PartText& text = report_.parts()[part];
    std::string key;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first) key += ' ';
      key += spelling_key(text.folded(i));
    }
    return key;
  }

  const Gazetteer& gazetteer_;
  const Spellings& spellings_;
  ReportNames& report_;
  std::vector<std::string_view> places_;  // that the report names, sorted
};

}  // namespace

std::string spelling_key(std::string_view folded) {
  std::string key;
  if (folded.size() < kShortWord) {
    for (const char c : folded) {
      if (key.empty() || key.back() != c) key += c;
    }
    return key;
  }
  while (!folded.empty()) {
    const Sound* sound = sound_at(folded);
    append_sound(sound != nullptr ? sound->key : folded.front(), key);
    folded.remove_prefix(sound != nullptr ? sound->letters.size() : 1);
  }
  if (key.size() > 2 && key.back() == 'a') key.pop_back();
  if (key.back() == 'f') key.back() = 'v';  // "Gorbachoff"
  return key;
}

Spellings::Spellings(const Gazetteer& gazetteer) {
  gazetteer.for_each_name([this](const Phrase& phrase) {
    if (names_leader(phrase)) add(phrase);
  });
}

void Spellings::add(const Phrase& phrase) {
  const std::string_view surface = phrase.surface;
  const bool is_latin = std::all_of(surface.begin(), surface.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0xD0;  // not Cyrillic, Arabic, Chinese ...
  });
  if (!is_latin) return;
  std::string key = key_of(phrase);
  if (const std::size_t blank = key.rfind(' '); blank != std::string::npos) {
    last_words_.insert(key.substr(blank + 1));
  }
  const auto [known, is_new] = phrases_.try_emplace(std::move(key), &phrase);
  if (is_new || known->second == nullptr) return;
  if (!are_of_same_leaders(*known->second, phrase)) known->second = nullptr;
}

bool Spellings::ends_name(const std::string& key) const { return last_words_.contains(key); }

const Phrase* Spellings::find(const std::string& key) const {
  const auto found = phrases_.find(key);
  return found == phrases_.end() ? nullptr : found->second;
}

void match_spellings(const Gazetteer& gazetteer, const Spellings& spellings, ReportNames& report) {
  SpellingMatcher(gazetteer, spellings, report).run();
}

}  // namespace chancery
