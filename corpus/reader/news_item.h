#pragma once

#include <libxml/tree.h>

#include "corpus/article.h"

/// Reports in the forms of the IPTC. An author's name, where it is stated, stands above the text. Nothing
/// is complete().
namespace chancery {

/// Of <nitf>: headline, date of the story or of issue, byline, dateline, body, copyright holder.
Article article_of_nitf(const xmlNode* nitf);

/// Of <newsItem> of NewsML-G2: content as NITF, HTML or plain text within it.
Article article_of_news_item(const xmlNode* item);

/// Of <NewsItem> of NewsML 1.
Article article_of_newsml1(const xmlNode* item);

}  // namespace chancery
