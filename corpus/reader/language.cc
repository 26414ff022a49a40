#include "corpus/reader/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

/// What is looked at of a text: so many bytes of the beginning, and from the middle on. What stands at the end is
/// often not of the report.
struct Sample {
  std::size_t beginning, middle;
  int least_percent;  // of the letters are to be of one language
};

// Of most reports a few lines tell it, in half the time; where these are not of one language all through, more
// of them does. Yet more makes it no surer.
constexpr Sample kFewLines{192, 96, 95}, kMore{512, 256, 80};

bool is_whole(const Sample& sample, std::string_view text) {
  return text.size() <= sample.beginning + sample.middle;
}

std::string taken(const Sample& sample, std::string_view text) {
  if (is_whole(sample, text)) return std::string(text);
  std::string_view middle = text.substr(std::max(text.size() / 2, sample.beginning));
  while (!middle.empty() && is_inner_byte(middle.front())) middle.remove_prefix(1);
  return std::string(utf8_prefix(text, sample.beginning))
      .append("\n")
      .append(utf8_prefix(middle, sample.middle));
}

std::string language_of(std::string_view sample, int least_percent) {
  constexpr int kLeast = 80;  // bytes of letters; names alone are often of no language
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool is_reliable = false;
  constexpr bool kIsPlainText = true;
  constexpr int kFlags = 0;
  CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), kIsPlainText,
                                 &hints, kFlags, languages.data(), percents.data(), scores.data(),
                                 nullptr, &bytes, &is_reliable);
  const bool is_sure = is_reliable && languages[0] != CLD2::UNKNOWN_LANGUAGE &&
                       percents[0] >= least_percent && bytes >= kLeast;
  return is_sure ? ascii_lower(CLD2::LanguageCode(languages[0])) : std::string();
}

std::string language_of(std::string_view title, std::string_view text) {
  const auto by = [&](const Sample& sample) {
    return language_of(taken(sample, title) + '\n' + taken(sample, text), sample.least_percent);
  };
  const bool is_all = is_whole(kFewLines, title) && is_whole(kFewLines, text);
  const std::string language = is_all ? std::string() : by(kFewLines);
  return language.empty() ? by(kMore) : language;
}

}  // namespace

std::string detected_language(std::string_view text) { return language_of({}, text); }

void find_language(Article& article) {
  if (!article.language.empty()) return;
  // A derived title is the beginning of the text once more.
  article.language = language_of(article.title_derived ? std::string_view() : article.title, article.text);
  article.language_derived = true;
}

}  // namespace chancery
