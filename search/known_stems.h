#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/schema/stems.h"

namespace chancery {

/// The stems of words, each made once: ten reports have the same words again and again. Not for two
/// threads at once.
class KnownStems {
 public:
  /// As schema::Stems::term; valid until the next call.
  const std::string& term(std::string_view language, std::string_view word);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  using Terms = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;

  schema::Stems stems_{};
  std::map<std::string, Terms, std::less<>> known_{};  // by language
  std::size_t words_ = 0;
};

}  // namespace chancery
