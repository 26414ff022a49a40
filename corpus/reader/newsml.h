#pragma once

#include <vector>

#include <libxml/tree.h>

#include "corpus/article.h"

namespace chancery {

/// The items of a newsMessage of IPTC's NewsML-G2 in their order, without those that are no text by
/// their class (pictures, video) and without packages, which only refer to items.
std::vector<const xmlNode*> news_items(const xmlNode* message);

/// The newsItem that is a document of its own; none if it is no text.
std::vector<const xmlNode*> news_item(const xmlNode* root);

/// Whether the status of an item says that it must not be published, or no more.
bool is_withdrawn(const xmlNode* item);

/// A newsItem of NewsML-G2:
///
///   id        newsItem@guid
///   title     headline, else the title of the item, or of what is in it
///   date      contentCreated, firstCreated, versionCreated: the first that is a whole day
///   text      inlineXML (NITF, or HTML as XML), inlineData; after the dateline, below the line of `by`
///   source    the provider's name, creditline, the holder of the copyright
///   language  contentMeta/language, xml:lang of the item
///
/// or a newsitem of the Reuters corpus of 1996 (RCV1): itemid, headline, date, byline, dateline, text,
/// copyright. The article is not complete().
Article article_of_news_item(const xmlNode* item);

}  // namespace chancery
