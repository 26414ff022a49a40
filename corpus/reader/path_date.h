#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "corpus/article.h"

namespace chancery {

/// What a path says of when the reports below it are from.
struct PathDate {
  std::optional<std::chrono::year_month_day> day{};
  std::optional<std::chrono::year> year{};
  std::optional<std::chrono::month> month{};  // only with a year

  bool operator==(const PathDate&) const = default;
};

/// Of "2025/09/02/x", "2025-09-02-x.txt", "x_20250902.xml": a day; of "2025-09/x", "1945_02_x": a month;
/// of "archive/2025/x": a year. Numbers stand apart from letters. Of several the last counts, since a
/// file's name says more than its folder's, and a day more than the rest. Years are 1900 to 2999.
PathDate path_date(std::string_view path);

/// Of the path of `article` in its archive, in a container there, and of its web address, which says
/// more. `name` is that of its source.
PathDate path_date(std::string_view name, const Article& article);

}  // namespace chancery
