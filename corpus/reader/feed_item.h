#pragma once

#include <string>

#include <libxml/tree.h>

#include "corpus/article.h"

namespace chancery {

/// What a feed says of itself, and its items do not repeat.
struct FeedHead {
  std::string title{};
  std::string language{};  // as in Article
};

/// Of <rss>, <rdf:RDF> or <feed>.
FeedHead head_of_feed(const xmlNode* feed);

/// Of an <item> of RSS or an <entry> of Atom: the longest text it carries, without markup. Not complete().
Article article_of_feed_item(const xmlNode* item, const FeedHead& feed);

}  // namespace chancery
