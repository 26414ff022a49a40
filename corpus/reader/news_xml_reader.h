#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The reports of one document of XML (corpus/reader/news_xml.h). Of several the places are "item 1",
/// "item 2", and made ids end in "#1", "#2".
class NewsXmlReader final : public Reader {
 public:
  NewsXmlReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  std::optional<BadRecord> read();

  ByteSource bytes_;
  std::string name_;
  std::vector<Article> articles_{};
  std::size_t given_ = 0;
  bool is_read_ = false;
};

}  // namespace chancery
