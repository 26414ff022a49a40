#include "corpus/reader/language.h"

#include <array>
#include <vector>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"

namespace chancery {

std::string detected_language(std::string_view text) {
  constexpr std::size_t kEnough = 4096;  // bytes; more make it no surer, and take time
  constexpr int kLeast = 80;             // bytes of letters; names alone are often of no language
  constexpr int kMostlyOne = 80;         // percent
  const std::string_view beginning = utf8_prefix(text, kEnough);
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool is_reliable = false;
  constexpr bool kIsPlainText = true;
  constexpr int kFlags = 0;
  CLD2::ExtDetectLanguageSummary(beginning.data(), static_cast<int>(beginning.size()), kIsPlainText,
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
