#include "indexer/analysis/recognizer.h"

#include <algorithm>

#include "corpus/text/clean.h"
#include "tests/fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace chancery;
  static const Recognizer recognizer(Gazetteer::built_in());
  // The first line is the title.
  const std::string_view text = fuzz::view_of(bytes, size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  Article article;
  article.title = clean_line(text.substr(0, end));
  article.text = clean_text(text.substr(end));
  recognizer.analyse(std::move(article));
  return 0;
}
