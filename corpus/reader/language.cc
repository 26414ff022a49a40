#include "corpus/reader/language.h"

#include <array>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace chancery {

namespace {

// Bytes, of the beginning and of the end: more make it no surer, and take time.
constexpr std::size_t kEnough = 384;

std::string sample_of(std::string_view text) {
  if (text.size() <= 2 * kEnough) return std::string(text);
  std::string_view end = text.substr(text.size() - kEnough);
  while (!is_utf8(end)) end.remove_prefix(1);  // at most three bytes
  return std::string(utf8_prefix(text, kEnough)).append("\n").append(end);
}

}  // namespace

std::string detected_language(std::string_view text) {
  constexpr int kLeast = 80;             // bytes of letters; names alone are often of no language
  constexpr int kMostlyOne = 80;         // percent
  const std::string sample = sample_of(text);
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

void find_language(Article& article) {
  if (!article.language.empty()) return;
  article.language = detected_language(article.title + '\n' + article.text);
  article.language_derived = true;
}

}  // namespace chancery
