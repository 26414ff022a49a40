#pragma once

#include <vector>

#include <libxml/tree.h>

#include "corpus/article.h"

namespace chancery {

/// The items of a feed of RSS 2.0, RSS 1.0 (RDF) or Atom, in their order.
std::vector<const xmlNode*> feed_items(const xmlNode* root);

/// One item:
///
///   id        guid, id, rdf:about; else the address
///   url       link, a link that is the item's alternate, a guid that is an address
///   title     title, without markup
///   date      pubDate, published, dc:date, issued, updated
///   text      content:encoded, content; else description, summary; markup becomes paragraphs, and the
///             name of the author (dc:creator, author/name) stands above
///   language  xml:lang, dc:language, the feed's language
///   source    of the item, else the feed's title
///
/// The article is not complete().
Article article_of_feed_item(const xmlNode* item);

}  // namespace chancery
