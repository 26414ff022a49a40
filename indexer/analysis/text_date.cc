#include "indexer/analysis/text_date.h"

#include <algorithm>
#include <array>

#include "corpus/date.h"
#include "corpus/text/ascii.h"

namespace chancery {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

bool may_be_month(const Word& word, std::string_view folded) {
  return word.has_capital() && folded.size() >= 3 &&
         std::find(kMonths.begin(), kMonths.end(), folded.substr(0, 3)) != kMonths.end();
}

bool is_year(std::string_view folded) {
  return folded.size() == 4 && std::all_of(folded.begin(), folded.end(), is_ascii_digit);
}

}  // namespace

std::optional<std::chrono::year_month_day> date_in_text(std::string_view text,
                                                        const Words& words) {
  const auto& all = words.words;
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    if (!may_be_month(all[i], words.folded_form(all[i]))) continue;
    // The month is the second word of three, or the first.
    for (const std::size_t first : {i == 0 ? i : i - 1, i}) {
      if (first + 2 >= all.size() || !is_year(words.folded_form(all[first + 2]))) continue;
      const std::size_t begin = all[first].begin;
      const auto date = parse_date(text.substr(begin, all[first + 2].end - begin));
      if (date) return date->day;
    }
  }
  return std::nullopt;
}

}  // namespace chancery
