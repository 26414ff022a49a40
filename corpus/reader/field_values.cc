#include "corpus/reader/field_values.h"

#include <algorithm>
#include <utility>

#include "corpus/reader/derived_title.h"
#include "corpus/text/ascii.h"

namespace chancery {

std::string language_tag(std::string_view text) {
  std::string out = ascii_lower(text);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

void complete(Article& article, std::string_view id) {
  std::replace(article.text.begin(), article.text.end(), '\t', ' ');
  if (article.id.empty()) {
    article.id = id;
    article.id_derived = true;
  }
  if (article.title.empty() && !article.text.empty()) {
    article.title = derived_title(article.text);
    article.title_derived = true;
  }
}

BadRecord too_large(std::string place) {
  return {std::move(place), "too-large",
          "The report is longer than " + std::to_string(kMaxReportBytes >> 20U) + " MB."};
}

BadRecord no_text(std::string place) {
  return {std::move(place), "no-text", "The report has neither a title nor a text."};
}

}  // namespace chancery
