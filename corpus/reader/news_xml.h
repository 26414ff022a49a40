#pragma once

#include <string>
#include <variant>
#include <vector>

#include "corpus/article.h"
#include "corpus/reader/reader.h"

namespace chancery {

/// The reports of a document of XML, in their order, none of them complete(): of NITF, of NewsML-G2 (a
/// newsItem, or all of a newsMessage) and NewsML 1, of RSS, Atom and RDF feeds an item each. Rejects:
/// "bad-xml"; "unsupported-form" for any other XML; "empty" if there are none.
std::variant<std::vector<Article>, BadRecord> articles_of_xml(const std::string& bytes);

}  // namespace chancery
