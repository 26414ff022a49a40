#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "corpus/article.h"

namespace chancery {

/// Reports of a source that has some ids more than once, held until it is known which of an id is the last.
class HeldReports {
 public:
  /// In the place of an earlier one of its id; whether there was one.
  bool add(Article article);

  /// Lets go of the one with this id; whether there was one.
  bool drop(const std::string& id);

  /// Whether they take so much memory that some should be taken.
  bool is_full() const { return bytes_ > kMostBytes; }

  /// Any of them, which is no longer held; nullopt if there is none.
  std::optional<Article> take();

 private:
  static constexpr std::size_t kMostBytes = std::size_t{8} << 20U;

  std::map<std::string, Article> by_id_{};
  std::size_t bytes_ = 0;
};

}  // namespace chancery
