#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "corpus/schema/stems.h"
#include "corpus/text/text_map.h"

namespace chancery {

/// The stems of words, each made once: ten reports have the same words again and again. Not for two
/// threads at once.
class KnownStems {
 public:
  /// As schema::Stems::term; valid until the next call.
  const std::string& term(std::string_view language, std::string_view word);

 private:
  using Terms = TextMap<std::string>;

  schema::Stems stems_{};
  std::map<std::string, Terms, std::less<>> known_{};  // by language
  std::size_t words_ = 0;
};

}  // namespace chancery
