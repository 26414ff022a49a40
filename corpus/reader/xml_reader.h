#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/reader/byte_source.h"
#include "corpus/reader/reader.h"
#include "corpus/reader/xml_tree.h"

namespace chancery {

/// A document of XML by what its root says: feeds (corpus/reader/feed.h), NITF, NewsML-G2 and the
/// Reuters corpus of 1996 (corpus/reader/news_xml.h). Of several reports in it each has its place,
/// "report 2", and a made id ends in "#2". Other roots are the reject "unsupported-form".
class XmlReader final : public Reader {
 public:
  XmlReader(ByteSource bytes, std::string name);

  Record next() override;
  std::uint64_t bytes_read() const override { return bytes_.bytes_read(); }

 private:
  std::optional<BadRecord> open();
  Record report(const xmlNode* node);

  using MakeArticle = Article (*)(const xmlNode*);

  ByteSource bytes_;
  std::string name_;
  XmlTree tree_{};
  std::vector<const xmlNode*> nodes_{};  // of the reports
  MakeArticle make_article_ = nullptr;
  bool is_one_ = false;  // the document is the report
  bool is_open_ = false;
  std::size_t number_ = 0;  // of reports given
};

/// Whether a text that begins with `head` (lower case) is a document that XmlReader is for: XML by its
/// declaration, or by the name of its root.
bool is_xml(std::string_view head);

}  // namespace chancery
