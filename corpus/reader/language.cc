#include "corpus/reader/language.h"

#include <algorithm>
#include <array>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

// Bytes, of the beginning and from the middle on: more make it no surer, and take time. What stands at the end
// is often not of the report.
constexpr std::size_t kBeginning = 512, kMiddle = 256;

std::string sample_of(std::string_view text) {
  if (text.size() <= kBeginning + kMiddle) return std::string(text);
  std::string_view middle = text.substr(std::max(text.size() / 2, kBeginning));
  while (!middle.empty() && is_inner_byte(middle.front())) middle.remove_prefix(1);
  return std::string(utf8_prefix(text, kBeginning)).append("\n").append(utf8_prefix(middle, kMiddle));
}

std::string language_of(std::string_view sample) {
  constexpr int kLeast = 80;       // bytes of letters; names alone are often of no language
  constexpr int kMostlyOne = 80;   // percent
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
                       percents[0] >= kMostlyOne && bytes >= kLeast;
  return is_sure ? ascii_lower(CLD2::LanguageCode(languages[0])) : std::string();
}

}  // namespace

std::string detected_language(std::string_view text) { return language_of(sample_of(text)); }

void find_language(Article& article) {
  if (!article.language.empty()) return;
  std::string sample = sample_of(article.text);
  // A derived title is the beginning of the text once more.
  if (!article.title_derived) sample.insert(0, sample_of(article.title) + "\n");
  article.language = language_of(sample);
  article.language_derived = true;
}

}  // namespace chancery
